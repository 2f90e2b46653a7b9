//! Room in which bytes stood that are no longer needed, for the next: memory that was in use is sooner had than new memory.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many rooms are kept.
const MOST: usize = 8;
/// Bytes of the largest room that is kept.
const LARGEST: usize = 16 << 20;

/// Rooms of several parts each.
#[derive(Debug, Default)]
pub(super) struct Rooms(Mutex<Vec<Vec<Vec<u8>>>>);

impl Rooms {
    /// A room, an empty one where none is kept. Nothing stays locked behind it: others take rooms while this one is in use.
    pub(super) fn take(&self) -> Vec<Vec<u8>> {
        self.lock().pop().unwrap_or_default()
    }

    /// Gives a room back, which is kept unless it is large or there are enough.
    pub(super) fn give(&self, room: Vec<Vec<u8>>) {
        let mut rooms = self.lock();
        if rooms.len() < MOST && room.iter().map(Vec::capacity).sum::<usize>() <= LARGEST {
            rooms.push(room);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Vec<Vec<u8>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_few_and_none_is_large() {
        let rooms = Rooms::default();
        assert!(rooms.take().is_empty());
        rooms.give(vec![Vec::with_capacity(LARGEST + 1)]);
        assert!(rooms.take().is_empty());
        (0..2 * MOST).for_each(|_| rooms.give(vec![Vec::with_capacity(10)]));
        let kept = (0..2 * MOST).filter(|_| rooms.take().first().is_some_and(|part| part.capacity() >= 10)).count();
        assert_eq!(kept, MOST);
    }
}
