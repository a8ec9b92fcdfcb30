//! The portfolio: the list of projects, and what waits for the reader.

mod my_work_page;
mod own_projects;
mod pictures;
mod portfolio_page;
mod query;
mod view;
mod work_list;
mod work_view;

pub use my_work_page::MyWorkPage;
pub use portfolio_page::PortfolioPage;
pub use query::{PAGE_SIZE, PortfolioQuery};
pub use view::{CeilingView, FilterChoices, MyWorkView, PortfolioRow, PortfolioView, WorkItem};
pub use work_view::{OwnProject, OwnProjects, ProjectFacts};
