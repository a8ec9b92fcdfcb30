//! Paying: bank accounts, what is due, proposals and their file, statements of the bank, and the plan of a project.

mod account_page;
mod account_view;
mod batch_page;
mod payments_page;
mod plan_page;
mod statement_page;
mod view;

pub use account_page::{AccountPage, account_field, account_refusal};
pub use account_view::{AccountCard, AccountView, EarlierAccount, WaitingAccount};
pub use batch_page::{BatchPage, refusal_notice};
pub use payments_page::{CODES_APART, PaymentsPage};
pub use plan_page::PlanPage;
pub use statement_page::{StatementPage, UploadPage};
pub use view::*;

use crate::language::Words;
use crate::paths;
use domain::settings::ParameterKey;
use leptos::prelude::*;

/// The numbers that nobody confirmed yet, which everything on this page is computed with.
fn unchecked(words: Words, keys: &[ParameterKey]) -> Option<AnyView> {
    if keys.is_empty() {
        return None;
    }
    let names = keys.iter().map(|key| words.label(*key)).collect::<Vec<_>>().join("; ");
    Some(
        view! {
            <div class="notice" data-tone="warn">
                <p><b>{words.t("payments-unchecked")}</b></p>
                <p>{words.with("payments-unchecked-text", &[("names", names.into())])}</p>
            </div>
        }
        .into_any(),
    )
}

/// The way back to the list of payments.
fn to_payments(words: Words) -> Vec<crate::ui::Link> {
    vec![crate::ui::Link::new(paths::payments(), words.t("payments-title"))]
}
