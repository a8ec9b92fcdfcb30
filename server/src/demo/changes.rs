//! Two requests of the demo set: one that waits for the partners of SluisSens, and one of LabChip Vecht that was approved and carried out.

use super::calendar::{days, hour};
use super::cast::Cast;
use super::plan::Plan;
use super::rows::Rows;
use crate::changes::Content;
use crate::dossier::money::row_of;
use crate::ledger::Book;
use crate::ledger::rows::row_of as booked_row;
use crate::state::new_id;
use crate::store::events::Event;
use crate::store::versioned;
use ::entity::{change_consent, change_request};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::audit::{Edited, HistoryEvent};
use domain::changes::{ChangeState, InstrumentTerms, Standing, at_stake, concerned, differences};
use domain::financing::{FinancingRow, InstrumentDetails, PublicSource};
use domain::ids::{ChangeRequestId, PersonId};
use domain::ledger::Amended;
use domain::partners::PartnerFacts;
use domain::projects::Phase;
use sea_orm::DbErr;

const LONGER: &str = "De sluis gaat in het voorjaar dicht. We meten twee maanden langer om het hoge water mee te nemen.";
const SHIFTED: &str = "Het tweede bedrijf bouwt de meetopstelling zelf. Daarmee gaat een deel van het werk en het publieke geld mee.";
const APPROVED: &str = "Het werk en het doel blijven gelijk en alle partners zijn het eens.";
/// How much public money goes along.
const MOVED: Eur = Eur::euros(40_000);

/// Adds the request of a project that has one.
pub(super) fn write(plan: &Plan<'_>, cast: &Cast, rows: &mut Rows) -> Result<(), DbErr> {
    match plan.row.code.as_str() {
        "P03" => waits(plan, rows),
        "P01" => approved(plan, cast, rows),
        _ => Ok(()),
    }
}

/// What was approved of a project, as the rows say it.
fn standing(plan: &Plan<'_>, phase: Phase, rows: &Rows) -> Result<Standing, DbErr> {
    let project = rows.projects.iter().find(|row| row.id == plan.id).ok_or_else(|| DbErr::Custom("a plan has a project".to_owned()))?;
    let own = rows.instruments.iter().filter(|row| row.project_id == plan.id && row.phase == phase);
    let terms = |row: &::entity::instrument::Model| -> Result<InstrumentTerms, DbErr> {
        let details: InstrumentDetails = versioned::read(&row.details, row.id)?;
        Ok(InstrumentTerms { id: row.id, kind: row.kind, counterparty: row.counterparty.clone(), amount: row.amount, terms: details.terms })
    };
    let standing = Standing {
        partners: plan.partners.iter().map(|(partner, _)| partner.clone()).collect(),
        rows: plan.rows(phase).to_vec(),
        duration_months: project.duration_months.and_then(|months| u32::try_from(months).ok()),
        aim: project.aim.clone(),
        deliverable: project.product_market_combination.clone(),
        instruments: own.map(terms).collect::<Result<_, _>>()?,
    };
    Ok(standing.in_order())
}

/// The row of a request that its lead partner wrote.
fn request(
    plan: &Plan<'_>,
    (content, phase): (&Content, Phase),
    reason: &str,
    (by, at): (PersonId, DateTime<Utc>),
) -> Result<change_request::Model, DbErr> {
    Ok(change_request::Model {
        id: ChangeRequestId(new_id()),
        project_id: plan.id,
        number: 1,
        phase,
        state: ChangeState::Consent,
        reason: reason.to_owned(),
        content: versioned::write(content)?,
        round: 1,
        at_stake: at_stake(&content.before, &content.after).map_err(crate::ledger::too_large)?,
        steering_decides: false,
        written_by: by,
        written_at: at,
        changed_by: by,
        since: at,
        handed_in_by: None,
        handed_in_at: None,
        approves: None,
        decided_by: None,
        decided_at: None,
        decision_reason: None,
        signed_by: None,
        signed_at: None,
        committed_change: Eur::ZERO,
        withdrawn_by: None,
        withdrawn_at: None,
        withdrawn_reason: None,
        is_demo: true,
    })
}

/// The questions to the partners; with who said yes, where they did.
fn ask(
    id: ChangeRequestId,
    content: &Content,
    said: impl Fn(&domain::changes::Concerned) -> Option<(PersonId, DateTime<Utc>)>,
) -> Vec<change_consent::Model> {
    let row = |(one, position): (domain::changes::Concerned, i32)| {
        let given = said(&one);
        change_consent::Model {
            change_id: id,
            round: 1,
            organisation_id: one.organisation,
            agrees: given.map(|_| true),
            reason: String::new(),
            on_behalf: false,
            given_by: given.map(|(person, _)| person),
            given_at: given.map(|(_, at)| at),
            name: one.name,
            position,
        }
    };
    concerned(&content.before, &content.after).into_iter().zip(0..).map(row).collect()
}

fn tell(plan: &Plan<'_>, rows: &mut Rows, at: DateTime<Utc>, (by, name): (PersonId, &str), happened: HistoryEvent) {
    rows.events.push((at, Event::by(by, name, happened).in_project(plan.id)));
}

/// SluisSens wants to measure two months longer; its partners have not said anything yet.
fn waits(plan: &Plan<'_>, rows: &mut Rows) -> Result<(), DbErr> {
    let Some((by, name)) = plan.contact else { return Ok(()) };
    let before = standing(plan, Phase::Start, rows)?;
    let content = Content { after: Standing { duration_months: before.duration_months.map(|months| months + 2), ..before.clone() }, before };
    let (written, asked) = (hour(days(plan.today, -4), 9), hour(days(plan.today, -4), 10));
    let row = request(plan, (&content, Phase::Start), LONGER, (*by, asked))?;
    let id = row.id;
    tell(plan, rows, written, (*by, name), HistoryEvent::ChangeWritten { change: id, number: 1, phase: Phase::Start, reason: LONGER.to_owned() });
    let names = concerned(&content.before, &content.after).into_iter().map(|one| one.name).collect();
    tell(plan, rows, asked, (*by, name), HistoryEvent::ChangeAsked { change: id, number: 1, asked: names });
    rows.consents.extend(ask(id, &content, |_| None));
    rows.changes.push(row);
    Ok(())
}

/// One partner of LabChip Vecht took work over from another, with the public money for it.
fn approved(plan: &Plan<'_>, cast: &Cast, rows: &mut Rows) -> Result<(), DbErr> {
    let Some((by, name)) = plan.contact else { return Ok(()) };
    let phase = Phase::Innovation;
    let before = standing(plan, phase, rows)?;
    let mut after = before.clone();
    let [_, to, _, from, ..] = after.rows.as_mut_slice() else { return Ok(()) };
    for (row, amount) in [(from, Eur(-MOVED.0)), (to, MOVED)] {
        row.cost += amount;
        row.public.set(PublicSource::Province, row.public.from(PublicSource::Province) + amount);
    }
    let content = Content { before, after };
    let moment = |before: i64, at: u32| hour(days(plan.today, -before), at);
    let (asked, answered, handed_in, decided) = (moment(60, 10), moment(55, 11), moment(54, 9), moment(50, 14));
    let (decider, decider_name) = plan.second_manager;
    let mut row = request(plan, (&content, phase), SHIFTED, (*by, moment(61, 15)))?;
    let id = row.id;
    let consents = ask(id, &content, |one| cast.contacts.get(&one.organisation).map(|(person, _)| (*person, answered)));
    let partners: Vec<PartnerFacts> = content.before.partners.clone();
    let own = rows.ledger.iter().filter(|one| one.project_id == plan.id).map(booked_row).collect::<Result<Vec<_>, _>>()?;
    let mut next_id = new_id;
    let mut book = Book::open((plan.id, true), own, &mut next_id);
    let on = crate::state::days::day_of(decided);
    let amended = Amended { change: id, phase, on, partners: &partners, rows: &content.after.rows };
    let more = book.amended(&amended, decided).map_err(|refusal| DbErr::Custom(format!("the demo set cannot book its change: {refusal:?}")))?;
    let booked = book.new_rows();
    for line in rows.money.iter_mut().filter(|line| line.project_id == plan.id && line.phase == phase) {
        let now: FinancingRow = content.after.row(line.partner_id);
        *line = row_of(plan.id, phase, &now);
    }
    tell(plan, rows, moment(61, 15), (*by, name), HistoryEvent::ChangeWritten { change: id, number: 1, phase, reason: SHIFTED.to_owned() });
    let names = consents.iter().map(|one| one.name.clone()).collect();
    tell(plan, rows, asked, (*by, name), HistoryEvent::ChangeAsked { change: id, number: 1, asked: names });
    for one in &consents {
        let Some((person, who)) = cast.contacts.get(&one.organisation_id) else { continue };
        let (organisation, reason) = (one.name.clone(), String::new());
        let happened = HistoryEvent::ChangeAnswered { change: id, number: 1, organisation, agrees: true, reason, on_behalf: false };
        tell(plan, rows, answered, (*person, who), happened);
    }
    tell(plan, rows, handed_in, (*by, name), HistoryEvent::ChangeHandedIn { change: id, number: 1 });
    let edited = Edited { changes: differences(&content.before, &content.after), reason: Some(SHIFTED.to_owned()) };
    let happened = HistoryEvent::ChangeApproved { change: id, number: 1, reason: APPROVED.to_owned(), edited };
    tell(plan, rows, decided, (*decider, decider_name), happened);
    row.state = ChangeState::Approved;
    (row.since, row.committed_change, row.approves) = (decided, more, Some(true));
    (row.handed_in_by, row.handed_in_at) = (Some(*by), Some(handed_in));
    (row.decided_by, row.decided_at, row.decision_reason) = (Some(*decider), Some(decided), Some(APPROVED.to_owned()));
    rows.ledger.extend(booked);
    rows.consents.extend(consents);
    rows.changes.push(row);
    Ok(())
}
