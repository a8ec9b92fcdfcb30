//! How far a report is, and the steps between. Specification, section 6.3.

use crate::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// How far a report is.
    pub enum ReportState {
        /// Its time has not come.
        Scheduled = "scheduled",
        /// It can be written, and nobody has.
        Open = "open",
        /// Being written.
        Draft = "draft",
        /// Every partner handed in their part: the lead partner hands in the whole.
        PartsIn = "parts_in",
        /// Handed in, and with the programme.
        Submitted = "submitted",
        /// Given back with remarks and another date.
        Returned = "returned",
        /// Handed in once more.
        Resubmitted = "resubmitted",
        /// Approved by one person, and waiting for another one.
        ToConfirm = "to_confirm",
        /// Approved: it does not change any more.
        Approved = "approved",
        /// Approved, and not all of its cost.
        PartlyApproved = "partly_approved",
    }
}

impl ReportState {
    /// Whether the programme has it.
    pub const fn is_with_programme(self) -> bool {
        match self {
            Self::Submitted | Self::Resubmitted | Self::ToConfirm => true,
            Self::Scheduled | Self::Open | Self::Draft | Self::PartsIn | Self::Returned | Self::Approved | Self::PartlyApproved => false,
        }
    }

    /// Whether the partners still owe it.
    pub const fn is_owed(self) -> bool {
        match self {
            Self::Scheduled | Self::Open | Self::Draft | Self::PartsIn | Self::Returned => true,
            Self::Submitted | Self::Resubmitted | Self::ToConfirm | Self::Approved | Self::PartlyApproved => false,
        }
    }

    /// Whether it is approved, whole or partly: it does not change any more.
    pub const fn is_approved(self) -> bool {
        match self {
            Self::Approved | Self::PartlyApproved => true,
            Self::Scheduled | Self::Open | Self::Draft | Self::PartsIn | Self::Submitted => false,
            Self::Returned | Self::Resubmitted | Self::ToConfirm => false,
        }
    }
}

/// Something that happens to a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportStep {
    /// Its day came.
    Open,
    /// Somebody saved a section.
    Write,
    /// A partner handed in their part.
    HandInPart {
        /// No other part is missing.
        is_last: bool,
    },
    /// A partner took their part back.
    TakeBackPart,
    /// The lead partner handed in the whole.
    Submit,
    /// The lead partner took the whole back.
    Withdraw,
    /// The programme gave it back.
    Return,
    /// One person of the programme approved it, and another one has to confirm.
    ApproveFirst,
    /// Who was to confirm opened the verdicts again.
    Reopen,
    /// The programme approved it.
    Approve {
        /// Not all of its cost.
        is_partly: bool,
    },
}

/// A step that does not go from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepRefused {
    /// How far the report is.
    pub from: ReportState,
    /// What was tried.
    pub step: ReportStep,
}

/// How far a report is today: a scheduled one opens by itself on its day.
pub fn standing(stored: ReportState, opens_on: NaiveDate, today: NaiveDate) -> ReportState {
    if stored == ReportState::Scheduled && today >= opens_on { ReportState::Open } else { stored }
}

/// Where a step leads.
///
/// # Errors
/// It does not go from here.
pub const fn next(from: ReportState, step: ReportStep) -> Result<ReportState, StepRefused> {
    use ReportState as S;
    use ReportStep as T;
    let to = match from {
        S::Scheduled => match step {
            T::Open => Some(S::Open),
            T::Write | T::HandInPart { .. } | T::TakeBackPart | T::Submit | T::Withdraw => None,
            T::Return | T::ApproveFirst | T::Reopen | T::Approve { .. } => None,
        },
        S::Open | S::Draft => match step {
            T::Write | T::TakeBackPart => Some(S::Draft),
            T::HandInPart { is_last } => Some(if is_last { S::PartsIn } else { S::Draft }),
            T::Submit => match from {
                S::Draft => Some(S::Submitted),
                _ => None,
            },
            T::Open | T::Withdraw | T::Return | T::ApproveFirst | T::Reopen | T::Approve { .. } => None,
        },
        S::PartsIn => match step {
            T::TakeBackPart => Some(S::Draft),
            T::Submit => Some(S::Submitted),
            T::Open | T::Write | T::HandInPart { .. } | T::Withdraw | T::Return | T::ApproveFirst | T::Reopen | T::Approve { .. } => None,
        },
        S::Returned => match step {
            T::Write | T::HandInPart { .. } | T::TakeBackPart => Some(S::Returned),
            T::Submit => Some(S::Resubmitted),
            T::Open | T::Withdraw | T::Return | T::ApproveFirst | T::Reopen | T::Approve { .. } => None,
        },
        S::Submitted | S::Resubmitted | S::ToConfirm => judged(from, step),
        S::Approved | S::PartlyApproved => None,
    };
    match to {
        Some(to) => Ok(to),
        None => Err(StepRefused { from, step }),
    }
}

/// Where a step leads while the programme has it.
const fn judged(from: ReportState, step: ReportStep) -> Option<ReportState> {
    use ReportState as S;
    use ReportStep as T;
    match step {
        T::Withdraw => match from {
            S::Submitted => Some(S::PartsIn),
            S::Resubmitted => Some(S::Returned),
            _ => None,
        },
        T::Return => Some(S::Returned),
        T::ApproveFirst => match from {
            S::Submitted | S::Resubmitted => Some(S::ToConfirm),
            _ => None,
        },
        T::Reopen => match from {
            S::ToConfirm => Some(S::Resubmitted),
            _ => None,
        },
        T::Approve { is_partly } => Some(if is_partly { S::PartlyApproved } else { S::Approved }),
        T::Open | T::Write | T::HandInPart { .. } | T::TakeBackPart | T::Submit => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ReportState as S;
    use ReportStep as T;

    const WHOLE: T = T::Approve { is_partly: false };
    const PARTLY: T = T::Approve { is_partly: true };
    const STEPS: [T; 12] = [
        T::Open,
        T::Write,
        T::HandInPart { is_last: false },
        T::HandInPart { is_last: true },
        T::TakeBackPart,
        T::Submit,
        T::Withdraw,
        T::Return,
        T::ApproveFirst,
        T::Reopen,
        WHOLE,
        PARTLY,
    ];

    fn walked(steps: &[T]) -> Result<S, StepRefused> {
        steps.iter().try_fold(S::Scheduled, |state, step| next(state, *step))
    }

    #[test]
    fn a_report_goes_from_scheduled_to_approved_by_way_of_being_returned() {
        let first = [T::Open, T::Write, T::HandInPart { is_last: false }, T::HandInPart { is_last: true }, T::Submit];
        assert_eq!(walked(&first), Ok(S::Submitted));
        let again = [&first[..], &[T::Return, T::Write, T::HandInPart { is_last: true }, T::Submit]].concat();
        assert_eq!(walked(&again), Ok(S::Resubmitted));
        assert_eq!(walked(&[&again[..], &[WHOLE]].concat()), Ok(S::Approved));
        assert_eq!(walked(&[&again[..], &[T::ApproveFirst, T::Reopen, T::ApproveFirst, PARTLY]].concat()), Ok(S::PartlyApproved));
    }

    #[test]
    fn an_approved_report_takes_no_step_and_a_scheduled_one_only_opens() {
        for step in STEPS {
            assert_eq!(next(S::Approved, step), Err(StepRefused { from: S::Approved, step }));
            assert_eq!(next(S::PartlyApproved, step), Err(StepRefused { from: S::PartlyApproved, step }));
            assert_eq!(next(S::Scheduled, step).is_ok(), step == T::Open);
        }
    }

    #[test]
    fn nobody_writes_in_what_the_programme_has_and_only_the_programme_ends_it() {
        for from in S::ALL.iter().copied() {
            for step in [T::Write, T::HandInPart { is_last: true }, T::TakeBackPart, T::Submit] {
                assert!(!from.is_with_programme() || next(from, step).is_err(), "{from} {step:?}");
            }
            assert_eq!(next(from, WHOLE).is_ok(), from.is_with_programme(), "{from}");
            assert_eq!(next(from, T::Return).is_ok(), from.is_with_programme(), "{from}");
            assert_eq!(next(from, T::Withdraw).is_ok(), from.is_with_programme() && from != S::ToConfirm, "{from}");
            assert_eq!(next(from, T::Reopen).is_ok(), from == S::ToConfirm, "{from}");
        }
    }

    #[test]
    fn every_state_is_reached_and_none_leads_back_to_scheduled() {
        let mut reached = vec![S::Scheduled];
        for _ in S::ALL {
            for from in reached.clone() {
                for to in STEPS.iter().filter_map(|step| next(from, *step).ok()) {
                    assert_ne!(to, S::Scheduled);
                    if !reached.contains(&to) {
                        reached.push(to);
                    }
                }
            }
        }
        assert_eq!(reached.len(), S::ALL.len());
    }

    #[test]
    fn what_is_owed_is_neither_with_the_programme_nor_approved() {
        for state in S::ALL {
            assert_eq!(state.is_owed(), !state.is_with_programme() && !state.is_approved(), "{state}");
        }
    }

    #[test]
    fn a_scheduled_report_opens_on_its_day_by_itself() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(standing(S::Scheduled, day("2026-09-24"), day("2026-09-23")), S::Scheduled);
        assert_eq!(standing(S::Scheduled, day("2026-09-24"), day("2026-09-24")), S::Open);
        assert_eq!(standing(S::Draft, day("2026-09-24"), day("2026-09-23")), S::Draft);
    }
}
