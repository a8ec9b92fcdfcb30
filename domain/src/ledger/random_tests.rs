//! Random postings on a programme of several projects: whatever happens, sums agree, nothing is released twice and the ceiling holds.

use super::*;
use crate::Eur;
use crate::financing::{FinancingRow, InstrumentKind, PublicMoney, PublicSource};
use crate::gates::NewAmount;
use crate::ids::{DecisionId, LedgerRowId, OrganisationId, PartnerId};
use crate::partners::{OrganisationType, PartnerFacts, PartnerRole, Region};
use crate::projects::Phase;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Steps over all seeds.
const STEPS: u64 = 20_000;
const SEEDS: u64 = 20;
const MOST: Eur = Eur::euros(1_000_000);

/// Throws of one seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }

    fn cents(&mut self, most: u64) -> Eur {
        Eur(i64::try_from(self.below(most)).expect("a small amount"))
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(u64::try_from(list.len()).expect("a list"))).expect("a place")]
    }
}

#[derive(Default)]
struct Project {
    partners: Vec<PartnerFacts>,
    rows: Vec<Row>,
    /// What each decision that stands approved.
    stands: BTreeMap<DecisionId, Eur>,
    has_ended: bool,
}

struct World {
    dice: Dice,
    projects: Vec<Project>,
    made: u128,
    on: NaiveDate,
}

impl World {
    fn id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(self.made)
    }

    fn new(seed: u64) -> Self {
        let on = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let mut world = Self { dice: Dice(seed), projects: Vec::new(), made: 0, on };
        for _ in 0..6 {
            let count = 1 + world.dice.below(4);
            let partners = (0..count).map(|_| world.partner()).collect();
            world.projects.push(Project { partners, ..Project::default() });
        }
        world
    }

    fn partner(&mut self) -> PartnerFacts {
        PartnerFacts {
            id: PartnerId(self.id()),
            organisation: OrganisationId(self.id()),
            name: String::new(),
            role: PartnerRole::Participant,
            organisation_type: self.dice.one_of(OrganisationType::ALL),
            size: None,
            region: Region::Twente,
            is_core_business: None,
        }
    }

    fn financing(&mut self, partners: &[PartnerFacts]) -> Vec<FinancingRow> {
        let mut rows = Vec::new();
        for partner in partners {
            let public = PublicMoney::only(self.dice.one_of(PublicSource::ALL), self.dice.cents(3_000_000));
            let [own_cash, own_in_kind, other] = [(); 3].map(|()| self.dice.cents(2_000_000));
            let cost = public.total() + own_cash + own_in_kind + other;
            rows.push(FinancingRow { partner: partner.id, cost, public, own_cash, own_in_kind, other });
        }
        rows
    }

    fn taken(&self) -> Eur {
        let chain = Chain::of(self.projects.iter().flat_map(|project| &project.rows)).expect("sums");
        ceiling(&chain).taken().expect("sums")
    }

    fn keep(&mut self, at: usize, postings: Vec<Posting>) {
        for posting in postings {
            let id = LedgerRowId(self.id());
            self.projects[at].rows.push(Row { id, posting });
        }
    }

    /// A go, or a correction of one; refused above the ceiling, and then nothing is written.
    fn sign(&mut self, at: usize, corrects: Option<DecisionId>) {
        let partners = self.projects[at].partners.clone();
        let rows = self.financing(&partners);
        let mut amounts = Vec::new();
        for _ in 0..1 + self.dice.below(3) {
            let (source, instrument) = (self.dice.one_of(PublicSource::ALL), self.dice.one_of(InstrumentKind::ALL));
            amounts.push(NewAmount { source, instrument, amount: self.dice.cents(5_000_000) });
        }
        let approved: Eur = amounts.iter().map(|one| one.amount).sum();
        let freed = corrects.and_then(|id| self.projects[at].stands.get(&id).copied()).filter(|_| !self.projects[at].has_ended).unwrap_or_default();
        if self.taken() - freed + approved > MOST {
            return;
        }
        let decision = DecisionId(self.id());
        let signed = Signed { decision, phase: Phase::Start, on: self.on, partners: &partners, rows: &rows, amounts: &amounts };
        let booked = go(&signed).expect("there are partners");
        assert_eq!(Budget::differences(&booked), Ok(Vec::new()), "what is approved balances for each partner");
        if let Some(before) = corrects {
            let back = correction(&self.projects[at].rows, before, decision, self.on);
            self.keep(at, back);
            self.projects[at].stands.remove(&before);
        }
        self.keep(at, booked);
        self.projects[at].stands.insert(decision, approved);
        if self.projects[at].has_ended {
            self.end(at, &Cause::Decision(decision));
        }
    }

    fn end(&mut self, at: usize, cause: &Cause) {
        let released = release(&self.projects[at].rows, self.on, cause).expect("sums");
        self.keep(at, released);
        self.projects[at].has_ended = true;
    }

    fn spend(&mut self, at: usize) {
        let kind = self.dice.one_of(&[RowKind::Claim, RowKind::Realisation, RowKind::Payment]);
        let amount = self.dice.cents(2_000_000);
        let rows = &self.projects[at].rows;
        let commitments: Vec<Row> = rows.iter().filter(|row| row.posting.kind == RowKind::Commitment).cloned().collect();
        if commitments.is_empty() {
            return;
        }
        let of = &commitments[usize::try_from(self.dice.below(u64::try_from(commitments.len()).expect("a few"))).expect("a place")];
        if let Ok(posting) = spend(rows, of, kind, amount, self.on, "Rapport") {
            self.keep(at, vec![posting]);
        }
    }

    fn step(&mut self) {
        self.on = self.on.checked_add_days(Days::new(1)).expect("a day");
        let at = usize::try_from(self.dice.below(6)).expect("a place");
        let stands: Vec<DecisionId> = self.projects[at].stands.keys().copied().collect();
        let has_ended = self.projects[at].has_ended;
        match self.dice.below(10) {
            0 | 1 if !has_ended => self.sign(at, None),
            2 if !stands.is_empty() => {
                let corrected = self.dice.one_of(&stands);
                self.sign(at, Some(corrected));
            }
            3 if !has_ended && self.dice.below(20) == 0 => self.end(at, &Cause::Document("Stoppen".to_owned())),
            _ if !has_ended => self.spend(at),
            _ => {}
        }
    }
}

fn ceiling(chain: &Chain) -> Ceiling {
    Ceiling { most: MOST, committed: chain.get(Column::Committed), released: chain.get(Column::Released) }
}

fn holds(world: &World, before: &[Vec<Row>], at: &str) {
    for (project, before) in world.projects.iter().zip(before) {
        assert_eq!(&project.rows[..before.len()], &before[..], "{at}: what was written stays as it was");
        let chain = Chain::of(&project.rows).expect("sums");
        let approved: Eur = project.stands.values().copied().sum();
        assert_eq!(chain.get(Column::Committed), approved, "{at}: commitments are what the decisions that stand approved");
        assert_eq!(Budget::differences(&project.rows), Ok(Vec::new()), "{at}: every partner balances");
        let mut of: BTreeMap<CommitmentKey, Vec<&Row>> = BTreeMap::new();
        for row in &project.rows {
            if let Some(key) = row.posting.commitment() {
                of.entry(key).or_default().push(row);
            }
        }
        for (key, rows) in &of {
            let chain = Chain::of(rows.iter().copied()).expect("sums");
            assert!(Column::ALL.iter().all(|column| chain.get(*column) >= Eur::ZERO), "{at}: {key:?} {chain:?}");
            if project.has_ended {
                let unspent = chain.unspent().expect("sums");
                assert!(unspent == Eur::ZERO || unspent < Eur::ZERO && chain.get(Column::Released) == Eur::ZERO, "{at}: {key:?} keeps {unspent:?}");
            }
        }
        let opened = of.values().map(|rows| Chain::of(rows.iter().copied()).expect("sums").get(Column::Committed));
        assert_eq!(opened.sum::<Eur>(), approved, "{at}: the total equals its opened rows");
    }
    let chain = Chain::of(world.projects.iter().flat_map(|project| &project.rows)).expect("sums");
    assert!(ceiling(&chain).left().expect("a sum") >= Eur::ZERO, "{at}: the ceiling is never passed");
}

#[test]
fn no_sum_drifts_nothing_is_released_twice_and_the_ceiling_is_never_passed() {
    let (mut ended, mut negative) = (0, 0);
    for seed in 0..SEEDS {
        let mut world = World::new(seed);
        for number in 0..STEPS / SEEDS {
            let before: Vec<Vec<Row>> =
                if number % 50 == 0 { world.projects.iter().map(|one| one.rows.clone()).collect() } else { vec![Vec::new(); 6] };
            world.step();
            if number % 50 == 0 {
                holds(&world, &before, &format!("seed {seed}, step {number}"));
            }
        }
        holds(&world, &vec![Vec::new(); 6], &format!("seed {seed}, at the end"));
        ended += world.projects.iter().filter(|one| one.has_ended).count();
        negative += world.projects.iter().flat_map(|one| &one.rows).filter(|row| row.posting.amount < Eur::ZERO).count();
    }
    assert!(ended > 20 && negative > 100, "the steps get somewhere: {ended} ended, {negative} rows taken back");
}
