//! That a project stops, or has ended, on top of its page.

use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, Notice, NoticeView, Tone};
use chrono::{DateTime, NaiveDate, Utc};
use domain::gates::StopReason;
use domain::ids::ProjectId;
use leptos::prelude::*;

/// How a project stands to stopping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StopStanding {
    /// It was proposed to stop, and nobody has confirmed it.
    Waits {
        /// Who proposed it.
        by: String,
        /// When.
        at: DateTime<Utc>,
        /// The last day of work.
        ends_on: NaiveDate,
        /// The steering group confirms in this phase.
        steering_confirms: bool,
    },
    /// The partners stopped.
    ByPartners {
        /// Why.
        reason: StopReason,
        /// The last day of work.
        ends_on: NaiveDate,
        /// What was learned.
        learned: String,
    },
    /// A decision stopped it.
    ByDecision,
    /// It was not started.
    Refused,
    /// It was completed.
    Completed,
}

/// That a project stops or has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectStopView {
    /// The project.
    pub project: ProjectId,
    /// How.
    pub standing: StopStanding,
}

/// The notice.
#[component]
pub fn ProjectStop(words: Words, view: ProjectStopView) -> AnyView {
    let ProjectStopView { project, standing } = view;
    let is_of_partners = matches!(standing, StopStanding::Waits { .. } | StopStanding::ByPartners { .. });
    let (title, text) = match standing {
        StopStanding::Waits { by, at, ends_on, steering_confirms } => {
            let told = [("by", by.into()), ("when", words.date_time(at).into()), ("date", words.date(ends_on).into())];
            let waits = words.t(if steering_confirms { "stop-waits-later" } else { "stop-waits" });
            ("stop-notice-waits", format!("{} {waits}.", words.with("stop-notice-waits-text", &told)))
        }
        StopStanding::ByPartners { reason, ends_on, learned } => {
            let told = [("reason", words.label(reason).into()), ("date", words.date(ends_on).into()), ("learned", learned.into())];
            ("stop-notice-stopped", words.with("stop-notice-partners", &told))
        }
        StopStanding::ByDecision => ("stop-notice-stopped", words.t("stop-notice-decision")),
        StopStanding::Refused => ("stop-notice-refused", words.t("stop-notice-refused-text")),
        StopStanding::Completed => ("stop-notice-completed", words.t("stop-notice-completed-text")),
    };
    let notice = NoticeView { tone: Tone::Neutral, title: words.t(title), text: Some(text) };
    let link = is_of_partners.then(|| {
        view! { <p><ButtonLink href=paths::stop(project) label=words.t("stop-notice-open") kind=ButtonKind::Quiet /></p> }
    });
    view! { <Notice notice />{link} }.into_any()
}
