//! The frame of a page that is one form: what is wrong on top, then the heading, what happened meanwhile, the fields, save and leave.

use super::breadcrumbs::Link;
use super::button::{Button, ButtonKind, ButtonLink};
use super::error_summary::ErrorSummary;
use super::form_errors::FormErrors;
use super::form_keys::FormKeys;
use super::notice::{Notice, NoticeView};
use super::page_head::PageHead;
use crate::keeping::Keeping;
use crate::language::Words;
use leptos::prelude::*;

/// The frame; the children are the fields.
#[component]
pub fn FormPage(
    words: Words,
    #[prop(into)] title: String,
    /// A sentence under the heading.
    #[prop(default = None, into)]
    lead: Option<String>,
    crumbs: Vec<Link>,
    errors: FormErrors,
    notice: Option<NoticeView>,
    /// Where the form goes.
    action: String,
    /// The form's key and the version that it was read at.
    keys: (String, i64),
    /// What the button says.
    #[prop(into)]
    save: String,
    /// The way back without saving.
    leave: Link,
    children: Children,
) -> impl IntoView {
    let (key, version) = keys;
    let place = action.clone();
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors />
            <PageHead words title lead crumbs />
            {notice.map(|notice| view! { <Notice notice /> })}
            <form class="stack stack--loose" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                {children()}
                <div class="actions">
                    <Button label=save />
                    <ButtonLink href=leave.href label=leave.label kind=ButtonKind::Quiet />
                </div>
            </form>
        </div>
    }
}
