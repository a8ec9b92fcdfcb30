//! What an administrator sets for the whole programme, and the first hour in which it is done once.

mod alias_page;
mod ask_bureau;
mod bureau_page;
mod first_hour;
mod first_hour_steps;
mod hub_page;
mod mail_page;
mod mail_text_page;
mod parameter_check_page;
mod parameter_page;
mod parameter_words;
mod parameters_page;
mod reference_page;
mod steering_seats;
mod trial_letter;

pub use alias_page::{AliasPage, AliasView};
pub use ask_bureau::{AskBureau, BureauLinks};
pub use bureau_page::{BureauPage, BureauPageView};
pub use first_hour::{AlreadyThere, FirstHourList, FirstHourView, InService, InvitedPerson};
pub use hub_page::{HubPage, HubView};
pub use mail_page::{MailPage, MailPageView, OutboxLine, OutboxView, TrialView};
pub use mail_text_page::{MailTextLine, MailTextPage, MailTextView, MailTextsPage};
pub use parameter_check_page::{EffectLine, EffectView, ParameterCheckPage, ParameterCheckView};
pub use parameter_page::{ParameterChangeLine, ParameterCheck, ParameterPage, ParameterPageView};
pub use parameter_words::{parameter_value, parameter_written};
pub use parameters_page::{ParameterLine, ParametersPage, ParametersView};
pub use reference_page::{ReferenceLine, ReferencePage, ReferenceView};
pub use trial_letter::trial_letter;
