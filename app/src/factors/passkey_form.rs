//! A form that a passkey answers. The script asks the browser and fills it in; without scripts it says that passkeys need them.

use crate::language::Words;
use crate::ui::{Button, ButtonKind, FormKeys};
use leptos::nonce::use_nonce;
use leptos::prelude::*;

const SCRIPT: &str = include_str!("passkeys.js");

/// What the browser is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PasskeyQuestion {
    /// What it signs.
    pub challenge: String,
    /// The host name of Poort.
    pub site: String,
    /// The passkeys that are known, as the browser names them.
    pub known: Vec<String>,
    /// For whom one is made: their id in base64 and their address. None where one signs.
    pub user: Option<(String, String)>,
    /// The kinds of key that Poort reads, as the numbers of COSE.
    pub algorithms: Vec<i64>,
}

/// The form. Its children are fields that a person fills in.
#[component]
pub(super) fn PasskeyForm(
    words: Words,
    question: PasskeyQuestion,
    action: String,
    /// The key of the form, where it has one.
    #[prop(default = None)]
    keys: Option<(String, i64)>,
    /// Where the person goes on.
    #[prop(default = None)]
    next: Option<String>,
    label: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(default = None)] fields: Option<AnyView>,
) -> impl IntoView {
    let PasskeyQuestion { challenge, site, known, user, algorithms } = question;
    let numbers = algorithms.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let (what, answers): (_, &[&str]) = if user.is_some() {
        ("make", &["credential", "client", "attestation", "transports"])
    } else {
        ("sign", &["credential", "client", "authenticator", "signature"])
    };
    let answers = answers.iter().map(|name| view! { <input type="hidden" name=*name /> }).collect::<Vec<_>>();
    let (id, account) = user.unzip();
    view! {
        <form
            class="stack"
            method="post"
            action=action
            data-passkey=what
            data-challenge=challenge
            data-site=site
            data-known=known.join(" ")
            data-user=id
            data-account=account
            data-algorithms=numbers
        >
            {keys.map(|(key, version)| view! { <FormKeys key version /> })}
            {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
            {answers}
            <p class="quiet" data-part="without">{words.t("passkey-without")}</p>
            <div hidden data-part="with">
                <div class="stack">
                    {fields}
                    <div class="actions"><Button label kind /></div>
                </div>
            </div>
            <p role="alert" hidden data-part="failed">{words.t("passkey-failed")}</p>
        </form>
    }
}

/// The script of a page with such forms, once.
#[component]
pub(super) fn PasskeyScript() -> impl IntoView {
    view! { <script nonce=use_nonce()>{format!("(() => {{\n{SCRIPT}}})();")}</script> }
}
