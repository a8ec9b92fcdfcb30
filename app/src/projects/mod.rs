//! Pages about one project.

mod project_page;
mod route;
mod view;

pub use project_page::ProjectPage;
pub use route::{ProjectRoute, RouteView};
pub use view::{DecisionLine, Doors, PartnerLine, ProjectView};
