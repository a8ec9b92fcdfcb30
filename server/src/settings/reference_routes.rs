//! The lists of the note with their other names, and the form of one.

use super::aliases::{self, Label};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::differing::{differing, fields};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{first, version_of};
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::reference::Named;
use crate::state::State;
use app::paths;
use app::settings::{AliasPage, AliasView, ReferenceLine, ReferencePage, ReferenceView};
use app::ui::{NoticeView, StoredField};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::people::Language;
use domain::problem::Problem;
use domain::settings::{AliasForm, AliasKind};
use leptos::prelude::*;

/// The label of the note in a language.
fn in_language(label: &Label, language: Language) -> String {
    match language {
        Language::Nl => label.nl.clone(),
        Language::En => label.en.clone(),
    }
}

pub(super) async fn list(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageReference)?;
    let (words, read, language) = (signed.visit.words(), &state.database.read, signed.visit.language);
    let named = aliases::all(read).await?;
    let mut lists = Vec::new();
    for kind in AliasKind::ALL {
        let used = aliases::in_use(read, *kind).await?;
        let line = |label: Label| {
            let alias = named.iter().find(|alias| alias.kind == *kind && alias.code == label.code);
            let alias = alias.map(|alias| match language {
                Language::Nl => alias.alias_nl.clone(),
                Language::En => alias.alias_en.clone(),
            });
            ReferenceLine {
                label: in_language(&label, language),
                alias: alias.unwrap_or_default(),
                projects: used.get(&label.code).copied().unwrap_or_default(),
                code: label.code,
            }
        };
        lists.push((*kind, aliases::labels(read, *kind).await?.into_iter().map(line).collect()));
    }
    let facilities = state.reference().facilities.iter().map(|row| (row.code.clone(), row.name(language).to_owned())).collect();
    let view = ReferenceView { lists, facilities };
    Ok(page(&state, &signed.visit, words.t("settings-to-reference"), move || view! { <ReferencePage words view /> }.into_any()))
}

/// What the page says beside what is stored.
#[derive(Default)]
struct Said {
    problems: Vec<Problem>,
    stored: Vec<StoredField>,
    notice: Option<NoticeView>,
}

/// A row of a list, by the parts of the address.
type Row = (AliasKind, String);

async fn show(
    (state, signed): (&State, &SignedIn),
    (kind, code): &Row,
    (typed, version): (AliasForm, i64),
    said: Said,
) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let label = aliases::label(&state.database.read, *kind, code).await?;
    let Said { problems, stored, notice } = said;
    let label = in_language(&label, signed.visit.language);
    let key = state.form_key(signed.actor.id);
    let view = AliasView { kind: *kind, code: code.clone(), label: label.clone(), typed, problems, stored, notice, key, version };
    Ok(page(state, &signed.visit, label, move || view! { <AliasPage words view /> }.into_any()))
}

fn row((list, code): (String, String)) -> Result<Row, AppError> {
    Ok((list.parse().map_err(|_| AppError::NotFound)?, code))
}

pub(super) async fn form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(parts): Ids<(String, String)>,
) -> Result<Response, AppError> {
    signed.permit(act::ManageReference)?;
    let row = row(parts)?;
    let version = version_of(aliases::last_event(&state.database.read, row.0, &row.1).await?.as_ref());
    let typed = aliases::written(&state.database.read, row.0, &row.1).await?;
    show((&state, &signed), &row, (typed, version), Said::default()).await
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(parts): Ids<(String, String)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageReference)?;
    let row = row(parts)?;
    aliases::label(&state.database.read, row.0, &row.1).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::settings_reference(), "alias-saved").await?;
    let typed: AliasForm = pairs.read()?;
    let saved = aliases::save(&state, &permit, &submission, (row.0, &row.1), &typed).await;
    answer(&submission, saved, async |why| {
        let both = (&state, &signed);
        match why {
            Why::Problems(problems) => show(both, &row, (typed.clone(), submission.version), Said { problems, ..Said::default() }).await,
            Why::Lost => {
                let last = aliases::last_event(&state.database.read, row.0, &row.1).await?;
                let now = aliases::written(&state.database.read, row.0, &row.1).await?;
                let stored = differing(signed.visit.language, &fields(&typed), &fields(&now));
                let said = Said { stored, notice: Some(first(signed.visit.words(), last.as_ref())), ..Said::default() };
                show(both, &row, (typed.clone(), version_of(last.as_ref())), said).await
            }
        }
    })
    .await
}
