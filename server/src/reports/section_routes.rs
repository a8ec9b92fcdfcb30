//! A section of the own part: its page, saving it, and answering a remark in place.

use super::part_page::{remark_lines, remarkers};
use super::parts::Own;
use super::report_routes::refused;
use super::sections::{offered, stored};
use super::{logbook, pages};
use crate::dossier::access::{self, Found};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Unsaved, Why, answer};
use crate::frame::basis::{Basis, key_again, merge};
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::who_was_first;
use crate::frame::respond::{AppError, page};
use crate::frame::submission::Submission;
use crate::state::State;
use app::paths;
use app::reports::{SectionPage, SectionView, report_field, report_refusal, shown_answer};
use app::ui::{FormErrors, NoticeView, StoredField, Tone};
use axum::extract;
use axum::response::Response;
use domain::access::act;
use domain::form_reader::FormReader;
use domain::ids::{OrganisationId, ProjectId, ReportId, ReportRemarkId};
use domain::problem::Problem;
use domain::reason::REASON_AT_MOST;
use domain::reports::{Asked, NewLog, ReportField, ReportRefusal, ReportSection, may_write};
use leptos::prelude::*;
use serde::Deserialize;

type At = (ReportId, OrganisationId, ReportSection);

/// What the page comes back with.
#[derive(Default)]
struct Again {
    typed: Option<Pairs>,
    problems: Vec<Problem>,
    clashes: Vec<StoredField>,
    key: Option<String>,
    notice: Option<NoticeView>,
    answer: Option<(ReportRemarkId, String, FormErrors)>,
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, section)): Ids<(ProjectId, ReportId, OrganisationId, ReportSection)>,
) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    show_page(&state, &signed, &found, (id, part, section), Again::default()).await
}

async fn show_page(state: &State, signed: &SignedIn, found: &Found, (id, part, section): At, again: Again) -> Result<Response, AppError> {
    let (words, language) = (signed.visit.words(), signed.visit.language);
    let around = pages::around(state, signed, found, id).await?;
    let whole = &around.whole;
    // The part of another partner is read elsewhere, once it is in; here it is not there.
    let own = whole.part(part).filter(|_| around.own == Some(part)).ok_or(AppError::NotFound)?;
    let sections = ReportSection::of_form(own.is_short(whole.row.phase));
    let place = sections.iter().position(|one| *one == section).ok_or(AppError::NotFound)?;
    let fields = stored(own, section, language);
    let notes = logbook::of(&state.database.read, found.project.id, part).await?;
    let notes: Vec<NewLog> = notes.iter().map(logbook::note).collect();
    let period = (whole.row.from_on, whole.row.until_on);
    let is_open = may_write(&whole.facts, Asked { own: around.own, part }, section);
    let ready = offered(words, own, section, period, &notes).filter(|_| again.typed.is_none() && is_open.is_ok());
    let value = |field: &ReportField| match (&again.typed, &ready) {
        (Some(typed), _) => typed.get(field.code()).unwrap_or_default().to_owned(),
        (None, Some((of, text, _))) if of == field => text.clone(),
        (None, _) => fields.iter().find(|(name, _)| name == field.code()).map(|(_, value)| value.clone()).unwrap_or_default(),
    };
    let last = around.before.as_ref();
    let told = |field: &ReportField| {
        let answer = last.and_then(|last| last.answers.get(field));
        (*field, answer.map(|answer| shown_answer(words, *field, &answer.value)).unwrap_or_default())
    };
    let names = remarkers(state, whole).await?;
    let label = |field: &str| report_field(words, field);
    let mut errors = FormErrors::read(words, &again.problems, label).beside(words, &again.clashes, label);
    if let Some((_, _, of_answer)) = &again.answer {
        errors = of_answer.problems().fold(errors, |errors, one| errors.and(one.field.clone(), one.message.clone()));
    }
    // What the logbook offers stands on the page, but is not stored: its fields count as they are stored.
    let key = again.key.unwrap_or_else(|| Basis::of(&fields).key(state, signed.actor.id));
    let reads = |refusal| NoticeView { tone: Tone::Neutral, title: words.t("report-reads"), text: Some(report_refusal(words, refusal)) };
    let notice = again.notice.or_else(|| is_open.as_ref().err().map(reads));
    let view = SectionView {
        head: pages::head(state, found, whole),
        part,
        section,
        next: sections.get(place + 1).copied(),
        typed: section.fields().iter().map(|field| (*field, value(field))).collect(),
        last: section.fields().iter().map(told).collect(),
        noted: ready.as_ref().map_or(0, |(_, _, count)| *count),
        remarks: remark_lines((whole, &names), (around.own, part, section), false, again.answer.as_ref()),
        form: is_open.is_ok().then_some((key, own.version())),
        answer_key: state.form_key(signed.actor.id),
        errors,
        notice,
    };
    Ok(page(state, &signed.visit, words.label(section), move || view! { <SectionPage words view /> }.into_any()))
}

/// A field that the section does not have is refused.
fn only_its_own(section: ReportSection, pairs: &Pairs) -> Result<(), AppError> {
    let is_own = |name: &str| matches!(name, "key" | "version") || section.fields().iter().any(|field| field.code() == name);
    let other = pairs.0.iter().find(|(name, _)| !is_own(name));
    other.map_or(Ok(()), |(name, _)| Err(AppError::BadForm(format!("a field {name:?} that the section does not have"))))
}

pub(super) async fn save(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, part, section)): Ids<(ProjectId, ReportId, OrganisationId, ReportSection)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report(project, id), "report-saved").await?;
    only_its_own(section, &pairs)?;
    let own = Own { state: &state, permit: &permit, submission: &submission, actor: &signed.actor, at: (id, part) };
    let saved = own.save(section, &pairs, signed.visit.language).await;
    answer(&submission, saved, async |why| {
        let key = Some(key_again(&state, signed.actor.id, &pairs));
        let again = Again { typed: Some(pairs.clone()), key, ..Again::default() };
        let again = match why {
            Why::Problems(problems) => Again { problems, ..again },
            Why::Refused(refusal) => Again { notice: Some(refused(signed.visit.words(), &refusal)), ..again },
            Why::Lost => both(&state, &signed, &found, (id, part, section), &pairs).await?,
        };
        show_page(&state, &signed, &found, (id, part, section), again).await
    })
    .await
}

/// Somebody changed the same field: both values, field by field.
async fn both(state: &State, signed: &SignedIn, found: &Found, (id, part, section): At, pairs: &Pairs) -> Result<Again, AppError> {
    let language = signed.visit.language;
    let around = pages::around(state, signed, found, id).await?;
    let own = around.whole.part(part).ok_or(AppError::NotFound)?;
    let fields = stored(own, section, language);
    let typed = section.fields().iter().map(|field| (field.code().to_owned(), pairs.get(field.code()).unwrap_or_default().to_owned())).collect();
    let merged = merge(language, pairs, &typed, &fields);
    let notice = merged.tell(signed.visit.words(), who_was_first(state, signed.visit.words(), found.project.id).await?);
    let key = Some(Basis::of(&fields).key(state, signed.actor.id));
    Ok(Again { typed: Some(merged.form), clashes: merged.clashes, key, notice: Some(notice), ..Again::default() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    answer: String,
}

pub(super) async fn answer_remark(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids((project, id, remark)): Ids<(ProjectId, ReportId, ReportRemarkId)>,
    pairs: Pairs,
) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::KeepOwnReport, project).await?;
    let around = pages::around(&state, &signed, &found, id).await?;
    let about = around.whole.remarks.iter().find(|one| one.id == remark).map(|one| (one.organisation_id, one.section));
    // A remark about another partner is not there.
    let (part, section) = about.filter(|(part, _)| around.own == Some(*part)).ok_or(AppError::NotFound)?;
    let submission = Submission::read(&state, &signed, &pairs, &paths::report_section(project, id, part, section), "report-answered").await?;
    let Answered { answer: text } = pairs.read()?;
    let words = signed.visit.words();
    let own = Own { state: &state, permit: &permit, submission: &submission, actor: &signed.actor, at: (id, part) };
    let saved = async {
        // An answer may be as short as "Yes".
        let mut reader = FormReader::new(signed.visit.language);
        let checked = reader.paragraphs("answer", &text, 1..=REASON_AT_MOST);
        own.answer(remark, reader.finish(Some(checked))?).await
    };
    let saved: Result<(), Unsaved<ReportRefusal>> = saved.await;
    answer(&submission, saved, async |why| {
        let typed = |errors: FormErrors| Some((remark, text.clone(), errors));
        let again = match why {
            Why::Problems(problems) => {
                let errors = FormErrors::read(words, &problems, |field| report_field(words, field));
                Again { answer: typed(errors), ..Again::default() }
            }
            Why::Refused(refusal) => Again { answer: typed(FormErrors::default()), notice: Some(refused(words, &refusal)), ..Again::default() },
            Why::Lost => {
                let notice = Some(who_was_first(&state, words, project).await?);
                Again { answer: typed(FormErrors::default()), notice, ..Again::default() }
            }
        };
        show_page(&state, &signed, &found, (id, part, section), again).await
    })
    .await
}
