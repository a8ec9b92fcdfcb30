//! Pages about the ledger: the chain from planned to settled of a project and of the programme, each figure with the rows behind it.

mod chain_table;
mod opened;
mod programme_money_page;
mod project_money_page;
mod view;

pub use programme_money_page::ProgrammeMoneyPage;
pub use project_money_page::{BREAKDOWNS, ProjectMoneyPage};
pub use view::{
    BudgetLine, ChainLine, ChainTableView, FixedBy, OpenedProject, OpenedProjects, OpenedRow, OpenedRows, ProgrammeMoneyView, ProjectMoneyView,
    VersionLine,
};
