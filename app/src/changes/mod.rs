//! Pages about requests to change what was approved.

mod change_form_page;
mod change_page;
mod change_parts;
mod list;
mod side_by_side;
mod view;
mod wording;

pub use change_form_page::{ChangeFormPage, ChangeFormView};
pub use change_page::ChangePage;
pub use list::{ChangeLine, ChangeList, ChangesView};
pub use view::{AnswerLine, ChangeDoors, ChangeView, DecidedLine, ForecastChange, Side};
pub use wording::{change_field, deciding_refusal, obstacle_words};
