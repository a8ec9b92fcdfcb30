//! The first hour as a list of steps, each with what is there and what to do, beside what Poort brings along.

use super::first_hour_steps::step_body;
use super::mail_page::TrialView;
use crate::language::Words;
use crate::ui::{Badge, SummaryList, SummaryRow, Tone};
use chrono::NaiveDate;
use domain::people::{Role, SteeringSeat};
use domain::settings::{Bureau, FirstHour, MailStanding, Parameter, SetupStep, StepState};
use leptos::prelude::*;

/// What the list shows.
pub struct FirstHourView {
    /// What is known.
    pub facts: FirstHour,
    /// The bureau, once it is filled in.
    pub bureau: Option<Bureau>,
    /// Whether a mail server is set.
    pub has_server: bool,
    /// How the last try of mail went.
    pub trial: Option<TrialView>,
    /// The reader's own address, to try mail with.
    pub email: String,
    /// The keys of the forms in it: try mail, and go on without.
    pub keys: (String, String),
    /// A few parameters with what they are.
    pub parameters: Vec<(Parameter, i64)>,
    /// How many parameters there are, and how many of them the note fixes.
    pub counts: (usize, usize),
    /// Who is in.
    pub people: InService,
    /// What is there already.
    pub already: AlreadyThere,
}

/// Who works for the programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InService {
    /// The names of the programme managers.
    pub managers: Vec<String>,
    /// Seat and name of each member of the steering group.
    pub steering: Vec<(SteeringSeat, String)>,
    /// Who was invited as one of either, by name.
    pub invited: Vec<InvitedPerson>,
}

/// Somebody whose invitation stands open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitedPerson {
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The seat in the steering group.
    pub seat: Option<SteeringSeat>,
    /// The last day on which the invitation works.
    pub until: NaiveDate,
}

/// How much Poort brings along, and what came in since.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AlreadyThere {
    /// Technology areas and their parts.
    pub areas: usize,
    /// Application areas.
    pub applications: usize,
    /// Rules of the gates.
    pub rules: usize,
    /// Facilities, and those of which nothing is known yet.
    pub facilities: (usize, usize),
    /// The clusters of 2005.
    pub clusters: usize,
    /// Organisations.
    pub organisations: u64,
    /// Projects.
    pub projects: u64,
}

/// The list, beside what is there.
#[component]
pub fn FirstHourList(
    words: Words,
    view: FirstHourView,
    /// Whether the list stands under a heading of its own.
    #[prop(optional)]
    under_heading: bool,
) -> AnyView {
    let facts = view.facts;
    let told = words.with("first-hour-done", &[("done", facts.done().into()), ("all", SetupStep::ALL.len().into())]);
    let already = view! { <Already words already=view.already /> };
    let segments = SetupStep::ALL.iter().map(|step| view! { <span data-state=code(facts.state(*step))></span> }).collect::<Vec<_>>();
    let steps = SetupStep::ALL.iter().map(|step| {
        let (tone, label) = badge(&facts, *step);
        let title = view! { <span>{words.label(*step)}</span><Badge tone label=words.t(label) /> };
        let title = if under_heading { view! { <h3 class="row">{title}</h3> }.into_any() } else { view! { <h2 class="row">{title}</h2> }.into_any() };
        let body = step_body(words, &view, *step);
        let state = facts.state(*step);
        view! {
            <li data-state=code(state) aria-current=(state == StepState::Next).then_some("step")>
                <section class="stack stack--tight">{title}{body}</section>
            </li>
        }
    });
    let steps = steps.collect::<Vec<_>>();
    view! {
        <p class="progress"><span class="progress__bar" aria-hidden="true">{segments}</span><b>{told}</b></p>
        <div class="desk">
            <ol class="steps">{steps}</ol>
            <div class="stack">
                {already}
                <section class="card stack">
                    <h2>{words.t("locked-out-title")}</h2>
                    <p>{words.t("locked-out-before")}" "<code class="nowrap">"poort setup-token"</code>" "{words.t("locked-out-after")}</p>
                </section>
            </div>
        </div>
    }
    .into_any()
}

const fn code(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::Next => "next",
        StepState::Later => "later",
    }
}

fn badge(facts: &FirstHour, step: SetupStep) -> (Tone, &'static str) {
    match facts.state(step) {
        StepState::Done => (Tone::Good, "step-done"),
        StepState::Next | StepState::Later if step == SetupStep::Mail && facts.mail == MailStanding::Failed => (Tone::Warn, "step-failed"),
        StepState::Next => (Tone::Accent, "step-next"),
        StepState::Later => (Tone::Neutral, "step-later"),
    }
}

#[component]
fn Already(words: Words, already: AlreadyThere) -> impl IntoView {
    let fact = |key: &str, detail: String| SummaryRow::text(words.t(&format!("already-{key}")), detail);
    let count = |count: usize| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let many = |count: u64| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let (facilities, unknown) = already.facilities;
    let told = words.with("already-facilities-count", &[("count", facilities.into()), ("unknown", unknown.into())]);
    let rows = vec![
        fact("areas", count(already.areas)),
        fact("applications", count(already.applications)),
        fact("rules", count(already.rules)),
        fact("facilities", told),
        fact("clusters", count(already.clusters)),
        fact("organisations", many(already.organisations)),
        fact("projects", many(already.projects)),
    ];
    view! { <section class="card stack"><h2>{words.t("already-title")}</h2><SummaryList rows /></section> }
}
