//! Setting up an app that makes codes: the secret as a picture and as text, and a first code as proof.

use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Field, FormErrors, FormKeys, InputKind, Link, PageHead};
use domain::problem::Problem;
use leptos::prelude::*;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppView {
    /// The secret, without spaces.
    pub secret: String,
    /// What tells that it was made here, for this person.
    pub mark: String,
    /// How many squares the picture has on a side, and its dark ones as a path.
    pub picture: Option<(usize, String)>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// The form's key.
    pub key: String,
}

/// The page.
#[component]
pub fn AppPage(words: Words, view: AppView) -> AnyView {
    let AppView { secret, mark, picture, problems, key } = view;
    let errors = FormErrors::read(words, &problems, |_| words.t("factor-code"));
    let signs: Vec<char> = secret.chars().collect();
    let in_fours = signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    let picture = picture.map(|(width, path)| {
        // Four squares of light around it, without which no camera finds it.
        let frame = format!("-4 -4 {0} {0}", width + 8);
        view! {
            <svg class="square-code" viewBox=frame role="img" aria-label=words.t("app-picture") shape-rendering="crispEdges">
                <rect x="-4" y="-4" width=(width + 8).to_string() height=(width + 8).to_string() class="square-code__light" />
                <path d=path class="square-code__dark" />
            </svg>
        }
    });
    view! {
        <div class="narrow stack">
            <ErrorSummary words errors=errors.clone() />
            <PageHead
                words
                title=words.t("app-title")
                lead=words.t("app-lead")
                crumbs=vec![Link::new(paths::second_factor(), words.t("second-factor-title"))]
            />
            <h2>{words.t("app-step-scan")}</h2>
            <p>{words.t("app-step-scan-text")}</p>
            {picture}
            <p>{words.t("app-step-type")}</p>
            <p><code class="secret">{in_fours}</code></p>
            <h2>{words.t("app-step-code")}</h2>
            <form class="stack" method="post" action=paths::factor_app()>
                <FormKeys key version=0 />
                <input type="hidden" name="secret" value=secret />
                <input type="hidden" name="mark" value=mark />
                <Field
                    name="code"
                    label=words.t("factor-code")
                    hint=words.t("app-code-hint")
                    kind=InputKind::Digits
                    autocomplete="one-time-code"
                    error=errors.of("code")
                    short=true
                />
                <div class="actions">
                    <Button label=words.t("app-save") />
                    <ButtonLink href=paths::second_factor() label=words.t("app-cancel") kind=ButtonKind::Quiet />
                </div>
            </form>
        </div>
    }
    .into_any()
}
