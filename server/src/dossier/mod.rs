//! What every change of a project brings along: its version, the lock of what is frozen or approved, its totals, and the programme's.

pub mod access;
pub mod approved;
pub mod change;
pub mod decision_conditions;
pub mod due;
pub mod edit;
pub mod filed;
pub mod form_values;
pub mod frozen;
pub mod frozen_documents;
pub mod frozen_more;
pub mod frozen_page;
pub mod judged;
pub mod levels;
pub mod money;
pub mod overdue;
pub mod partners;
pub mod programme_total;
pub mod reporting;
pub mod resubmission;
pub mod schedule;
pub mod start_list;
pub mod totals;
