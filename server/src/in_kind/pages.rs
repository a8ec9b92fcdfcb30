//! Rows into what the pages show: sums for everybody, lines for their own people, and for who checks them methods, hours and evidence.

use super::read::{self, Summed};
use crate::dossier::access::Found;
use crate::dossier::resubmission;
use crate::financing::table;
use crate::frame::actor::SignedIn;
use crate::frame::respond::AppError;
use crate::state::State;
use ::entity::in_kind_line;
use app::in_kind::{CheckedLine, ExplainedRow, InKindView, OwnLine, OwnLines, SupportLine};
use domain::Eur;
use domain::access::act;
use domain::gates::Gate;
use domain::ids::{OrganisationId, PartnerId};
use domain::in_kind::{InKindNumbers, person_years};
use domain::money::Overflow;
use domain::projects::Phase;
use sea_orm::DbErr;

/// The phases that have money.
pub(super) fn phases() -> [Phase; 3] {
    [Gate::G0, Gate::G1, Gate::G2].map(Gate::to)
}

fn too_large(overflow: Overflow) -> DbErr {
    DbErr::Custom(overflow.to_string())
}

/// The page of a project for this reader.
pub(super) async fn view(state: &State, signed: &SignedIn, found: &Found) -> Result<InKindView, AppError> {
    let (connection, project, words) = (&state.database.read, &found.project, signed.visit.words());
    let keeps = signed.actor.may(act::KeepOwnInKind, found.standing);
    let checks = signed.actor.may(act::CheckInKind, found.standing);
    let (partners, lines) = (read::partners(connection, project.id).await?, read::of_project(connection, project.id).await?);
    let name = |partner: PartnerId| partners.iter().find(|one| one.id == partner).map(|one| one.name.clone()).unwrap_or_default();
    let own_place = partners.iter().find(|one| Some(one.organisation) == signed.actor.organisation).filter(|_| keeps);
    let (mut rows, mut support) = (Vec::new(), Vec::new());
    for phase in phases() {
        rows.extend(explained(state, found, phase, &lines).await?);
        let of_phase = read::support(connection, project.id, phase, &lines).await?;
        let excess = of_phase.excess().map_err(too_large)?;
        support.extend(excess.is_positive().then_some(SupportLine { phase, excess, is_law: of_phase.is_european }));
    }
    let checked = checks.then(|| lines.iter().map(|line| checked(line, name(line.partner_id))).collect());
    let own = match own_place {
        Some(place) => Some(own(state, found, place.organisation, place.id).await?),
        None => None,
    };
    let may_edit = own.is_some() && resubmission::is_writable(project);
    let notice = resubmission::locked_notice(words, project).filter(|_| own.is_some());
    Ok(InKindView { project: project.id, title: project.title.clone(), rows, support, own, checked, may_edit, notice })
}

/// What the financing table says of each partner in a phase, beside what the lines explain of it.
async fn explained(state: &State, found: &Found, phase: Phase, lines: &[Summed]) -> Result<Vec<ExplainedRow>, DbErr> {
    let (partners, money) = table(&state.database.read, found.project.id, phase).await?;
    let mut rows = Vec::new();
    for (partner, row) in partners.iter().zip(&money) {
        let of_partner = lines.iter().filter(|line| line.phase == phase && line.partner_id == partner.id);
        let explained = Eur::checked_sum(of_partner.map(|line| line.value)).map_err(too_large)?;
        if row.own_in_kind != Eur::ZERO || explained != Eur::ZERO {
            rows.push(ExplainedRow { phase, partner: partner.name.clone(), shown: row.own_in_kind, explained });
        }
    }
    Ok(rows)
}

/// For who checks: hours and value together would tell a wage, so its value is in the sum only.
fn checked(line: &Summed, partner: String) -> CheckedLine {
    CheckedLine {
        partner,
        phase: line.phase,
        method: line.method,
        year: line.year,
        hours: line.method.asks(domain::in_kind::Input::Hours).then_some(line.hours),
        evidence: line.evidence.clone(),
        value: (!line.method.tells_a_wage()).then_some(line.value),
    }
}

/// Everything of the own organisation in this project, and how much of a year its people have left.
async fn own(state: &State, found: &Found, organisation: OrganisationId, place: PartnerId) -> Result<OwnLines, DbErr> {
    let all = read::of_organisation(&state.database.read, organisation).await?;
    let counted: Vec<_> = all.iter().map(read::counted).collect();
    let here: Vec<&in_kind_line::Model> = all.iter().filter(|row| row.partner_id == place).collect();
    let is_here = |person: &str, year: i32| {
        let key = domain::names::normalised(person);
        here.iter().any(|row| row.year == year && row.person_key == key && row.method.is_labour())
    };
    let years = person_years(&counted).map_err(too_large)?.into_iter().filter(|one| is_here(&one.person, one.year)).collect();
    let period = read::period(&found.project);
    let line =
        |row: &&in_kind_line::Model| OwnLine { id: row.id, line: read::line_of(row), is_outside: period.is_outside(row.from_on, row.until_on) };
    let sum = Eur::checked_sum(here.iter().map(|row| row.value)).map_err(too_large)?;
    let most = InKindNumbers::of(&state.reference().values).hours_of_year;
    Ok(OwnLines { lines: here.iter().map(line).collect(), sum, years, most })
}
