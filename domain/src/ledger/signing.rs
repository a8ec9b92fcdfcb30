//! What a signed go books: the version of the budget that it approves, and the commitment per source, instrument and partner.

use super::{Cause, Means, Posting, RowKind, divide};
use crate::Eur;
use crate::financing::{FinancingRow, PublicSource};
use crate::gates::NewAmount;
use crate::ids::{DecisionId, OrganisationId, PartnerId};
use crate::partners::PartnerFacts;
use crate::projects::Phase;
use chrono::NaiveDate;

/// A go that was signed, with the dossier that it is about.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    /// The decision.
    pub decision: DecisionId,
    /// The phase that it pays for.
    pub phase: Phase,
    /// The day it was signed.
    pub on: NaiveDate,
    /// The partners of the dossier.
    pub partners: &'a [PartnerFacts],
    /// Their lines.
    pub rows: &'a [FinancingRow],
    /// What was approved, by source and instrument.
    pub amounts: &'a [NewAmount],
}

/// Money was approved and the dossier has nobody who could get it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPartner;

/// The rows of a signed go.
///
/// # Errors
/// [`NoPartner`] where there is money and no line of a partner.
pub fn go(signed: &Signed<'_>) -> Result<Vec<Posting>, NoPartner> {
    let lines: Vec<(OrganisationId, &FinancingRow)> =
        signed.rows.iter().filter_map(|row| Some((organisation(signed.partners, row.partner)?, row))).collect();
    let cause = Cause::Decision(signed.decision);
    let about = (signed.phase, signed.on, &cause);
    let mut postings: Vec<Posting> = lines.iter().flat_map(|(organisation, row)| version(about, *organisation, row)).collect();
    for &source in PublicSource::ALL {
        postings.extend(commitments(signed, &lines, source)?);
    }
    Ok(postings)
}

fn organisation(partners: &[PartnerFacts], id: PartnerId) -> Option<OrganisationId> {
    partners.iter().find(|partner| partner.id == id).map(|partner| partner.organisation)
}

/// For which phase, on which day and why.
type About<'a> = (Phase, NaiveDate, &'a Cause);

fn posting((phase, booked_on, cause): About<'_>, kind: RowKind, organisation: OrganisationId, amount: Eur) -> Posting {
    let (source, means, instrument, follows) = (None, None, None, None);
    Posting { kind, phase, organisation, source, means, instrument, amount, booked_on, follows, cause: cause.clone() }
}

/// The budget as it was approved: one row for the cost, and one for each part of who pays for it.
pub(super) fn version(about: About<'_>, organisation: OrganisationId, row: &FinancingRow) -> Vec<Posting> {
    let cost = posting(about, RowKind::BudgetLine, organisation, row.cost);
    let public = PublicSource::ALL
        .iter()
        .map(|&source| Posting { source: Some(source), ..posting(about, RowKind::Contribution, organisation, row.public.from(source)) });
    let own = [(Means::Cash, row.own_cash), (Means::InKind, row.own_in_kind), (Means::Other, row.other)]
        .map(|(means, amount)| Posting { means: Some(means), ..posting(about, RowKind::Contribution, organisation, amount) });
    std::iter::once(cost).chain(public).chain(own).filter(|one| one.amount != Eur::ZERO).collect()
}

/// What one government committed, divided over the partners as the dossier asked for it: where it gives less, everybody gets less in proportion;
/// where nobody asked this government, as they asked the others; each instrument out of what is left of each partner's part.
fn commitments(signed: &Signed<'_>, lines: &[(OrganisationId, &FinancingRow)], source: PublicSource) -> Result<Vec<Posting>, NoPartner> {
    let given: Vec<&NewAmount> = signed.amounts.iter().filter(|one| one.source == source && one.amount.is_positive()).collect();
    if given.is_empty() {
        return Ok(Vec::new());
    }
    if lines.is_empty() {
        return Err(NoPartner);
    }
    let asked = |weight: &dyn Fn(&FinancingRow) -> Eur| lines.iter().map(|(_, row)| weight(row)).collect::<Vec<_>>();
    let is_asked = |weights: &Vec<Eur>| weights.iter().any(|weight| weight.is_positive());
    let weights = [asked(&|row| row.public.from(source)), asked(&|row| row.public.total())].into_iter().find(is_asked);
    let weights = weights.unwrap_or_else(|| asked(&|row| row.cost));
    let mut left = divide(given.iter().map(|one| one.amount).sum(), &weights);
    let mut postings = Vec::new();
    for one in given {
        let parts = divide(one.amount, &left);
        for (((organisation, _), left), part) in lines.iter().zip(&mut left).zip(parts) {
            *left = *left - part;
            let instrument = Some(one.instrument);
            postings.push(Posting {
                source: Some(source),
                instrument,
                ..posting((signed.phase, signed.on, &Cause::Decision(signed.decision)), RowKind::Commitment, *organisation, part)
            });
        }
    }
    Ok(postings.into_iter().filter(|one| one.amount != Eur::ZERO).collect())
}

#[cfg(test)]
mod tests;
