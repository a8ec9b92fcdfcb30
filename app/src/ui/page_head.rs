//! The top of a page: the way back, the heading, the status and what can be done.

use super::breadcrumbs::{Breadcrumbs, Link};
use crate::language::Words;
use leptos::prelude::*;

/// The top of a page. The children are the badge and the buttons at the end of the heading's row.
#[component]
pub fn PageHead(
    words: Words,
    #[prop(into)] title: String,
    #[prop(optional)] crumbs: Vec<Link>,
    /// A sentence under the heading.
    #[prop(default = None, into)]
    lead: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let end = children.map(|children| view! { <div class="head__end">{children()}</div> });
    view! {
        <div class="head">
            {(!crumbs.is_empty()).then(|| view! { <Breadcrumbs words links=crumbs /> })}
            <div class="head__row"><h1>{title}</h1>{end}</div>
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        </div>
    }
}
