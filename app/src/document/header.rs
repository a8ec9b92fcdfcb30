//! The bar at the top: the product's name, the main menu, the language and the person.

use super::{NavigationItem, PersonBadge};
use crate::language::Words;
use crate::paths;
use domain::people::Language;
use leptos::prelude::*;

/// The bar at the top of every page.
#[component]
pub(super) fn Header(words: Words, path: String, navigation: Vec<NavigationItem>, person: Option<PersonBadge>) -> impl IntoView {
    let menu = navigation
        .into_iter()
        .map(|item| view! { <li><a href=item.href aria-current=item.current.then_some("page")>{item.label}</a></li> })
        .collect::<Vec<_>>();
    view! {
        <header class="bar">
            <a class="bar__name" href=paths::home()>
                <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
                    <path d="M3 20V8a8 8 0 0 1 16 0v12h-5V9a3 3 0 0 0-6 0v11z" fill="currentColor" />
                </svg>
                {words.t("product")}
            </a>
            {(!menu.is_empty()).then(|| view! { <nav aria-label=words.t("main-menu")><ul class="bar__menu">{menu}</ul></nav> })}
            <div class="bar__end">
                <LanguageSwitch words path />
                {person.map(|person| view! { <SignedIn words person /> })}
            </div>
        </header>
    }
}

#[component]
fn LanguageSwitch(words: Words, path: String) -> impl IntoView {
    let other = match words.language() {
        Language::Nl => Language::En,
        Language::En => Language::Nl,
    };
    view! {
        <form method="post" action=paths::language()>
            <input type="hidden" name="path" value=path />
            <button class="link" name="language" value=other.code() lang=other.code()>{words.label(other)}</button>
        </form>
    }
}

#[component]
fn SignedIn(words: Words, person: PersonBadge) -> impl IntoView {
    view! {
        <p class="bar__person"><a href=paths::account() title=words.t("account-title")><b>{person.name}</b></a><span class="quiet">{person.role_label}</span></p>
        <form method="post" action=paths::sign_out()><button class="link">{words.t("sign-out")}</button></form>
    }
}
