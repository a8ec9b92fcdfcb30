//! What an administrator sets for the programme: its bureau, its parameters, other names for its lists, its own sentences in mail, and the
//! first hour, in which all of that is done once.

mod alias;
mod bureau;
mod first_hour;
mod mail_text;
mod mail_trial;
mod parameter;
mod parameter_change;
mod parameter_effect;
mod to_be_checked;

pub use alias::{AliasForm, AliasKind, NewAlias};
pub use bureau::{Bureau, BureauForm};
pub use first_hour::{FirstHour, MailStanding, SeatState, SetupStep, StepOutcome, StepState};
pub use mail_text::{MailTextForm, OwnText};
pub use mail_trial::{MailTrialForm, MailTrouble};
pub use parameter::{Parameter, ParameterKey, ParameterRow, ParameterUnit, ParameterValues};
pub use parameter_change::{NewParameter, ParameterForm};
pub use parameter_effect::{VerdictChange, changes_mandate, judged_otherwise, verdict_changes};
