//! G3-03 to G3-08: from market entry to graduated or completed.

use super::market_entry::returns_money;
use super::{Answer, Asked};
use crate::gates::{DossierPart, Finding, InstrumentFacts, Mender};

impl Asked<'_> {
    pub(super) fn instruments_are_handed_over(&self) -> Answer {
        let is_open = |one: &&InstrumentFacts| one.is_open && returns_money(one.kind);
        self.nothing_lacks(is_open, |one| one.administrator.is_some() && one.next_on.is_some() && one.has_expected_return)
            .by(Mender::ProgrammeManager)
    }

    /// Lessons of the dossier, and those of approved reports that may be public.
    pub(super) fn lessons_are_recorded(&self) -> Answer {
        let reported = self.facts.reports.as_ref().map_or(0, |reports| reports.lessons);
        let (count, has_public_summary) = (self.facts.record.lessons.saturating_add(reported), self.facts.record.has_public_summary);
        Answer::when(count >= 1 && has_public_summary, Finding::Lessons { count, has_public_summary }, DossierPart::BusinessCase)
    }

    /// One proof is enough to graduate; without one the project closes as completed.
    pub(super) fn market_is_proven(&self) -> Answer {
        let proofs = self.facts.record.market_proofs.clone();
        Answer::when(!proofs.is_empty(), Finding::MarketProofs(proofs), DossierPart::BusinessCase)
    }
}
