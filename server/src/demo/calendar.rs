//! When the projects of the demo set came to their gates, counted from the day of loading.

use super::files::{ProjectRow, StoryRow};
use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, Utc};
use domain::gates::{Gate, Outcome};
use domain::projects::Phase;

/// A day so many months from another.
pub(super) fn months(from: NaiveDate, count: i32) -> NaiveDate {
    let by = Months::new(count.unsigned_abs());
    if count < 0 { from.checked_sub_months(by) } else { from.checked_add_months(by) }.unwrap_or(from)
}

/// A day so many days from another.
pub(super) fn days(from: NaiveDate, count: i64) -> NaiveDate {
    let by = Days::new(count.unsigned_abs());
    if count < 0 { from.checked_sub_days(by) } else { from.checked_add_days(by) }.unwrap_or(from)
}

/// An hour of a day, in UTC.
pub(super) fn hour(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN)).and_utc()
}

/// A project at a gate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit {
    /// Which gate.
    pub(super) gate: Gate,
    /// The day the dossier was frozen.
    pub(super) asked_on: NaiveDate,
    /// The decision, once there is one.
    pub(super) decided: Option<(NaiveDate, Outcome)>,
    /// The first day of the phase that the gate leads to.
    pub(super) starts_on: NaiveDate,
    /// How long that phase lasts.
    pub(super) months: u32,
    /// The day of the next decision.
    pub(super) next_gate_on: Option<NaiveDate>,
}

/// How long a start phase takes that is not the current one.
const EARLIER_START: i32 = 9;
/// How long after its beginning a project in market entry came to gate 1.
const EARLIER_INNOVATION: i32 = 8;

/// The first days of the phases that a project has had, and of the one that it asks for.
struct Starts {
    start: NaiveDate,
    innovation: NaiveDate,
    market: NaiveDate,
}

fn starts(project: &ProjectRow, story: &StoryRow, today: NaiveDate) -> Starts {
    let begun = months(today, project.start_offset_months);
    let soon = months(today, 1);
    match project.phase {
        Phase::Intake | Phase::Start | Phase::Closed => Starts { start: begun, innovation: soon, market: soon },
        Phase::Innovation => Starts { start: months(begun, -EARLIER_START), innovation: begun, market: soon },
        Phase::MarketEntry => {
            Starts { start: begun, innovation: months(begun, EARLIER_INNOVATION), market: months(today, story.market_start.unwrap_or(0)) }
        }
    }
}

/// Every gate that a project came to, the oldest first.
pub(super) fn visits(project: &ProjectRow, story: &StoryRow, today: NaiveDate) -> Vec<Visit> {
    let Starts { start, innovation, market } = starts(project, story, today);
    let length = project.duration_months;
    let between = |from: NaiveDate, to: NaiveDate| u32::try_from((to - from).num_days() / 30).unwrap_or(0);
    let is_current = |phase| project.phase == phase;
    let visit = |gate, decided: Option<(NaiveDate, Outcome)>, asked_on, starts_on, months: u32| {
        let next_gate_on = match decided {
            Some((_, Outcome::Go | Outcome::ConditionalGo)) | None => self::months(starts_on, i32::try_from(months).unwrap_or(0)).pred_opt(),
            Some((day, Outcome::Recycle)) => Some(self::months(day, 3)),
            Some((_, Outcome::Hold | Outcome::NoGo | Outcome::Graduated | Outcome::ClosedCompleted)) => None,
        };
        Visit { gate, asked_on, decided, starts_on, months, next_gate_on }
    };
    let decided = |gate, on: NaiveDate, outcome, starts_on, months| visit(gate, Some((on, outcome)), days(on, -21), starts_on, months);
    let pending = |gate, ago: i64, starts_on, months| visit(gate, None, days(today, -ago), starts_on, months);

    let at_intake = match (project.phase, project.status.as_str()) {
        (Phase::Intake, "refused") => Outcome::NoGo,
        (Phase::Intake, _) => Outcome::Hold,
        (Phase::Start | Phase::Innovation | Phase::MarketEntry | Phase::Closed, _) => Outcome::Go,
    };
    let first_day = if is_current(Phase::Intake) { days(start, 25) } else { days(start, -10) };
    let start_months = if is_current(Phase::Start) || is_current(Phase::Intake) { length } else { between(start, innovation).min(9) };
    let mut all = vec![decided(Gate::G0, first_day, at_intake, start, start_months)];
    let end_of_start = months(start, i32::try_from(length).unwrap_or(0));
    match (project.phase, project.status.as_str()) {
        (Phase::Start, "gate_requested") => all.push(pending(Gate::G1, 6, innovation, 24)),
        (Phase::Start, "under_review") => all.push(pending(Gate::G1, 20, innovation, 30)),
        (Phase::Start, "recycled") => all.push(decided(Gate::G1, days(end_of_start, -5), Outcome::Recycle, innovation, 24)),
        (Phase::Start, "stopped") if story.stopped_by == "steering_group" => {
            all.push(decided(Gate::G1, end_of_start, Outcome::NoGo, end_of_start, 30))
        }
        (Phase::Innovation | Phase::MarketEntry, status) => {
            let outcome = if status == "conditional_go" { Outcome::ConditionalGo } else { Outcome::Go };
            let months = if is_current(Phase::Innovation) { length } else { between(innovation, market).min(48) };
            all.push(decided(Gate::G1, days(innovation, -14), outcome, innovation, months));
        }
        (Phase::Intake | Phase::Start | Phase::Closed, _) => {}
    }
    match (project.phase, project.status.as_str()) {
        (Phase::Innovation, "gate_requested") => all.push(pending(Gate::G2, 3, market, 18)),
        (Phase::Innovation, "on_hold") => all.push(decided(Gate::G2, days(today, -60), Outcome::Hold, months(today, 2), 18)),
        (Phase::MarketEntry, status) => {
            all.push(decided(Gate::G2, days(market, -14), Outcome::Go, market, length));
            let end = months(market, i32::try_from(length).unwrap_or(0));
            match status {
                "graduated" => all.push(decided(Gate::G3, end, Outcome::Graduated, end, length)),
                "closed_completed" => all.push(decided(Gate::G3, end, Outcome::ClosedCompleted, end, length)),
                _ => {}
            }
        }
        (Phase::Intake | Phase::Start | Phase::Innovation | Phase::Closed, _) => {}
    }
    all
}
