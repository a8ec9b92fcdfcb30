//! The messages that Poort writes, and the form with own sentences in one of them.

use super::mail_texts::{self, Which};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::differing::{differing, fields};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::{first, version_of};
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::language::Words;
use app::mail::{LetterView, Own, letter};
use app::paths;
use app::settings::{MailTextLine, MailTextPage, MailTextView, MailTextsPage};
use app::ui::{NoticeView, StoredField};
use axum::extract;
use axum::response::Response;
use chrono::Days;
use domain::access::act;
use domain::gates::{Gate, Outcome};
use domain::mail::MailKind;
use domain::people::{Language, Role};
use domain::problem::Problem;
use domain::settings::{MailTextForm, OwnText};
use leptos::prelude::*;

pub(super) async fn list(extract::State(state): extract::State<State>, signed: SignedIn) -> Result<Response, AppError> {
    signed.permit(act::ManageSettings)?;
    let words = signed.visit.words();
    let reference = state.reference();
    let own = |kind: MailKind| reference.mail_texts.iter().filter(|row| row.kind == kind).map(|row| row.language).collect();
    let lines: Vec<_> = MailKind::ALL.iter().map(|kind| MailTextLine { kind: *kind, own: own(*kind) }).collect();
    Ok(page(&state, &signed.visit, words.t("settings-to-mail-texts"), move || view! { <MailTextsPage words lines /> }.into_any()))
}

/// How a message reads with these sentences and made-up facts.
fn preview(state: &State, (kind, language): Which, text: OwnText) -> (String, String) {
    let words = Words::new(language);
    // An invitation names a role, and no reason.
    let invites = matches!(kind, MailKind::Invited | MailKind::InvitedToProgramme);
    let title = if invites { words.label(Role::ProgrammeManager) } else { words.t("mail-text-title") };
    let note = if invites { String::new() } else { words.t("mail-text-note") };
    let address = |path: String| format!("{}{path}", state.base_url.as_str().trim_end_matches('/'));
    let read = letter(
        words,
        &LetterView {
            kind,
            name: words.t("mail-text-name"),
            title,
            until: state.clock.today().checked_add_days(Days::new(14)),
            gate: Some(Gate::G1),
            outcome: Some(Outcome::Go),
            note,
            href: address(paths::my_work()),
            preferences: Some(address(paths::preferences())),
            own: Own { text, bureau: state.reference().bureau.clone() },
        },
    );
    (read.subject, read.text)
}

/// What the page says beside what is stored.
#[derive(Default)]
struct Said {
    problems: Vec<Problem>,
    stored: Vec<StoredField>,
    notice: Option<NoticeView>,
}

fn show((state, signed): (&State, &SignedIn), which: Which, (typed, version): (MailTextForm, i64), said: Said) -> Response {
    let words = signed.visit.words();
    let (kind, language) = which;
    let Said { problems, stored, notice } = said;
    let text = OwnText { opening: typed.opening.trim().to_owned(), closing: typed.closing.trim().to_owned() };
    let preview = preview(state, which, text);
    let key = state.form_key(signed.actor.id);
    let view = MailTextView { kind, language, typed, problems, stored, notice, preview, key, version };
    page(state, &signed.visit, words.label(kind), move || view! { <MailTextPage words view /> }.into_any())
}

fn which((kind, language): (String, String)) -> Result<Which, AppError> {
    let kind: MailKind = kind.parse().map_err(|_| AppError::NotFound)?;
    let language: Language = language.parse().map_err(|_| AppError::NotFound)?;
    Ok((kind, language))
}

pub(super) async fn form(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(parts): Ids<(String, String)>,
) -> Result<Response, AppError> {
    signed.permit(act::ManageSettings)?;
    let which = which(parts)?;
    let version = version_of(mail_texts::last_event(&state.database.read, which).await?.as_ref());
    let typed = mail_texts::written(&state.database.read, which).await?;
    Ok(show((&state, &signed), which, (typed, version), Said::default()))
}

pub(super) async fn change(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(parts): Ids<(String, String)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let permit = signed.permit(act::ManageSettings)?;
    let which = which(parts)?;
    let onward = paths::settings_mail_text(which.0.code(), which.1.code());
    let submission = Submission::read(&state, &signed, &pairs, &onward, "mail-text-saved").await?;
    let typed: MailTextForm = pairs.read()?;
    let saved = async { mail_texts::save(&state, &permit, &submission, which, typed.check()?).await };
    answer(&submission, saved.await, async |why| {
        let both = (&state, &signed);
        match why {
            Why::Problems(problems) => Ok(show(both, which, (typed.clone(), submission.version), Said { problems, ..Said::default() })),
            Why::Lost => {
                let last = mail_texts::last_event(&state.database.read, which).await?;
                let now = mail_texts::written(&state.database.read, which).await?;
                let stored = differing(signed.visit.language, &fields(&typed), &fields(&now));
                let said = Said { stored, notice: Some(first(signed.visit.words(), last.as_ref())), ..Said::default() };
                Ok(show(both, which, (typed.clone(), version_of(last.as_ref())), said))
            }
        }
    })
    .await
}
