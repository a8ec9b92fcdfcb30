//! The page before something that cannot be undone: what follows from it, then to do it or not; or why it cannot be done.

use super::{Button, ButtonKind, ButtonLink, FormKeys, Link, Notice, NoticeView, PageHead};
use crate::language::Words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ConsequencePage(
    words: Words,
    title: String,
    crumbs: Vec<Link>,
    /// What it means, in a sentence.
    #[prop(default = None)]
    lead: Option<String>,
    /// What follows from it, line by line.
    #[prop(default = Vec::new())]
    follows: Vec<String>,
    /// Why it cannot be done.
    refused: Option<NoticeView>,
    action: String,
    /// The key of the form, and the version that was read.
    keys: (String, i64),
    /// What the button says that does it.
    confirm: String,
    /// The way back.
    leave: Link,
) -> AnyView {
    let can = refused.is_none();
    let follows = follows.into_iter().map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>();
    let follows = (can && !follows.is_empty()).then(|| view! { <ul class="stack stack--tight">{follows}</ul> });
    let leave = || view! { <ButtonLink href=leave.href.clone() label=leave.label.clone() kind=ButtonKind::Quiet /> };
    let form = if can {
        let (key, version) = keys;
        view! {
            <form class="stack" method="post" action=action>
                <FormKeys key version />
                <div class="actions"><Button label=confirm />{leave()}</div>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{leave()}</p> }.into_any()
    };
    view! {
        <div class="narrow stack">
            {refused.map(|notice| view! { <Notice notice /> })}
            <PageHead words title crumbs lead=lead.filter(|_| can) />
            {follows}
            {form}
        </div>
    }
    .into_any()
}
