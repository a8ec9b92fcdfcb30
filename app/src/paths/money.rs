//! The URLs of what partners bring in kind, and of what they expect to need.

use domain::ids::{InKindLineId, ProjectId};
use domain::in_kind::InKindMethod;

paths! {
    /// What partners expect to need of what was promised to them; a new version is sent here.
    forecast(project: ProjectId) = "/projects/{project}/forecast";
    /// What the programme needs by half-year, as a file.
    forecast_csv() = "/programme/forecast.csv";
    /// What partners bring in kind to a project.
    in_kind(project: ProjectId) = "/projects/{project}/in-kind";
    /// The form to add a line in kind, valued in this way.
    in_kind_new(project: ProjectId, method: InKindMethod) = "/projects/{project}/in-kind/new?method={method}";
    /// One line in kind.
    in_kind_line(project: ProjectId, line: InKindLineId) = "/projects/{project}/in-kind/{line}";
    /// The question whether a line in kind goes.
    in_kind_remove(project: ProjectId, line: InKindLineId) = "/projects/{project}/in-kind/{line}/remove";
}
