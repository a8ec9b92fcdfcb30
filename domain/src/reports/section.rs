//! The sections of a partner's part. Specification, section 6.2. In the start phase, and where a partner had no cost, the form is short.

use super::{LogKind, ReportField};
use crate::text_enum;

text_enum! {
    /// A section of a part.
    pub enum ReportSection {
        /// What was done.
        Activities = "activities",
        /// Deliverables, milestones and go/no-go moments.
        Results = "results",
        /// What went otherwise than planned, and why.
        Deviations = "deviations",
        /// What the partner brought, in cash and in kind.
        Contribution = "contribution",
        /// Cost line by line.
        Costs = "costs",
        /// What it will cost until the end.
        CostOutlook = "cost_outlook",
        /// Jobs, patents, publications, prototypes, contracts, companies and private money.
        Indicators = "indicators",
        /// The eight conditions and the risks.
        Risks = "risks",
        /// Changes of the partner itself.
        Partner = "partner",
        /// What was told to others, with proof.
        Publicity = "publicity",
        /// What was learned, also from what failed.
        Lessons = "lessons",
        /// What comes, and what is asked.
        Outlook = "outlook",
        /// That it is true.
        Declaration = "declaration",
    }
}

text_enum! {
    /// Sections that stand together.
    pub enum SectionGroup {
        /// What happened.
        Happened = "happened",
        /// Money.
        Money = "money",
        /// For the programme.
        Programme = "programme",
        /// To finish.
        Finish = "finish",
    }
}

impl ReportSection {
    /// Where it stands.
    pub const fn group(self) -> SectionGroup {
        match self {
            Self::Activities | Self::Results | Self::Deviations => SectionGroup::Happened,
            Self::Contribution | Self::Costs | Self::CostOutlook => SectionGroup::Money,
            Self::Indicators | Self::Risks | Self::Partner | Self::Publicity | Self::Lessons => SectionGroup::Programme,
            Self::Outlook | Self::Declaration => SectionGroup::Finish,
        }
    }

    /// Whether the short form has it too.
    pub const fn is_in_short_form(self) -> bool {
        match self {
            Self::Activities | Self::Results | Self::Risks | Self::Lessons | Self::Outlook | Self::Declaration => true,
            Self::Deviations | Self::Contribution | Self::Costs | Self::CostOutlook | Self::Indicators => false,
            Self::Partner | Self::Publicity => false,
        }
    }

    /// The sections of a form.
    pub fn of_form(is_short: bool) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|one| !is_short || one.is_in_short_form()).collect()
    }

    /// What it asks.
    pub const fn fields(self) -> &'static [ReportField] {
        use ReportField as F;
        match self {
            Self::Activities => &[F::Activities],
            Self::Results => &[F::Results],
            Self::Deviations => &[F::Deviations],
            Self::Contribution => &[F::CashPaid, F::InKindGiven, F::ContributionNote],
            Self::Costs => &[F::CostVariance],
            Self::CostOutlook => &[F::CostOutlook],
            Self::Indicators => &[F::Jobs, F::Patents, F::Publications, F::Prototypes, F::Contracts, F::Companies, F::PrivateMoney],
            Self::Risks => &[F::Conditions, F::Risks],
            Self::Partner => &[F::PartnerChanges],
            Self::Publicity => &[F::Publicity],
            Self::Lessons => &[F::Lessons, F::LessonsPublic],
            Self::Outlook => &[F::Outlook, F::Asks],
            Self::Declaration => &[F::Declared],
        }
    }

    /// What of the logbook stands in it beforehand.
    pub const fn takes(self, kind: LogKind) -> bool {
        match kind {
            LogKind::Activity | LogKind::Hours => matches!(self, Self::Activities),
            LogKind::Milestone | LogKind::Deliverable => matches!(self, Self::Results),
            LogKind::Risk => matches!(self, Self::Risks),
        }
    }

    /// Whether everything that has to be is filled in.
    pub fn is_done(self, has: impl Fn(ReportField) -> bool) -> bool {
        self.fields().iter().all(|field| !field.is_required() || has(*field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_form_is_half_of_the_long_one_and_both_end_with_the_declaration() {
        assert_eq!((ReportSection::of_form(false).len(), ReportSection::of_form(true).len()), (13, 6));
        for is_short in [false, true] {
            assert_eq!(ReportSection::of_form(is_short).last(), Some(&ReportSection::Declaration));
        }
    }

    #[test]
    fn every_field_stands_in_one_section() {
        for field in ReportField::ALL {
            assert_eq!(ReportSection::ALL.iter().filter(|section| section.fields().contains(field)).count(), 1, "{field}");
        }
    }

    #[test]
    fn every_note_of_the_logbook_has_a_section_of_both_forms() {
        for kind in LogKind::ALL {
            let takes: Vec<_> = ReportSection::ALL.iter().filter(|section| section.takes(*kind)).collect();
            assert_eq!(takes.len(), 1, "{kind}");
            assert!(takes[0].is_in_short_form(), "{kind}");
        }
    }

    #[test]
    fn a_section_is_done_when_what_has_to_be_is_filled_in() {
        assert!(ReportSection::Lessons.is_done(|field| field == ReportField::Lessons), "whether it may be public is a choice");
        assert!(!ReportSection::Lessons.is_done(|field| field == ReportField::LessonsPublic));
        assert!(!ReportSection::Risks.is_done(|field| field == ReportField::Risks), "one of two");
    }
}
