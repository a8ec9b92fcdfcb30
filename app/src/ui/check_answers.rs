//! The page before anything final: everything that was filled in, once more, and the button that records it.

use super::button::{Button, ButtonKind, ButtonLink};
use super::summary_list::{SummaryList, SummaryRow};
use crate::language::Words;
use leptos::prelude::*;

/// The answers, the values to send again as hidden fields, and the two ways on.
#[component]
pub fn CheckAnswers(
    words: Words,
    rows: Vec<SummaryRow>,
    /// Where the form is sent.
    #[prop(into)]
    action: String,
    /// Name and value of everything that was filled in.
    hidden: Vec<(String, String)>,
    /// What the button records, such as "Leg het besluit vast".
    #[prop(into)]
    confirm: String,
    /// Back to the form.
    #[prop(into)]
    back: String,
    /// What follows from it.
    #[prop(default = None, into)]
    consequence: Option<String>,
) -> impl IntoView {
    let hidden = hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect::<Vec<_>>();
    view! {
        <form class="stack" method="post" action=action>
            {hidden}
            <SummaryList rows />
            {consequence.map(|text| view! { <p>{text}</p> })}
            <div class="actions">
                <Button label=confirm />
                <ButtonLink href=back label=words.t("back-to-form") kind=ButtonKind::Quiet />
            </div>
        </form>
    }
}
