//! Phase reports: when they are due, how far they are, who may do what with them, and what they hold. Specification, section 6. No database and no
//! clock here: `server::reports` keeps them.

mod approving;
mod clock;
mod delivered;
mod facts;
mod field;
mod holidays;
mod late;
mod logbook;
mod part;
mod rest;
mod schedule;
mod section;
mod state;
mod used;
mod view;

pub use approving::{ReturnForm, ReturnTo, may_approve, may_judge, may_open, may_remark, may_return, may_unremark};
pub use clock::{PROGRAMME_DAYS, ReportHolder, holder, programme_term};
pub use delivered::{Delivered, PROMISED_AT_MOST};
pub use facts::{Asked, PartFacts, ReportFacts, ReportRefusal};
pub use field::{ANSWER_LIMIT, FieldKind, ReportAsk, ReportField, ShownAnswer, canonical, check_answers};
pub use holidays::{easter, is_holiday, is_working_day, next_working_day, working_days_after};
pub use late::{Hold, Lateness, ReportReminder, days_past, due_with_holds};
pub use logbook::{LOG_LIMIT, LogForm, LogKind, NewLog, noted_in};
pub use part::{may_answer, may_hand_in, may_submit, may_take_back, may_withdraw, may_write};
pub use rest::{Begun, moved, schedule_of_rest};
pub use schedule::{DAYS_AHEAD, DAYS_TO_HAND_IN, Planned, due_after, opens_before, schedule};
pub use section::{ReportSection, SectionGroup};
pub use state::{ReportState, ReportStep, StepRefused, next, standing};
pub use used::{MINUTES_LIMIT, SectionUse, minutes};
pub use view::{NewView, ReportAspect, VIEW_NOTE_LIMIT, ViewForm};

use crate::text_enum;

text_enum! {
    /// What a report is about.
    pub enum ReportKind {
        /// Half way through a start of more than six months.
        Interim = "interim",
        /// Half a year of a phase.
        HalfYear = "half_year",
        /// The end of a phase.
        End = "end",
    }
}

#[cfg(test)]
mod part_tests;
