//! The fuzz targets on their seeds and on damaged copies of them: in every run of the tests a few, many where they are asked for.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::Path;

use targets::TARGETS;

/// A generator of numbers that gives the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A seed with a few bytes changed, put in, taken out, or taken from another.
fn damaged(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        let until = (at + chance.below(24)).min(bytes.len());
        match chance.below(5) {
            0 => bytes.insert(at, chance.below(256) as u8),
            1 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            2 => drop(bytes.drain(at..until)),
            3 => bytes.splice(at..at, bytes[at..until].to_vec()).for_each(drop),
            _ => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len() + 1);
                let part = other[from..(from + chance.below(64)).min(other.len())].to_vec();
                bytes.splice(at..until, part).for_each(drop);
            }
        }
    }
    bytes
}

fn probe(rounds: usize, start: u64) {
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name} has no seeds");
        seeds.iter().for_each(|seed| target(seed));
        let mut chance = Chance(start);
        (0..rounds).for_each(|_| target(&damaged(&seeds, &mut chance)));
    }
}

#[test]
fn no_bytes_make_a_reader_panic_or_lose_a_word() {
    probe(150, 0x9E37_79B9_7F4A_7C15);
}

#[test]
#[ignore = "takes minutes: cargo test --release --test probes -- --ignored"]
fn no_bytes_make_a_reader_panic_or_lose_a_word_however_many_are_tried() {
    (1..=20).for_each(|start| probe(20_000, 0xD1B5_4A32_D192_ED03 ^ start));
}
