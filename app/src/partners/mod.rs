//! The partners of a project: the list, the form for a new one, the form for one that is there, and the question before one leaves.

mod new_partner_page;
mod partner_page;
mod partners_page;
mod remove_page;
mod view;

pub use new_partner_page::NewPartnerPage;
pub use partner_page::PartnerPage;
pub use partners_page::PartnersPage;
pub use remove_page::RemovePartnerPage;
pub use view::{Match, NewPartnerView, PartnerRow, PartnerView, PartnersView, RemovePartnerView};

use crate::language::Words;
use crate::ui::Choice;

fn label(words: Words, field: &str) -> String {
    words.t(&format!("partner-field-{field}"))
}

fn core_business(words: Words) -> Vec<Choice> {
    ["yes", "no", "unknown"].map(|answer| Choice::new(answer, words.t(&format!("partner-core-{answer}")))).to_vec()
}
