//! The programme itself: figures and lists, rules, the policy note, accessibility.

mod accessibility_page;
mod facility_page;
mod policy_page;
mod programme_page;
mod rules_page;

pub use accessibility_page::AccessibilityPage;
pub use facility_page::{FacilityFormPage, FacilityFormView};
pub use policy_page::PolicyPage;
pub use programme_page::{AreaView, ConditionLine, FacilityView, PhaseView, ProgrammePage, ProgrammeView};
pub use rules_page::{RuleLine, RulesPage};
