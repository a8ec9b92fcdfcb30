//! The eight conditions: the matrix of a project, one condition with its form, and the heat table over the portfolio.

mod all_conditions;
mod condition_page;
mod conditions_page;
mod heat_page;
mod opinion_words;
mod project_conditions;
mod signal_words;
mod view;

pub use all_conditions::level_label;
pub use condition_page::ConditionPage;
pub use conditions_page::ConditionsPage;
pub use heat_page::HeatPage;
pub use opinion_words::opinion_field;
pub use project_conditions::{ConditionLevelsView, ProjectConditions};
pub use signal_words::gap_words;
pub use view::{ConditionCard, ConditionView, ConditionsView, EvidenceView, HeatRow, HeatView, MatrixRowView, OpinionView, ProjectName};
