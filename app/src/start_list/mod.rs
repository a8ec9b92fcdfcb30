//! Pages about what is arranged with each partner after a go.

mod project_start;
mod start_list_page;
mod view;

pub use project_start::ProjectStart;
pub use start_list_page::StartListPage;
pub use view::{ProjectStartView, StartListView, StartPartner};
