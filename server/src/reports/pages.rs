//! A report into its page, for this reader.

use super::logbook;
use super::read::{self, Answer, Before, Part, Whole};
use super::read_list::{is_readable, line, line_of};
use super::sections::offered;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::frame::respond::AppError;
use crate::state::State;
use app::language::Words;
use app::reports::{EarlierReport, OwnPart, PartLine, ReportDoors, ReportHead, ReportView, SectionLine, SectionStand, shown_answer};
use app::ui::{FormErrors, NoticeView};
use domain::access::act;
use domain::ids::{OrganisationId, PersonId, ReportId};
use domain::projects::Phase;
use domain::reports::{
    Asked, FieldKind, NewLog, PartFacts, ReportField, ReportRefusal, ReportSection, ReportState, may_approve, may_hand_in, may_open, may_remark,
    may_submit, may_take_back, may_withdraw, may_write,
};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody reads of a project's report: it, the one before, and whether the reader leads.
pub(crate) struct Around {
    pub(crate) whole: Whole,
    pub(crate) before: Option<Before>,
    pub(crate) own: Option<OrganisationId>,
    pub(crate) leads: bool,
}

impl Around {
    pub(crate) const fn reader(&self) -> (Option<OrganisationId>, bool) {
        (self.own, self.leads)
    }
}

/// The report and the one before it.
///
/// # Errors
/// 404 when it is not there.
pub(crate) async fn around(state: &State, signed: &SignedIn, found: &Found, id: ReportId) -> Result<Around, AppError> {
    let connection = &state.database.read;
    let whole = read::whole(connection, &found.project, id, read::Moment::now(state)).await?.ok_or(AppError::NotFound)?;
    let own = signed.actor.organisation.filter(|_| found.standing.takes_part);
    let before = read::before(connection, &whole.row, own).await?;
    Ok(Around { whole, before, own, leads: found.standing.leads })
}

/// The top of each page of a report.
pub(crate) fn head(state: &State, found: &Found, whole: &Whole) -> ReportHead {
    let today = state.clock.today();
    ReportHead { line: line_of(whole, &found.project.title, today), today, on_hold: whole.on_hold }
}

/// The page of a report.
pub(super) async fn view(
    state: &State,
    signed: &SignedIn,
    found: &Found,
    around: Around,
    notice: Option<NoticeView>,
) -> Result<ReportView, AppError> {
    let (connection, words) = (&state.database.read, signed.visit.words());
    let marks = read::view(connection, around.whole.row.id).await?;
    let own = match around.own.and_then(|own| around.whole.part(own)) {
        Some(part) if signed.actor.may(act::KeepOwnReport, found.standing) => Some(own_part(state, words, found, &around, part).await?),
        Some(_) | None => None,
    };
    let facts = &around.whole.facts;
    let submits = signed.actor.may(act::SubmitReport, found.standing);
    let judges = signed.actor.may(act::JudgeReport, found.standing);
    let doors = ReportDoors {
        submit: submits && may_submit(facts, true).is_ok(),
        withdraw: submits && may_withdraw(facts).is_ok(),
        judge: judges && (may_remark(facts, signed.actor.id).is_ok() || may_approve(facts, signed.actor.id).is_ok()),
        open: judges && may_open(facts, signed.actor.id),
    };
    let parts = facts.parts.iter().map(|part| part_line(&around, part, judges)).collect();
    let earlier = around.before.as_ref().map(|before| EarlierReport {
        line: line(&before.row, &found.project.title, &[], state.clock.today()),
        submitted_at: before.row.submitted_at,
        approved_at: before.row.approved_at,
        note: before.row.view_note.clone(),
    });
    let row = &around.whole.row;
    Ok(ReportView {
        head: head(state, found, &around.whole),
        own,
        parts,
        earlier,
        doors,
        missing_reason: row.missing_reason.clone(),
        marks: (marks, row.view_note.clone()),
        delivered: crate::dossier::reporting::delivered(row),
        keys: (state.form_key(signed.actor.id), row.version),
        notice,
    })
}

fn part_line(around: &Around, part: &PartFacts, is_office: bool) -> PartLine {
    let row = around.whole.part(part.organisation).and_then(|one| one.row.as_ref());
    PartLine {
        organisation: part.organisation,
        name: part.name.clone(),
        handed_in: row.and_then(|row| row.handed_in_at),
        done: (part.sections.len() - part.missing.len(), part.sections.len()),
        remarks: if is_office || !around.whole.facts.state.is_with_programme() { part.remarked.len() } else { 0 },
        is_readable: is_readable(&around.whole, part.organisation, around.reader()),
    }
}

/// What somebody said in a section, in short.
fn in_short(words: Words, answers: &BTreeMap<ReportField, Answer>, section: ReportSection) -> Option<String> {
    const SHORT: usize = 60;
    let mut told = Vec::new();
    for field in section.fields() {
        let Some(answer) = answers.get(field) else { continue };
        let text = shown_answer(words, *field, &answer.value);
        match field.kind() {
            FieldKind::Text => told.push(text.lines().next().unwrap_or_default().to_owned()),
            FieldKind::Amount | FieldKind::Count => told.push(format!("{} {text}", words.label(*field))),
            FieldKind::Ask => told.push(text),
            FieldKind::Tick => {}
        }
    }
    let text = told.join(", ");
    let short: String = text.chars().take(SHORT).collect();
    (!text.is_empty()).then(|| if short == text { text } else { format!("{short}…") })
}

async fn own_part(state: &State, words: Words, found: &Found, around: &Around, part: &Part) -> Result<OwnPart, AppError> {
    let (connection, whole) = (&state.database.read, &around.whole);
    let people: BTreeSet<PersonId> = part.answers.values().map(|answer| answer.by).collect();
    let names = read::names(connection, people).await?;
    let notes = logbook::of(connection, found.project.id, part.organisation).await?;
    let notes: Vec<NewLog> = notes.iter().map(logbook::note).collect();
    let asked = Asked { own: around.own, part: part.organisation };
    let before = around.before.as_ref();
    let facts = whole.facts.part(part.organisation);
    let sections = ReportSection::of_form(part.is_short(whole.row.phase));
    let told = |section: &ReportSection| section_line((words, &names), (whole, facts), (part, before), *section, &notes);
    let sections: Vec<SectionLine> = sections.iter().map(told).collect();
    let is_open = sections.iter().any(|one| may_write(&whole.facts, asked, one.section).is_ok());
    let is_chosen = whole.row.phase != Phase::Start && is_open && whole.facts.state != ReportState::Returned;
    Ok(OwnPart {
        organisation: part.organisation,
        name: part.name.clone(),
        sections,
        minutes: (part.row.as_ref().and_then(|row| row.minutes).map(|minutes| minutes.to_string()).unwrap_or_default(), FormErrors::default()),
        is_in: part.is_in(),
        is_open,
        can_hand_in: matches!(may_hand_in(&whole.facts, asked), Ok(_) | Err(ReportRefusal::Incomplete(_) | ReportRefusal::Unanswered(_))),
        can_take_back: may_take_back(&whole.facts, asked).is_ok(),
        has_no_cost: is_chosen.then(|| part.row.as_ref().is_some_and(|row| row.has_no_cost)),
        version: part.version(),
    })
}

fn section_line(
    (words, names): (Words, &BTreeMap<PersonId, String>),
    (whole, facts): (&Whole, Option<&PartFacts>),
    (part, before): (&Part, Option<&Before>),
    section: ReportSection,
    notes: &[NewLog],
) -> SectionLine {
    let is_missing = facts.is_some_and(|facts| facts.missing.contains(&section));
    let is_remarked = facts.is_some_and(|facts| facts.remarked.contains(&section));
    let stand = match (whole.facts.state, is_remarked, is_missing) {
        (ReportState::Returned, true, _) => SectionStand::Remarked,
        (ReportState::Returned, false, _) if facts.is_some_and(|facts| !facts.is_to_mend(section)) => SectionStand::Accepted,
        (_, _, true) => SectionStand::Todo,
        (_, _, false) => SectionStand::Done,
    };
    let last_saved = section.fields().iter().filter_map(|field| part.answers.get(field)).max_by_key(|answer| answer.at);
    let period = (whole.row.from_on, whole.row.until_on);
    SectionLine {
        section,
        stand,
        now: in_short(words, &part.answers, section),
        last: before.and_then(|before| in_short(words, &before.answers, section)),
        saved: last_saved.map(|answer| (names.get(&answer.by).cloned().unwrap_or_default(), answer.at)),
        noted: offered(words, part, section, period, notes).map_or(0, |(_, _, count)| count),
    }
}
