//! What there is to do: what, how much it matters, why, and who can mend it.

use super::badge::{Badge, Tone};
use super::breadcrumbs::Link;
use leptos::prelude::*;

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What to do, as an instruction.
    pub what: String,
    /// Where it is done; absent for who cannot do it.
    pub href: Option<String>,
    /// How much it matters, or by when.
    pub badge: Option<(Tone, String)>,
    /// The facts.
    pub text: Option<String>,
    /// Where the rule comes from.
    pub source: Option<Link>,
    /// Who can do it.
    pub who: Option<String>,
}

/// Things to do, most pressing first.
#[component]
pub fn TaskList(tasks: Vec<Task>) -> impl IntoView {
    let rows = tasks.into_iter().map(|task| view! { <TaskRow task beside=None /> }).collect::<Vec<_>>();
    view! { <ul class="tasks">{rows}</ul> }
}

/// One thing to do, in a list of the class `tasks`.
#[component]
pub fn TaskRow(
    task: Task,
    /// What helps with it.
    beside: Option<AnyView>,
) -> impl IntoView {
    let what = match task.href {
        Some(href) => view! { <a class="tasks__what" href=href>{task.what}</a> }.into_any(),
        None => view! { <span class="tasks__what">{task.what}</span> }.into_any(),
    };
    let source = task.source.map(|link| view! { <a href=link.href>{link.label}</a> });
    let who = task.who.map(|who| view! { <span class="tasks__who">{who}</span> });
    let below = (source.is_some() || who.is_some()).then(|| view! { <p class="tasks__below">{who}{source}</p> });
    view! {
        <li>
            {what}
            {task.badge.map(|(tone, label)| view! { <Badge tone label /> })}
            {task.text.map(|text| view! { <p>{text}</p> })}
            {below}
            {beside}
        </li>
    }
}
