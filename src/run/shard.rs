//! One of the parts into which an archive is split, so that several machines can read it: which inputs fall to it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The most parts.
const MOST: u32 = 65_536;
/// Digits of a digest that say where an input belongs: the first eight bytes.
const DIGITS: usize = 16;

/// One of so many parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// Which it is, from 1.
    #[serde(rename = "shard")]
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

impl Shard {
    /// Whether an input falls to this part: by the digest of its bytes, so that equal bytes fall to the same, or by its path where it
    /// has none.
    pub fn has(self, sha256: Option<&str>, path: &str) -> bool {
        let of_bytes = sha256.and_then(|digest| digest.get(..DIGITS));
        let digits = of_bytes.map_or_else(|| crate::source::hex(&Sha256::digest(path)), str::to_owned);
        let value = u64::from_str_radix(&digits[..DIGITS], 16).unwrap_or_default();
        value % u64::from(self.of) == u64::from(self.number - 1)
    }

    /// Whether there can be such a part.
    pub fn is_one(self) -> bool {
        (1..=self.of).contains(&self.number) && self.of <= MOST
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        let shard = numbers.map(|(number, of)| Shard { number, of });
        match shard {
            Some(shard) if shard.is_one() => Ok(shard),
            Some(Shard { of: of @ 1..=MOST, .. }) => Err(format!("the shards of {of} are 1/{of} to {of}/{of}")),
            Some(_) => Err(format!("there may be 1 to {MOST} shards")),
            None => Err("give which shard of how many, such as 3/8".to_owned()),
        }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_one_of_so_many() {
        assert_eq!("3/8".parse(), Ok(Shard { number: 3, of: 8 }));
        for wrong in ["0/8", "9/8", "x", "3", "3/", "/8", "-1/8", "1/0", "1/65537", "3/8/9", ""] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
        assert_eq!("9/8".parse::<Shard>().unwrap_err(), "the shards of 8 are 1/8 to 8/8");
    }

    #[test]
    fn every_input_falls_to_one_shard_and_equal_bytes_to_the_same() {
        for of in [1, 2, 7, 64] {
            for number in 0..100 {
                let digest = crate::source::hex(&Sha256::digest([number]));
                let (path, other) = (format!("{number}.pdf"), format!("copy of {number}.pdf"));
                let takers = |sha256: Option<&str>, path: &str| -> Vec<u32> {
                    (1..=of).filter(|&number| Shard { number, of }.has(sha256, path)).collect()
                };
                assert_eq!(takers(Some(&digest), &path).len(), 1);
                assert_eq!(takers(Some(&digest), &path), takers(Some(&digest), &other));
                assert_eq!(takers(None, &path).len(), 1);
            }
        }
    }

    #[test]
    fn what_falls_to_a_shard_is_the_same_in_every_version() {
        let digest = "00000000000000ff".to_owned() + &"0".repeat(48);
        assert!(Shard { number: 8, of: 8 }.has(Some(&digest), "a.pdf"));
        assert!(Shard { number: 6, of: 10 }.has(Some(&digest), "a.pdf"));
        assert!(Shard { number: 3, of: 8 }.has(None, "a.pdf"));
    }
}
