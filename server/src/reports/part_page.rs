//! The part of a partner into the page on which it is read, and the remarks about it.

use super::pages::{Around, head};
use super::read::{self, Whole};
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::respond::AppError;
use crate::state::State;
use app::reports::{AnswerLine, PartSection, PartView, RemarkLine, shown_answer};
use app::ui::{FormErrors, NoticeView};
use domain::access::{Global, act};
use domain::ids::{OrganisationId, PersonId, ReportRemarkId};
use domain::reports::{Asked, ReportSection, may_answer, may_remark};
use std::collections::{BTreeMap, BTreeSet};

/// What was typed in a form of the page and refused.
#[derive(Debug, Clone, Default)]
pub(super) struct Again {
    pub(super) notice: Option<NoticeView>,
    pub(super) remark: Option<(ReportSection, String, FormErrors)>,
}

/// The names of everybody who remarked or answered. One query.
pub(super) async fn remarkers(state: &State, whole: &Whole) -> Result<BTreeMap<PersonId, String>, AppError> {
    let people: BTreeSet<PersonId> = whole.remarks.iter().flat_map(|remark| [Some(remark.made_by), remark.answered_by]).flatten().collect();
    Ok(read::names(&state.database.read, people).await?)
}

/// The remarks about a section; what was typed as an answer stands with its own.
pub(super) fn remark_lines(
    (whole, names): (&Whole, &BTreeMap<PersonId, String>),
    (own, part, section): (Option<OrganisationId>, OrganisationId, ReportSection),
    is_office: bool,
    again: Option<&(ReportRemarkId, String, FormErrors)>,
) -> Vec<RemarkLine> {
    let can_answer = may_answer(&whole.facts, Asked { own, part }).is_ok();
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let of_section =
        whole.remarks.iter().filter(|remark| remark.organisation_id == part && remark.section == section && whole.shows(remark, is_office));
    let line = |remark: &entity::report_remark::Model| RemarkLine {
        id: remark.id,
        text: remark.text.clone(),
        made: (name(remark.made_by), remark.made_at),
        answer: remark.answered_by.zip(remark.answered_at).map(|(by, at)| (remark.answer.clone(), name(by), at)),
        can_answer: can_answer && remark.answered_at.is_none() && remark.round == whole.row.round,
        can_remove: is_office && remark.round == whole.row.round && whole.facts.state.is_with_programme(),
        typed: again.filter(|(id, ..)| *id == remark.id).map(|(_, text, errors)| (text.clone(), errors.clone())),
    };
    of_section.map(line).collect()
}

/// The page.
///
/// # Errors
/// 404 when there is no such part, or its reader may not read it yet.
pub(super) async fn view(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    (around, part): (Around, OrganisationId),
    again: Again,
) -> Result<PartView, AppError> {
    let words = signed.visit.words();
    let whole = &around.whole;
    let is_readable = super::read_list::is_readable(whole, part, around.reader());
    let of = whole.part(part).filter(|_| is_readable).ok_or(AppError::NotFound)?;
    let names = remarkers(state, whole).await?;
    let is_office = signed.actor.may(act::JudgeReport, found.standing);
    let judges = signed.actor.may(act::JudgeReport, found.standing) && may_remark(&whole.facts, signed.actor.id).is_ok();
    let section = |section: ReportSection| PartSection {
        section,
        answers: section
            .fields()
            .iter()
            .map(|field| AnswerLine {
                field: *field,
                answer: of.answers.get(field).map(|answer| shown_answer(words, *field, &answer.value)).unwrap_or_default(),
            })
            .collect(),
        remarks: remark_lines((whole, &names), (None, part, section), is_office, None),
        typed: again.remark.as_ref().filter(|(of, ..)| *of == section).map(|(_, text, errors)| (text.clone(), errors.clone())),
    };
    let sections = ReportSection::of_form(of.is_short(whole.row.phase)).into_iter().map(section).collect();
    Ok(PartView {
        head: head(state, found, whole),
        part,
        name: of.name.clone(),
        sections,
        used: super::used::of_part(&state.database.read, (whole, of), signed.actor.may(act::KeepLessons, Global)).await?,
        remark_key: judges.then(|| state.form_key(signed.actor.id)),
        notice: again.notice,
    })
}
