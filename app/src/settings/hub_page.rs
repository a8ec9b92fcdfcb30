//! Everything that an administrator sets, each with where it is set, and the first hour to look at again.

use super::first_hour::{FirstHourList, FirstHourView};
use crate::language::Words;
use crate::paths;
use crate::ui::PageHead;
use leptos::prelude::*;

/// What the page shows.
pub struct HubView {
    /// The first hour, step by step.
    pub first_hour: FirstHourView,
}

/// The page.
#[component]
pub fn HubPage(words: Words, view: HubView) -> AnyView {
    let places = [
        ("bureau", paths::settings_bureau()),
        ("people", "/people".to_owned()),
        ("mail", paths::settings_mail()),
        ("mail-texts", paths::settings_mail_texts()),
        ("parameters", paths::settings_parameters()),
        ("reference", paths::settings_reference()),
        ("history", paths::history()),
    ];
    let list = places.into_iter().map(|(place, href)| {
        view! {
            <li>
                <a class="tasks__what" href=href>{words.t(&format!("settings-to-{place}"))}</a>
                <p>{words.t(&format!("settings-about-{place}"))}</p>
            </li>
        }
    });
    view! {
        <PageHead words title=words.t("nav-settings") lead=words.t("settings-lead") />
        <ul class="tasks">{list.collect::<Vec<_>>()}</ul>
        <section class="stack" id="first-hour">
            <h2>{words.t("first-hour-title")}</h2>
            <FirstHourList words view=view.first_hour />
        </section>
    }
    .into_any()
}
