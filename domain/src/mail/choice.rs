//! What people choose about mail. The task itself stays in "my work", whatever they choose.

use super::MailKind;
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::Problem;
use crate::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// When a person wants mail. Who never chose gets it at once.
    pub enum MailChoice {
        /// Each message as it happens.
        AtOnce = "at_once",
        /// One mail a day with everything.
        Daily = "daily",
        /// None.
        Never = "never",
    }
}

/// When a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// By itself, now.
    AtOnce,
    /// Together with the others of that day.
    InDigest,
}

/// Messages that one person gets at once on a day; what comes after them waits for the morning, all in one mail.
pub const AT_ONCE_A_DAY: u64 = 20;

impl Pace {
    /// The same for somebody who got this many at once today already. The link that opens an account is bounded where it is made.
    #[must_use]
    pub const fn after(self, today: u64, kind: MailKind) -> Self {
        match self {
            Self::AtOnce if today >= AT_ONCE_A_DAY && !kind.is_secret() && !kind.is_about_account() && !kind.is_warning() => Self::InDigest,
            Self::AtOnce | Self::InDigest => self,
        }
    }
}

impl MailChoice {
    /// When a message of this kind goes to somebody who chose this; never, when there is none.
    /// The link that opens an account always goes at once: whoever waits for it cannot choose yet. So does what is about the account itself, and a warning.
    pub const fn pace(self, kind: MailKind) -> Option<Pace> {
        match self {
            Self::AtOnce => Some(Pace::AtOnce),
            Self::Daily | Self::Never if kind.is_secret() || kind.is_about_account() || kind.is_warning() => Some(Pace::AtOnce),
            Self::Daily => Some(Pace::InDigest),
            Self::Never => None,
        }
    }
}

/// The choice as typed. Its one field is named `choice`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailChoiceForm {
    /// The code of what was chosen.
    pub choice: String,
}

impl MailChoiceForm {
    /// What was chosen.
    ///
    /// # Errors
    /// The problem, when nothing was chosen or something that is not offered.
    pub fn check(&self) -> Result<MailChoice, Vec<Problem>> {
        let mut read = FormReader::new(Language::Nl);
        let choice = read.required("choice", &self.choice);
        read.finish(choice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    #[test]
    fn a_message_goes_when_its_reader_chose() {
        let rows = [
            (MailChoice::AtOnce, Some(Pace::AtOnce), Some(Pace::AtOnce)),
            (MailChoice::Daily, Some(Pace::InDigest), Some(Pace::AtOnce)),
            (MailChoice::Never, None, Some(Pace::AtOnce)),
        ];
        for (choice, ordinary, secret) in rows {
            for kind in MailKind::ALL {
                let expected = if kind.is_secret() || kind.is_about_account() || kind.is_warning() { secret } else { ordinary };
                assert_eq!(choice.pace(*kind), expected, "{kind} to somebody who chose {choice}");
            }
        }
    }

    #[test]
    fn one_of_the_three_is_chosen() {
        let check = |choice: &str| MailChoiceForm { choice: choice.to_owned() }.check();
        for choice in MailChoice::ALL {
            assert_eq!(check(choice.code()), Ok(*choice));
        }
        assert_eq!(check(""), Err(vec![Problem::new("choice", ProblemKind::Missing)]));
        assert_eq!(check("weekly"), Err(vec![Problem::new("choice", ProblemKind::NotOnTheList)]));
    }

    #[test]
    fn who_gets_many_messages_on_a_day_gets_the_rest_in_one() {
        let pace = |today| Pace::AtOnce.after(today, MailKind::ReviewReminder);
        assert_eq!([pace(0), pace(AT_ONCE_A_DAY - 1), pace(AT_ONCE_A_DAY)], [Pace::AtOnce, Pace::AtOnce, Pace::InDigest]);
        assert_eq!(Pace::AtOnce.after(AT_ONCE_A_DAY, MailKind::ExpertInvited), Pace::AtOnce);
        assert_eq!(Pace::InDigest.after(0, MailKind::ReviewReminder), Pace::InDigest);
    }
}
