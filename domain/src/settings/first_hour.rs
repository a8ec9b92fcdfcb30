//! The first hour of a programme: five steps, each done or not by the facts, and over when all are.

use crate::text_enum;

text_enum! {
    /// A step of the first hour, in the order in which it is easiest done.
    pub enum SetupStep {
        /// Name and contact of the programme bureau.
        Bureau = "bureau",
        /// Mail was tried, or is left out knowingly.
        Mail = "mail",
        /// The parameters were looked at.
        Parameters = "parameters",
        /// Somebody manages the programme.
        Managers = "managers",
        /// Chair, secretary and members of the steering group.
        Steering = "steering",
    }
}

text_enum! {
    /// What was recorded of a step that leaves no other trace.
    pub enum StepOutcome {
        /// The mail server took a message.
        Works = "works",
        /// It did not.
        Failed = "failed",
        /// The programme goes on without mail: messages are copied by hand.
        Without = "without",
        /// Somebody looked, and said so.
        Seen = "seen",
    }
}

/// How far mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailStanding {
    /// Nobody tried.
    Untried,
    /// The last try failed.
    Failed,
    /// The last try arrived at the mail server.
    Works,
    /// Left out knowingly.
    LeftOut,
}

/// Whether somebody sits in a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeatState {
    /// Nobody, and nobody was asked.
    Empty,
    /// Somebody was invited.
    Invited,
    /// Somebody sits there.
    Taken,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Nothing is left to do.
    Done,
    /// The first that is open.
    Next,
    /// Comes later.
    Later,
}

/// What is known of a programme that begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstHour {
    /// The bureau is filled in.
    pub has_bureau: bool,
    /// How far mail is.
    pub mail: MailStanding,
    /// An administrator looked at the parameters.
    pub saw_parameters: bool,
    /// Programme managers who are in.
    pub managers: u64,
    /// Who was invited as one.
    pub managers_invited: u64,
    /// The chair's seat.
    pub chair: SeatState,
    /// The secretary's seat.
    pub secretary: SeatState,
    /// Members who are in.
    pub members: u64,
    /// Who was invited as one.
    pub members_invited: u64,
}

impl FirstHour {
    /// Whether nothing is left to do in a step. One manager is enough to begin; a decision needs the signatures of chair and secretary, and
    /// a member to decide with.
    pub fn is_done(&self, step: SetupStep) -> bool {
        match step {
            SetupStep::Bureau => self.has_bureau,
            SetupStep::Mail => match self.mail {
                MailStanding::Works | MailStanding::LeftOut => true,
                MailStanding::Untried | MailStanding::Failed => false,
            },
            SetupStep::Parameters => self.saw_parameters,
            SetupStep::Managers => self.managers > 0,
            SetupStep::Steering => self.chair == SeatState::Taken && self.secretary == SeatState::Taken && self.members > 0,
        }
    }

    /// The first step that is open.
    pub fn next(&self) -> Option<SetupStep> {
        SetupStep::ALL.iter().copied().find(|step| !self.is_done(*step))
    }

    /// Where a step stands.
    pub fn state(&self, step: SetupStep) -> StepState {
        if self.is_done(step) {
            StepState::Done
        } else if self.next() == Some(step) {
            StepState::Next
        } else {
            StepState::Later
        }
    }

    /// How many steps are done.
    pub fn done(&self) -> usize {
        SetupStep::ALL.iter().filter(|step| self.is_done(**step)).count()
    }

    /// Whether the list has served.
    pub fn is_over(&self) -> bool {
        self.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: FirstHour = FirstHour {
        has_bureau: false,
        mail: MailStanding::Untried,
        saw_parameters: false,
        managers: 0,
        managers_invited: 0,
        chair: SeatState::Empty,
        secretary: SeatState::Empty,
        members: 0,
        members_invited: 0,
    };
    const FULL: FirstHour = FirstHour {
        has_bureau: true,
        mail: MailStanding::Works,
        saw_parameters: true,
        managers: 1,
        managers_invited: 0,
        chair: SeatState::Taken,
        secretary: SeatState::Taken,
        members: 1,
        members_invited: 0,
    };

    #[test]
    fn an_empty_programme_begins_with_its_bureau_and_a_full_one_is_over() {
        assert_eq!((EMPTY.done(), EMPTY.next(), EMPTY.is_over()), (0, Some(SetupStep::Bureau), false));
        assert_eq!((FULL.done(), FULL.next(), FULL.is_over()), (5, None, true));
        assert_eq!(EMPTY.state(SetupStep::Steering), StepState::Later);
        assert_eq!(FULL.state(SetupStep::Mail), StepState::Done);
    }

    #[test]
    fn each_step_keeps_the_list_open_until_it_is_done() {
        let rows = [
            (SetupStep::Bureau, FirstHour { has_bureau: false, ..FULL }),
            (SetupStep::Mail, FirstHour { mail: MailStanding::Untried, ..FULL }),
            (SetupStep::Mail, FirstHour { mail: MailStanding::Failed, ..FULL }),
            (SetupStep::Parameters, FirstHour { saw_parameters: false, ..FULL }),
            (SetupStep::Managers, FirstHour { managers: 0, managers_invited: 3, ..FULL }),
            (SetupStep::Steering, FirstHour { chair: SeatState::Invited, ..FULL }),
            (SetupStep::Steering, FirstHour { secretary: SeatState::Empty, ..FULL }),
            (SetupStep::Steering, FirstHour { members: 0, members_invited: 5, ..FULL }),
        ];
        for (step, facts) in rows {
            assert_eq!((facts.next(), facts.done(), facts.state(step)), (Some(step), 4, StepState::Next), "{facts:?}");
        }
    }

    #[test]
    fn a_step_out_of_turn_counts_and_mail_may_be_left_out() {
        let facts = FirstHour { saw_parameters: true, mail: MailStanding::LeftOut, ..EMPTY };
        assert_eq!((facts.done(), facts.next()), (2, Some(SetupStep::Bureau)));
        assert!(FirstHour { mail: MailStanding::LeftOut, ..FULL }.is_over());
    }
}
