//! The partners of a project: the list, the form for a new one, the form for one that is there, and the question before one leaves.

mod gone_page;
mod new_partner_page;
mod partner_page;
mod partners_page;
mod project_partners;
mod remove_page;
mod view;

pub use gone_page::PartnerGonePage;
pub use new_partner_page::NewPartnerPage;
pub use partner_page::PartnerPage;
pub use partners_page::PartnersPage;
pub use project_partners::{PartnerLine, PartnerTableView, ProjectPartners};
pub use remove_page::RemovePartnerPage;
pub use view::{Match, NewPartnerView, PartnerGoneView, PartnerRow, PartnerView, PartnersView, RemovePartnerView};

use crate::language::Words;
use crate::projects::reason_label;
use crate::ui::{Choice, SummaryRow};
use domain::partners::{PartnerForm, PartnerRole};
use domain::projects::REASON_FIELD;

fn label(words: Words, field: &str) -> String {
    if field == REASON_FIELD {
        return reason_label(words);
    }
    words.t(&format!("partner-field-{field}"))
}

fn core_business(words: Words) -> Vec<Choice> {
    ["yes", "no", "unknown"].map(|answer| Choice::new(answer, words.t(&format!("partner-core-{answer}")))).to_vec()
}

/// What a form about a partner says, to read.
fn facts(words: Words, typed: &PartnerForm) -> Vec<SummaryRow> {
    let role = typed.role.parse::<PartnerRole>().map_or_else(|_| typed.role.clone(), |role| words.label(role));
    let core = core_business(words).into_iter().find(|choice| choice.value == typed.core_business).map(|choice| choice.label);
    vec![SummaryRow::text(label(words, "role"), role), SummaryRow::text(label(words, "core_business"), core.unwrap_or_default())]
}
