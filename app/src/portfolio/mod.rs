//! The portfolio: the list of projects, and what waits for the reader.

mod my_work_page;
mod portfolio_page;
mod query;
mod view;

pub use my_work_page::MyWorkPage;
pub use portfolio_page::PortfolioPage;
pub use query::{PAGE_SIZE, PortfolioQuery};
pub use view::{FilterChoices, MyWorkView, PortfolioRow, PortfolioView, WorkItem};
