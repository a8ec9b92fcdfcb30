//! The pages of the gates: what still stands between now and a go, freezing, deciding, signing, and what was decided.

mod brief;
mod decided_view;
mod decision_check_page;
mod decision_form_page;
mod decision_form_parts;
mod decision_keys;
mod decision_page;
mod decision_parts;
mod decision_terms;
mod decision_words;
mod differences;
mod dossier_page;
mod finding_words;
mod frozen_body;
mod frozen_files;
mod gate_page;
mod gate_side;
mod looks;
mod open_rules;
mod phase_run;
mod places;
mod project_conditions;
mod project_decisions;
mod proposals;
mod reason_page;
mod refusal_words;
mod request_page;
mod route;
mod rules_page;
mod verdict;
mod view;

pub use decided_view::{ConditionLine, DecisionView, DossierView, SignatureLine, VoidLine};
pub use decision_check_page::DecisionCheckPage;
pub use decision_form_page::DecisionFormPage;
pub use decision_page::DecisionPage;
pub use decision_words::field_label;
pub use dossier_page::DossierPage;
pub use finding_words::finding;
pub use frozen_body::{EvidenceLine, FrozenBody, FrozenMore, FrozenText, JudgedLine};
pub use frozen_files::DocumentLine;
pub use gate_page::GatePage;
pub use looks::{CaseLook, LooksView, MoneyLook, PanelLook};
pub use phase_run::{PhaseRun, Promised, RunReport};
pub use project_conditions::{OpenConditionLine, OpenConditionsView, ProjectOpenConditions};
pub use project_decisions::{DecisionSummary, DecisionsView, ProjectDecisions};
pub use proposals::{ProposalLine, ProposalsView};
pub use reason_page::{ReasonPage, ReasonView, Undo};
pub use refusal_words::{freeze_refusal, not_on_hold, refusal, refusal_field, release_refusal, sign_refusal, withdraw_refusal};
pub use request_page::RequestPage;
pub(crate) use route::next_note;
pub use route::{ProjectRoute, RouteView};
pub use rules_page::RulesPage;
pub use verdict::VerdictView;
pub use view::{
    BriefView, DecisionCheckView, DecisionFormView, DecisionLine, FrozenLine, GateActions, GateView, LevelLine, RequestView, RuleLine, RuleNames,
    RulesView, Top,
};
