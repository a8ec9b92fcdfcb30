//! Pages about what partners bring in kind: the sums, the own lines, and one line to write.

mod in_kind_page;
mod line_page;
mod view;

pub use in_kind_page::InKindPage;
pub use line_page::{InKindLinePage, InKindRemovePage, in_kind_label};
pub use view::{CheckedLine, ExplainedRow, InKindLineView, InKindRemoveView, InKindView, OwnLine, OwnLines, SupportLine};
