//! How to reach the programme bureau: a link that calls and one that writes, or a sentence that holds while neither is known.

use crate::language::Words;
use domain::settings::Bureau;
use leptos::prelude::*;

/// Name, telephone and e-mail address, each with its link.
#[component]
pub fn BureauLinks(bureau: Bureau) -> impl IntoView {
    let (phone, email) = (bureau.phone_href(), bureau.email_href());
    view! {
        <span data-bureau="">
            {bureau.name}
            ", "
            <a href=phone>{bureau.phone}</a>
            ", "
            <a href=email>{bureau.email}</a>
        </span>
    }
}

/// Whom to ask, as a line of its own.
#[component]
pub fn AskBureau(words: Words, bureau: Option<Bureau>) -> AnyView {
    match bureau {
        Some(bureau) => view! { <p class="small">{words.t("bureau-ask")}" "<BureauLinks bureau /></p> }.into_any(),
        None => view! { <p class="small quiet">{words.t("bureau-unknown")}</p> }.into_any(),
    }
}
