//! The first hour as a list of steps, each with what is there and what to do, beside what Poort brings along.

use super::first_hour_steps::step_body;
use super::mail_page::TrialView;
use crate::language::Words;
use crate::ui::{Badge, SummaryList, SummaryRow, Tone};
use domain::people::SteeringSeat;
use domain::settings::{Bureau, FirstHour, Parameter, SetupStep, StepState};
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
pub fn FirstHourList(words: Words, view: FirstHourView) -> AnyView {
    let facts = view.facts;
    let told = words.with("first-hour-done", &[("done", facts.done().into()), ("all", SetupStep::ALL.len().into())]);
    let already = view! { <Already words already=view.already /> };
    let steps = SetupStep::ALL.iter().map(|step| {
        let state = facts.state(*step);
        let (code, tone, label) = match state {
            StepState::Done => ("done", Tone::Good, "step-done"),
            StepState::Next => ("next", Tone::Accent, "step-next"),
            StepState::Later => ("later", Tone::Neutral, "step-later"),
        };
        let body = step_body(words, &view, *step);
        view! {
            <li data-state=code>
                <section class="stack stack--tight">
                    <h3 class="row"><span>{words.label(*step)}</span><Badge tone label=words.t(label) /></h3>
                    {body}
                </section>
            </li>
        }
    });
    let steps = steps.collect::<Vec<_>>();
    view! {
        <p><b>{told}</b></p>
        <div class="desk">
            <ol class="steps">{steps}</ol>
            <div class="stack stack--loose">
                {already}
                <section class="card stack">
                    <h2>{words.t("locked-out-title")}</h2>
                    <p>{words.t("locked-out-before")}" "<code>"poort setup-token"</code>" "{words.t("locked-out-after")}</p>
                </section>
            </div>
        </div>
    }
    .into_any()
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
