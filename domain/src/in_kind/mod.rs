//! What partners bring in kind: how it is valued, what is refused, and what it means for public money. Specification, sections 4.3 and 4.4.
//! No database here: `server::in_kind` keeps the lines.

mod form;
#[cfg(test)]
mod form_tests;
mod hours;
mod method;
mod numbers;
mod person_year;
mod support;
mod value;

pub use form::{AT_LEAST_EVIDENCE, EVIDENCE_LIMIT, InKindForm, NewLine};
pub use hours::Hours;
pub use method::{InKindMethod, Input};
pub use numbers::InKindNumbers;
pub use person_year::{Around, Counted, PersonYear, person_years};
pub use support::Support;
pub use value::{Inputs, RateAbove, check_rate, value};
