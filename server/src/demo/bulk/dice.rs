//! Numbers that look random and are the same for the same seed: splitmix64.

use uuid::Uuid;

/// The generator.
pub(super) struct Dice {
    state: u64,
    made: u64,
}

/// The first moment of the ids, in milliseconds: they sort in the order in which they are made.
const FIRST_MOMENT: u64 = 1_700_000_000_000;

impl Dice {
    /// A generator that begins at a seed.
    pub(super) const fn new(seed: u64) -> Self {
        Self { state: seed, made: 0 }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.state)
    }

    /// A number from 0 to one below `sides`.
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.next() % sides.max(1)
    }

    /// True in so many of a hundred throws.
    pub(super) fn percent(&mut self, chance: u64) -> bool {
        self.roll(100) < chance
    }

    /// A number between two others, both included.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let sides = most.saturating_sub(least).unsigned_abs() + 1;
        least + i64::try_from(self.roll(sides)).unwrap_or(0)
    }

    /// One of a list.
    pub(super) fn one<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let length = u64::try_from(list.len()).unwrap_or(0);
        usize::try_from(self.roll(length)).ok().and_then(|at| list.get(at))
    }

    /// A new id of version 7.
    pub(super) fn id(&mut self) -> Uuid {
        let parts = (self.next(), self.next());
        self.id_of(parts)
    }

    /// A new id without a throw: what is written beside a project leaves the numbers after it as they were.
    pub(super) fn id_beside(&mut self) -> Uuid {
        let first = mixed(self.state ^ self.made.rotate_left(32));
        self.id_of((first, mixed(first)))
    }

    fn id_of(&mut self, (first, second): (u64, u64)) -> Uuid {
        self.made += 1;
        let moment = (FIRST_MOMENT + self.made) << 16;
        Uuid::from_u64_pair(moment | 0x7000 | (first & 0x0fff), 0x8000_0000_0000_0000 | (second >> 2))
    }
}

const fn mixed(state: u64) -> u64 {
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_ids_in_order() {
        let (mut one, mut other) = (Dice::new(7), Dice::new(7));
        let ids: Vec<Uuid> = (0..100).map(|_| one.id()).collect();
        assert_eq!(ids, (0..100).map(|_| other.id()).collect::<Vec<_>>());
        assert!(ids.is_sorted() && ids.iter().all(|id| id.get_version_num() == 7));
        let beside: std::collections::BTreeSet<Uuid> = (0..100).flat_map(|_| [one.id_beside(), other.id_beside()]).collect();
        assert_eq!((beside.len(), one.roll(1_000_000)), (100, other.roll(1_000_000)), "ids beside are the same too, and throw nothing");
        assert!((0..1_000).all(|_| (3..=9).contains(&one.between(3, 9))));
        assert_ne!(Dice::new(8).roll(1_000_000), Dice::new(9).roll(1_000_000));
    }
}
