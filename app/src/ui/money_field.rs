//! An amount in euros, typed as people write it.

use super::field_frame::{FieldFrame, described_by, field_id, invalid};
use super::form_errors::Remark;
use leptos::prelude::*;

/// A labelled amount.
#[component]
pub fn MoneyField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(default = None, into)] hint: Option<String>,
    #[prop(default = None, into)] error: Option<Remark>,
) -> impl IntoView {
    let described = described_by(&name, hint.is_some(), error.is_some());
    let invalid = invalid(error.as_ref());
    let id = field_id(&name);
    view! {
        <FieldFrame name=name.clone() label hint error>
            <span class="euro">
                <span aria-hidden="true">"€"</span>
                <input id=id name=name type="text" inputmode="decimal" value=value autocomplete="off" aria-describedby=described aria-invalid=invalid />
            </span>
        </FieldFrame>
    }
}
