//! Random edits, goes, splits, corrections, spending, recoveries, releases and lapses on a programme of several projects: whatever happens, sums
//! agree with their rows, what was refused writes nothing, nothing is released twice, a government brings no match and the ceiling holds.

mod holds;

use super::*;
use crate::Eur;
use crate::financing::{FinancingRow, InstrumentKind, PublicMoney, PublicSource};
use crate::gates::NewAmount;
use crate::ids::{DecisionId, LedgerRowId, OrganisationId, PartnerId};
use crate::partners::{OrganisationType, PartnerFacts, PartnerRole, Region};
use crate::projects::Phase;
use chrono::{Days, NaiveDate};
use holds::holds;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Steps over all seeds.
const STEPS: u64 = 20_000;
const SEEDS: u64 = 20;
const PHASES: [Phase; 3] = [Phase::Start, Phase::Innovation, Phase::MarketEntry];
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
    has_lapsed: bool,
}

struct World {
    dice: Dice,
    projects: Vec<Project>,
    made: u128,
    refused: u32,
    on: NaiveDate,
}

impl World {
    fn id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(self.made)
    }

    fn new(seed: u64) -> Self {
        let on = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let mut world = Self { dice: Dice(seed), projects: Vec::new(), made: 0, refused: 0, on };
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
        let takes_room = !self.projects[at].has_ended && !self.projects[at].has_lapsed;
        let freed = corrects.and_then(|id| self.projects[at].stands.get(&id).copied()).filter(|_| takes_room).unwrap_or_default();
        if self.taken() - freed + approved > MOST {
            return;
        }
        let decision = DecisionId(self.id());
        let signed = Signed { decision, phase: self.dice.one_of(&PHASES), on: self.on, partners: &partners, rows: &rows, amounts: &amounts };
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
        } else if corrects.is_some() {
            let right = lapse(&self.projects[at].rows, &phases_lapsed(&self.projects[at].rows), self.on, &Cause::Decision(decision));
            self.keep(at, right.expect("sums"));
        }
    }

    /// The time of a phase is over: what is left of it is released, and nothing the second time.
    fn lapse(&mut self, at: usize) {
        let (phases, cause) = (BTreeSet::from([self.dice.one_of(&PHASES)]), Cause::Document(LAPSED.to_owned()));
        let released = lapse(&self.projects[at].rows, &phases, self.on, &cause).expect("sums");
        self.projects[at].has_lapsed |= !released.is_empty();
        self.keep(at, released);
        assert_eq!(lapse(&self.projects[at].rows, &phases, self.on, &cause), Ok(Vec::new()), "nothing lapses twice");
    }

    /// A part of what was paid comes back.
    fn recover(&mut self, at: usize) {
        let paid: Vec<Row> = self.projects[at].rows.iter().filter(|row| row.posting.kind == RowKind::Payment).cloned().collect();
        if paid.is_empty() {
            return;
        }
        let of = paid[usize::try_from(self.dice.below(u64::try_from(paid.len()).expect("a few"))).expect("a place")].clone();
        let key = of.posting.commitment();
        let chain = Chain::of(self.projects[at].rows.iter().filter(|row| row.posting.commitment() == key)).expect("sums");
        let out = chain.get(Column::Paid) - chain.get(Column::Recovered);
        let back = self.dice.cents(u64::try_from(out.0).expect("not below zero") + 1);
        if back.is_positive() {
            let posting = Posting { kind: RowKind::Recovery, amount: back, follows: Some(of.id), booked_on: self.on, ..of.posting };
            self.keep(at, vec![posting]);
        }
    }

    /// An edit of the partners: one comes, or their order changes. What was written names organisations and stays.
    fn edit(&mut self, at: usize) {
        if self.projects[at].partners.len() < 6 && self.dice.below(2) == 0 {
            let partner = self.partner();
            self.projects[at].partners.push(partner);
        } else {
            self.projects[at].partners.rotate_left(1);
        }
    }

    /// What partners bring, as the approved budgets that stand say, by what each of them is.
    fn figures(&self) -> ProgrammeFigures {
        let mut figures = ProgrammeFigures::default();
        for project in &self.projects {
            for row in project.rows.iter().filter(|row| row.posting.kind == RowKind::Contribution && row.posting.source.is_none()) {
                let by = project.partners.iter().find(|one| one.organisation == row.posting.organisation).expect("a partner").organisation_type;
                figures.contribute(by, row.posting.means, row.posting.amount).expect("sums");
            }
        }
        figures
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
        let key = of.posting.commitment();
        let chain = Chain::of(rows.iter().filter(|row| row.posting.commitment() == key)).expect("sums");
        let column = Column::of(kind, of.posting.source).expect("a column");
        let back = if column == Column::Paid { chain.get(Column::Recovered) } else { Eur::ZERO };
        let left = chain.get(Column::Committed) - chain.get(Column::Released) - (chain.get(column) - back);
        match spend(rows, of, kind, amount, self.on, "Rapport") {
            Ok(posting) => {
                assert!(amount.is_positive() && amount <= left, "no more than is left");
                self.keep(at, vec![posting]);
            }
            Err(SpendingRefusal::AboveCommitment { left: told }) => {
                assert!(told == left && amount > left, "what is refused says what is left");
                self.refused += 1;
            }
            Err(refusal) => assert_eq!((refusal, amount), (SpendingRefusal::NotPositive, Eur::ZERO)),
        }
    }

    fn step(&mut self) {
        self.on = self.on.checked_add_days(Days::new(1)).expect("a day");
        let at = usize::try_from(self.dice.below(6)).expect("a place");
        let stands: Vec<DecisionId> = self.projects[at].stands.keys().copied().collect();
        let has_ended = self.projects[at].has_ended;
        match self.dice.below(13) {
            0 | 1 if !has_ended => self.sign(at, None),
            2 if !stands.is_empty() => {
                let corrected = self.dice.one_of(&stands);
                self.sign(at, Some(corrected));
            }
            3 if !has_ended && self.dice.below(20) == 0 => self.end(at, &Cause::Document("Stoppen".to_owned())),
            4 if !has_ended && self.dice.below(8) == 0 => self.lapse(at),
            5 if !has_ended => self.recover(at),
            6 if !has_ended => self.edit(at),
            _ if !has_ended => self.spend(at),
            _ => {}
        }
    }
}

fn ceiling(chain: &Chain) -> Ceiling {
    Ceiling { most: MOST, committed: chain.get(Column::Committed), released: chain.get(Column::Released) }
}

#[test]
fn no_sum_drifts_nothing_is_released_twice_and_the_ceiling_is_never_passed() {
    let (mut ended, mut negative, mut refused, mut lapsed) = (0, 0, 0, 0);
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
        refused += world.refused;
        lapsed += world.projects.iter().filter(|one| one.has_lapsed).count();
        ended += world.projects.iter().filter(|one| one.has_ended).count();
        negative += world.projects.iter().flat_map(|one| &one.rows).filter(|row| row.posting.amount < Eur::ZERO).count();
    }
    assert!(ended > 20 && negative > 100, "the steps get somewhere: {ended} ended, {negative} rows taken back");
    assert!(refused > 100 && lapsed > 20, "and are refused: {refused} refused, {lapsed} lapsed");
}
