//! The rows of one project while a write adds to them: what was signed or stopped becomes rows, by the rules of `domain::ledger`.

use crate::ledger::rows;
use crate::state::days::day_of;
use ::entity::{decision, ledger_row};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::financing::FinancingRow;
use domain::gates::{NewAmount, Outcome};
use domain::ids::{LedgerRowId, ProjectId};
use domain::ledger::{
    AmendRefusal, Amended, Cause, CommitmentKey, Posting, Row, RowKind, Signed, SpendingRefusal, amend, came_back, correction, go, lapse, paid,
    phases_lapsed, release, spend,
};
use domain::money::Overflow;
use domain::partners::PartnerFacts;
use domain::projects::Phase;
use sea_orm::DbErr;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A signed decision with the dossier that it is about.
#[derive(Debug, Clone, Copy)]
pub struct SignedDecision<'a> {
    /// The decision's row.
    pub row: &'a decision::Model,
    /// When it was signed.
    pub at: DateTime<Utc>,
    /// What it approved, by source and instrument.
    pub amounts: &'a [NewAmount],
    /// The partners of the dossier.
    pub partners: &'a [PartnerFacts],
    /// Their lines.
    pub financing: &'a [FinancingRow],
    /// Whether the project was stopped before; what a correction commits then is released again at once.
    pub has_stopped: bool,
}

/// The rows of a project, and those that are new.
pub struct Book<'a> {
    project: ProjectId,
    is_demo: bool,
    rows: Vec<Row>,
    new: Vec<ledger_row::Model>,
    next_id: &'a mut (dyn FnMut() -> Uuid + Send),
}

impl<'a> Book<'a> {
    /// A project with the rows that it has, oldest first.
    pub fn open((project, is_demo): (ProjectId, bool), rows: Vec<Row>, next_id: &'a mut (dyn FnMut() -> Uuid + Send)) -> Self {
        Self { project, is_demo, rows, new: Vec::new(), next_id }
    }

    /// Every row, those that are new among them.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What is to be written.
    pub fn new_rows(self) -> Vec<ledger_row::Model> {
        self.new
    }

    /// Books what a signed decision does: takes back what it corrects, fixes the budget and books the commitments of a go, and releases what is
    /// unspent where the project ends with it. Tells how much was released.
    ///
    /// # Errors
    /// Money for nobody, or sums that cannot be held; nothing is to be written then.
    pub fn signed(&mut self, signed: &SignedDecision<'_>) -> Result<Eur, DbErr> {
        let (decision, on) = (signed.row.id, day_of(signed.at));
        if let Some(before) = signed.row.supersedes_id {
            let back = correction(&self.rows, before, decision, on);
            self.post(back, signed.at);
        }
        if signed.row.outcome.commits() {
            let SignedDecision { partners, financing: rows, amounts, .. } = *signed;
            let booked = go(&Signed { decision, phase: signed.row.gate.money_phase(), on, partners, rows, amounts });
            self.post(
                booked.map_err(|_| DbErr::Custom(format!("decision {decision} approves money and its dossier has nobody who gets it")))?,
                signed.at,
            );
        }
        let ends = signed.has_stopped || signed.row.outcome == Outcome::NoGo;
        if ends {
            return self.ended(&Cause::Decision(decision), signed.at);
        }
        // What a correction changes of a promise that has lapsed has lapsed with it.
        let lapsed = if signed.row.supersedes_id.is_some() { phases_lapsed(&self.rows) } else { BTreeSet::new() };
        self.lapse(&lapsed, &Cause::Decision(decision), signed.at).map(|by_phase| by_phase.into_values().sum())
    }

    /// Releases what is unspent, because the project ended. Tells how much.
    ///
    /// # Errors
    /// Sums that cannot be held.
    pub fn ended(&mut self, cause: &Cause, at: DateTime<Utc>) -> Result<Eur, DbErr> {
        let released = release(&self.rows, day_of(at), cause).map_err(too_large)?;
        let sum = Eur::checked_sum(released.iter().map(|one| one.amount)).map_err(too_large)?;
        self.post(released, at);
        Ok(sum)
    }

    /// Books an approved change of the budget. Tells by how much it raised what is committed; below zero where it lowered it.
    ///
    /// # Errors
    /// Why it cannot be booked; nothing is to be written then.
    pub fn amended(&mut self, amended: &Amended<'_>, at: DateTime<Utc>) -> Result<Eur, AmendRefusal> {
        let postings = amend(&self.rows, amended)?;
        let more = Eur::checked_sum(postings.iter().filter(|one| one.kind == RowKind::Commitment).map(|one| one.amount))?;
        self.post(postings, at);
        Ok(more)
    }

    /// Releases what is left of the commitments of these phases, because their time is over. Tells how much of each; a phase with nothing left is
    /// not told.
    ///
    /// # Errors
    /// Sums that cannot be held.
    pub fn lapse(&mut self, phases: &BTreeSet<Phase>, cause: &Cause, at: DateTime<Utc>) -> Result<BTreeMap<Phase, Eur>, DbErr> {
        let released = lapse(&self.rows, phases, day_of(at), cause).map_err(too_large)?;
        let mut by_phase: BTreeMap<Phase, Eur> = BTreeMap::new();
        for one in &released {
            let sum = by_phase.entry(one.phase).or_default();
            *sum = sum.checked_add(one.amount).map_err(too_large)?;
        }
        self.post(released, at);
        Ok(by_phase)
    }

    /// Books what was claimed, approved or paid, out of the commitments in their order.
    ///
    /// # Errors
    /// More than is committed and not released.
    pub fn spent(&mut self, kind: RowKind, amount: Eur, at: DateTime<Utc>, document: &str) -> Result<(), DbErr> {
        let commitments: Vec<Row> = self.rows.iter().filter(|row| row.posting.kind == RowKind::Commitment).cloned().collect();
        let mut left = amount;
        for of in commitments {
            let part = left.min(of.posting.amount);
            if !part.is_positive() {
                break;
            }
            let posting = spend(&self.rows, &of, kind, part, day_of(at), document);
            self.post(vec![posting.map_err(|refusal| DbErr::Custom(format!("{kind} of {part:?}: {refusal:?}")))?], at);
            left = left - part;
        }
        if left == Eur::ZERO { Ok(()) } else { Err(DbErr::Custom(format!("{kind}: {left:?} more than is committed"))) }
    }

    /// Books what the bank says was paid of a commitment. What was released of it meanwhile is taken back as far as that went. Tells which row it is,
    /// and how much of a release was taken back.
    ///
    /// # Errors
    /// No such commitment, or sums that cannot be held.
    pub fn paid(
        &mut self,
        key: CommitmentKey,
        amount: Eur,
        (on, at): (NaiveDate, DateTime<Utc>),
        document: &str,
    ) -> Result<(LedgerRowId, Eur), DbErr> {
        let is_of = |row: &&Row| row.posting.kind == RowKind::Commitment && row.posting.amount.is_positive() && row.posting.commitment() == Some(key);
        let of = self.rows.iter().rfind(is_of).cloned();
        let of = of.ok_or_else(|| DbErr::Custom(format!("{document}: nothing was promised that it could be a payment of")))?;
        let id = self.post_one(paid(&of, amount, on, document).map_err(|refusal| refused(document, refusal))?, at);
        let back = release(&self.rows, on, &Cause::Document(document.to_owned())).map_err(too_large)?;
        let back: Vec<Posting> = back.into_iter().filter(|one| one.amount < Eur::ZERO).collect();
        let sum = Eur::checked_sum(back.iter().map(|one| Eur(-one.amount.0))).map_err(too_large)?;
        self.post(back, at);
        Ok((id, sum))
    }

    /// Books what the bank says came back of a payment.
    ///
    /// # Errors
    /// No such payment, or one that came back before.
    pub fn came_back(&mut self, payment: LedgerRowId, (on, at): (NaiveDate, DateTime<Utc>), document: &str) -> Result<LedgerRowId, DbErr> {
        let row = self.rows.iter().find(|row| row.id == payment).cloned();
        let row = row.ok_or_else(|| DbErr::Custom(format!("{document}: there is no such payment")))?;
        let posting = came_back(&self.rows, &row, on, document).map_err(|refusal| refused(document, refusal))?;
        Ok(self.post_one(posting, at))
    }

    /// Adds rows that the rules of another feature made. Tells which they are.
    pub fn add(&mut self, postings: Vec<Posting>, at: DateTime<Utc>) -> Vec<LedgerRowId> {
        postings.into_iter().map(|posting| self.post_one(posting, at)).collect()
    }

    fn post_one(&mut self, posting: Posting, at: DateTime<Utc>) -> LedgerRowId {
        let row = Row { id: LedgerRowId((self.next_id)()), posting };
        let id = row.id;
        self.new.push(rows::model_of((self.project, self.is_demo), &row, at));
        self.rows.push(row);
        id
    }

    fn post(&mut self, postings: Vec<Posting>, at: DateTime<Utc>) {
        for posting in postings {
            self.post_one(posting, at);
        }
    }
}

fn refused(document: &str, refusal: SpendingRefusal) -> DbErr {
    DbErr::Custom(format!("{document}: {refusal:?}"))
}

/// A sum that cannot be held is told as an error, and nothing is written.
pub(crate) fn too_large(overflow: Overflow) -> DbErr {
    DbErr::Custom(overflow.to_string())
}
