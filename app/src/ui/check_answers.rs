//! The page before anything final: everything that was filled in, once more, and the button that records it.

use super::button::{Button, ButtonKind, ButtonLink};
use super::summary_list::{SummaryList, SummaryRow};
use crate::language::Words;
use leptos::either::Either;
use leptos::prelude::*;

/// Where what was filled in is found again.
pub enum BackToForm {
    /// At this address: it is stored.
    Stored(String),
    /// It is sent here with `back`, and comes back in its form.
    Sent(String),
}

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
    back: BackToForm,
    /// What follows from it.
    #[prop(default = None, into)]
    consequence: Option<String>,
) -> impl IntoView {
    let label = words.t("back-to-form");
    let back = match back {
        BackToForm::Stored(href) => Either::Left(view! { <ButtonLink href label kind=ButtonKind::Quiet /> }),
        BackToForm::Sent(action) => {
            let (name, value) = (Some("back".to_owned()), Some("yes".to_owned()));
            Either::Right(view! { <Button label kind=ButtonKind::Quiet formaction=Some(action) name value /> })
        }
    };
    let hidden = hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect::<Vec<_>>();
    view! {
        <form class="stack" method="post" action=action>
            {hidden}
            <SummaryList rows />
            {consequence.map(|text| view! { <p>{text}</p> })}
            <div class="actions">
                <Button label=confirm />
                {back}
            </div>
        </form>
    }
}
