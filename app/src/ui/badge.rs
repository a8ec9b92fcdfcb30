//! A status as a word in a shape. The tone comes third, after the word and the shape.

use crate::language::Words;
use domain::gates::Severity;
use domain::projects::Status;
use leptos::prelude::*;

/// How a badge, a notice or a tile sounds. Red is for late or wrong, never for stopping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// In order.
    Good,
    /// Asks for attention.
    Warn,
    /// Late or wrong.
    Bad,
    /// What is going on now.
    Accent,
    /// Just a fact.
    #[default]
    Neutral,
}

impl Tone {
    /// The value of the `data-tone` attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Accent => "accent",
            Self::Neutral => "neutral",
        }
    }

    /// The tone of a project's status.
    pub const fn of_status(status: Status) -> Self {
        match status {
            Status::Active | Status::Graduated => Self::Good,
            Status::GateRequested | Status::UnderReview | Status::DecisionPending => Self::Accent,
            Status::Recycled | Status::AwaitingStart => Self::Warn,
            Status::Draft | Status::OnHold | Status::Stopped | Status::Refused | Status::ClosedCompleted | Status::Legacy => Self::Neutral,
        }
    }

    /// The tone of a rule that is not met.
    pub const fn of_severity(severity: Severity) -> Self {
        match severity {
            Severity::Hard => Self::Bad,
            Severity::Policy => Self::Warn,
            Severity::Warn => Self::Accent,
            Severity::Info => Self::Neutral,
        }
    }
}

/// A word in a shape.
#[component]
pub fn Badge(#[prop(optional)] tone: Tone, #[prop(into)] label: String) -> impl IntoView {
    view! { <span class="badge" data-tone=tone.code()>{label}</span> }
}

/// A project's status.
#[component]
pub fn StatusBadge(words: Words, status: Status) -> impl IntoView {
    view! { <Badge tone=Tone::of_status(status) label=words.label(status) /> }
}
