//! The policy note of 3 September 2010, a sentence a section, so that rules can lead to where they come from.

use crate::language::Words;
use crate::ui::PageHead;
use leptos::prelude::*;

/// The sections of the note.
const SECTIONS: std::ops::RangeInclusive<u32> = 1..=11;

/// The note in short.
#[component]
pub fn PolicyPage(words: Words) -> AnyView {
    let sections = SECTIONS
        .map(|number| {
            let heading = words.t(&format!("policy-heading-{number}"));
            let text = words.t(&format!("policy-text-{number}"));
            view! {
                <section id=format!("s{number}") class="stack stack--tight">
                    <h2>{format!("{number}. {heading}")}</h2>
                    <p>{text}</p>
                </section>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("policy-title") lead=words.t("policy-lead") />
        <div class="stack narrow">{sections}</div>
    }
    .into_any()
}
