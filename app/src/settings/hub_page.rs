//! Everything that an administrator sets, each with where it is set, and the first hour to look at again.

use super::first_hour::{FirstHourList, FirstHourView};
use crate::language::Words;
use crate::paths;
use crate::ui::PageHead;
use domain::settings::SetupStep;
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
        ("people", paths::people()),
        ("factors", paths::factors()),
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
    let facts = view.first_hour.facts;
    let steps = view! { <FirstHourList words view=view.first_hour under_heading=true /> };
    // What is over is there to look at again, and not in the way.
    let first_hour = if facts.is_over() {
        let about = [("done", facts.done().into()), ("all", SetupStep::ALL.len().into())];
        let told = words.with("first-hour-look-back", &about);
        view! { <details class="look-back" id="first-hour"><summary><h2>{told}</h2></summary><div class="stack">{steps}</div></details> }.into_any()
    } else {
        view! { <section class="stack" id="first-hour"><h2>{words.t("first-hour-title")}</h2>{steps}</section> }.into_any()
    };
    view! {
        <PageHead words title=words.t("nav-settings") lead=words.t("settings-lead") />
        <ul class="tasks tasks--two">{list.collect::<Vec<_>>()}</ul>
        {first_hour}
    }
    .into_any()
}
