//! Rows into what the pages show.

use super::access::{reader, takes_documents, whose};
use super::read::{self, Document};
use crate::dossier::access::Found;
use crate::dossier::resubmission::is_writable;
use crate::frame::actor::SignedIn;
use crate::frame::names::names;
use crate::frame::respond::AppError;
use crate::state::State;
use ::entity::document_version;
use app::documents::{DocumentLine, DocumentView, DocumentsView, PhotoView, VersionLine, Withdrawn};
use app::ui::{FormErrors, NoticeView};
use domain::documents::{DocumentForm, DocumentKind, DocumentReader, PROJECT_AT_MOST, Purpose, missing};
use domain::ids::PersonId;
use std::collections::BTreeMap;

/// What was typed and what came of it; empty on a fresh page.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) form: DocumentForm,
    pub(super) sought: String,
    pub(super) errors: FormErrors,
    pub(super) notice: Option<NoticeView>,
}

impl Typed {
    /// A fresh form about this kind.
    pub(super) fn of_kind(kind: String) -> Self {
        let kind = if kind.parse::<DocumentKind>().is_ok() { kind } else { String::new() };
        Self { form: DocumentForm { kind, ..DocumentForm::default() }, ..Self::default() }
    }
}

type Names = BTreeMap<PersonId, String>;

/// The documents of a project for this reader: of those that they may not read neither a line nor a count.
pub(super) async fn list(state: &State, signed: &SignedIn, found: &Found, typed: Typed) -> Result<DocumentsView, AppError> {
    let (connection, project) = (&state.database.read, &found.project);
    let reader = reader(signed, found);
    let all: Vec<Document> = read::of_project(connection, project.id).await?.into_iter().filter(|one| reader.may_read(whose(&one.row))).collect();
    let there: Vec<DocumentKind> = all.iter().filter(|one| one.row.withdrawn_at.is_none()).map(|one| one.row.kind).collect();
    let sought = typed.sought.clone();
    let holding = if sought.is_empty() { Default::default() } else { read::holding(connection, project.id, &sought).await? };
    let is_found = |one: &Document| {
        let in_name = || one.versions.iter().any(|version| version.name.to_lowercase().contains(&sought.to_lowercase()));
        sought.is_empty() || holding.contains(&one.row.id) || in_name()
    };
    let people: Vec<PersonId> = all.iter().flat_map(|one| &one.versions).map(|version| version.uploaded_by).collect();
    let names = names(connection, people).await?;
    let lines = all.iter().filter(|one| is_found(one)).filter_map(|one| line(one, &names)).collect();
    let used = all.iter().flat_map(|one| &one.versions).fold(0_i64, |sum, version| sum.saturating_add(version.size));
    let chosen = |purpose: &Purpose| (*purpose, all.iter().find(|one| one.purposes.contains(purpose)).and_then(|one| line(one, &names)));
    Ok(DocumentsView {
        project: project.id,
        title: project.title.clone(),
        phase: project.phase,
        missing: missing(project.phase, &there),
        chosen: Purpose::ALL.iter().map(chosen).collect(),
        lines,
        is_empty: all.is_empty(),
        sought,
        used: u64::try_from(used).unwrap_or(0),
        most: PROJECT_AT_MOST,
        form: (reader.adds && takes_documents(project)).then(|| state.form_key(signed.actor.id)),
        typed: typed.form,
        errors: typed.errors,
        notice: typed.notice,
    })
}

fn line(one: &Document, names: &Names) -> Option<DocumentLine> {
    let newest = one.newest()?;
    Some(DocumentLine {
        id: one.row.id,
        kind: one.row.kind,
        version: version(newest, names),
        is_withdrawn: one.row.withdrawn_at.is_some(),
        purposes: one.purposes.clone(),
    })
}

fn version(row: &document_version::Model, names: &Names) -> VersionLine {
    VersionLine {
        number: row.number,
        name: row.name.clone(),
        file_type: row.file_type,
        size: u64::try_from(row.size).unwrap_or(0),
        sha256: row.sha256.clone(),
        scan: row.scan,
        finding: row.finding.clone(),
        text: row.text_state,
        by: names.get(&row.uploaded_by).cloned().unwrap_or_default(),
        at: row.uploaded_at,
        may_open: false,
    }
}

/// One document for this reader.
pub(super) async fn one(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (document, reader): (Document, DocumentReader),
    typed: Typed,
) -> Result<DocumentView, AppError> {
    let (connection, project, row) = (&state.database.read, &found.project, &document.row);
    let people: Vec<PersonId> = document.versions.iter().map(|version| version.uploaded_by).chain(row.withdrawn_by).collect();
    let names = names(connection, people).await?;
    let shown =
        |one: &document_version::Model| VersionLine { may_open: one.scan.may_open(one.uploaded_by == signed.actor.id), ..version(one, &names) };
    let may_keep = reader.may_keep(whose(row)) && row.withdrawn_at.is_none();
    let photo = match (&row.caption, &row.maker, row.permission, row.recognisable) {
        (Some(caption), Some(maker), Some(permission), Some(recognisable)) => {
            Some(PhotoView { caption: caption.clone(), maker: maker.clone(), permission, recognisable })
        }
        _ => None,
    };
    let withdrawn = row.withdrawn_at.zip(row.withdrawn_reason.clone()).map(|(at, reason)| Withdrawn {
        at,
        reason,
        by: row.withdrawn_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
    });
    let is_chosen = row.kind.purpose().is_some_and(|purpose| document.purposes.contains(&purpose));
    let asks_signatures = row.kind.purpose().is_some_and(Purpose::is_signed);
    Ok(DocumentView {
        project: project.id,
        title: project.title.clone(),
        id: row.id,
        kind: row.kind,
        versions: document.versions.iter().map(shown).collect(),
        photo,
        withdrawn,
        purposes: document.purposes.clone(),
        evidence: document.evidence.clone(),
        gate: domain::gates::Gate::of(project.phase),
        may_renew: may_keep && takes_documents(project),
        may_withdraw: may_keep,
        signed_by_all: document.signed_by_all,
        may_choose: may_keep && (!is_chosen || asks_signatures && !document.signed_by_all) && row.kind.purpose().is_some() && is_writable(project),
        key: state.form_key(signed.actor.id),
        choose_key: state.form_key(signed.actor.id),
        version: row.version,
        errors: typed.errors,
        notice: typed.notice,
    })
}
