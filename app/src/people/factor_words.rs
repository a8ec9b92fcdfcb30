//! How somebody stands with the second factor, in words.

use crate::language::Words;
use crate::ui::{Badge, Tone};
use chrono::NaiveDate;
use domain::people::FactorStanding;
use leptos::prelude::*;

/// What they have; where they have none, whether they need one and from when.
pub fn factor_words(words: Words, standing: FactorStanding, today: NaiveDate) -> AnyView {
    if standing.has_any() {
        return has_words(words, (standing.app, standing.passkeys)).into_any();
    }
    let Some(from) = standing.needed_from else {
        return view! { <span class="quiet">{words.t("factor-not-needed")}</span> }.into_any();
    };
    let (tone, key) = if from <= today { (Tone::Bad, "factor-needed-since") } else { (Tone::Warn, "factor-needed-from") };
    let needed = words.with(key, &[("date", words.date(from).into())]);
    view! { <Badge tone label=words.t("factors-has-none") />" "<span class="small quiet">{needed}</span> }.into_any()
}

/// An app, passkeys, both or none.
pub fn has_words(words: Words, has: (bool, usize)) -> String {
    match has {
        (false, 0) => words.t("factors-has-none"),
        (true, 0) => words.t("factors-has-app"),
        (false, count) => words.with("factors-has-passkeys", &[("count", count.into())]),
        (true, count) => words.with("factors-has-both", &[("count", count.into())]),
    }
}
