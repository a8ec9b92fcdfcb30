//! What lists of reports and the page of one are given.

use crate::ui::{FormErrors, NoticeView, PageLinks};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{OrganisationId, ProjectId, ReportId};
use domain::projects::Phase;
use domain::reports::{Delivered, ReportAspect, ReportHolder, ReportKind, ReportSection, ReportState};

/// A report among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// The project.
    pub project: ProjectId,
    /// What the project is called.
    pub title: String,
    /// The report.
    pub report: ReportId,
    /// Of which phase.
    pub phase: Phase,
    /// What it is about.
    pub kind: ReportKind,
    /// The how manieth of its phase.
    pub number: i32,
    /// Its first and last day.
    pub period: (NaiveDate, NaiveDate),
    /// How far it is.
    pub state: ReportState,
    /// Who has it.
    pub holder: ReportHolder,
    /// Since when.
    pub since: NaiveDate,
    /// The last day on which it is in time, moved by holds.
    pub due: NaiveDate,
    /// Days since; below zero before it.
    pub days_past: i64,
    /// The last day on which the programme is in time, while it has it.
    pub programme_due: Option<NaiveDate>,
}

/// Which reports a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportsShown {
    /// Those that somebody has.
    Open,
    /// Those whose last day has passed.
    Late,
    /// Those that the programme has.
    Programme,
    /// Those that are approved.
    Approved,
}

/// A list of reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportsView {
    /// The one project whose reports these are; none for all.
    pub of: Option<(ProjectId, String)>,
    /// The reports.
    pub lines: Vec<ReportLine>,
    /// Which of all are shown.
    pub shown: ReportsShown,
    /// The other pages.
    pub page: Option<PageLinks>,
    /// Today.
    pub today: NaiveDate,
    /// The reader keeps a logbook in the project.
    pub keeps_log: bool,
}

/// What stands on top of each page of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportHead {
    /// The report.
    pub line: ReportLine,
    /// Today.
    pub today: NaiveDate,
    /// The project is on hold: the clock stands still.
    pub on_hold: bool,
}

/// How a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionStand {
    /// Something is missing.
    Todo,
    /// Everything is filled in.
    Done,
    /// The programme remarked on it.
    Remarked,
    /// It came back without a remark about this section.
    Accepted,
}

/// A section of the own part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionLine {
    /// Which one.
    pub section: ReportSection,
    /// How it stands.
    pub stand: SectionStand,
    /// What stands there, in short.
    pub now: Option<String>,
    /// What stood there last time, in short.
    pub last: Option<String>,
    /// Who saved it last, and when.
    pub saved: Option<(String, DateTime<Utc>)>,
    /// How many notes of the logbook stand ready.
    pub noted: usize,
}

/// The own part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPart {
    /// Whose.
    pub organisation: OrganisationId,
    /// What they are called.
    pub name: String,
    /// The sections.
    pub sections: Vec<SectionLine>,
    /// The minutes that it took, as typed, and what is wrong with them.
    pub minutes: (String, FormErrors),
    /// It is handed in.
    pub is_in: bool,
    /// It can be written now.
    pub is_open: bool,
    /// It can be handed in, as far as the report is.
    pub can_hand_in: bool,
    /// It can be taken back.
    pub can_take_back: bool,
    /// Whether there was cost, where that is a choice: the answer of now.
    pub has_no_cost: Option<bool>,
    /// The version of the part.
    pub version: i64,
}

/// The part of a partner among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartLine {
    /// Whose.
    pub organisation: OrganisationId,
    /// What they are called.
    pub name: String,
    /// Handed in, and when.
    pub handed_in: Option<DateTime<Utc>>,
    /// Sections that are done, and all of them.
    pub done: (usize, usize),
    /// Remarks of this round.
    pub remarks: usize,
    /// The reader may read what stands in it.
    pub is_readable: bool,
}

/// The report before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierReport {
    /// The report.
    pub line: ReportLine,
    /// When it was handed in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// What the programme manager added.
    pub note: String,
}

/// What the reader can do with the whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReportDoors {
    /// Hand it in.
    pub submit: bool,
    /// Take it back.
    pub withdraw: bool,
    /// Judge it.
    pub judge: bool,
    /// Say that they look at it now.
    pub open: bool,
}

/// The page of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportView {
    /// The top.
    pub head: ReportHead,
    /// The own part.
    pub own: Option<OwnPart>,
    /// Everybody's part.
    pub parts: Vec<PartLine>,
    /// The one before.
    pub earlier: Option<EarlierReport>,
    /// What the reader can do.
    pub doors: ReportDoors,
    /// Why a part was missing when it was handed in.
    pub missing_reason: String,
    /// The marks of the programme manager, and what was added.
    pub marks: (Vec<(ReportAspect, i32)>, String),
    /// What came of what was promised, where that was counted.
    pub delivered: Option<Delivered>,
    /// The key of the forms, and the version of the report.
    pub keys: (String, i64),
    /// What just happened.
    pub notice: Option<NoticeView>,
}
