//! The URLs of reports and logbooks.

use domain::ids::{LogEntryId, OrganisationId, ProjectId, ReportId, ReportRemarkId};
use domain::reports::ReportSection;

paths! {
    /// The reports of every project that the reader may know of.
    reports() = "/reports";
    /// What becomes of answers.
    report_questions() = "/reports/questions";
    /// The reports of a project.
    project_reports(project: ProjectId) = "/projects/{project}/reports";
    /// One report: the task list.
    report(project: ProjectId, report: ReportId) = "/projects/{project}/reports/{report}";
    /// The part of a partner, to read.
    report_part(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/parts/{part}";
    /// A section of the own part.
    report_section(project: ProjectId, report: ReportId, part: OrganisationId, section: ReportSection) = "/projects/{project}/reports/{report}/parts/{part}/{section}";
    /// Remarks on a section.
    report_remark(project: ProjectId, report: ReportId, part: OrganisationId, section: ReportSection) = "/projects/{project}/reports/{report}/parts/{part}/{section}/remark";
    /// Says whether there was cost.
    report_form(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/parts/{part}/form";
    /// Hands a part in.
    report_hand_in(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/parts/{part}/hand-in";
    /// Takes a part back.
    report_take_back(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/parts/{part}/take-back";
    /// Takes a remark away.
    report_unremark(project: ProjectId, report: ReportId, remark: ReportRemarkId) = "/projects/{project}/reports/{report}/remarks/{remark}/remove";
    /// Answers a remark.
    report_answer(project: ProjectId, report: ReportId, remark: ReportRemarkId) = "/projects/{project}/reports/{report}/remarks/{remark}/answer";
    /// The question before the whole is handed in.
    report_submit(project: ProjectId, report: ReportId) = "/projects/{project}/reports/{report}/submit";
    /// Takes the whole back.
    report_withdraw(project: ProjectId, report: ReportId) = "/projects/{project}/reports/{report}/withdraw";
    /// Says that who judges it looks at it now.
    report_open(project: ProjectId, report: ReportId) = "/projects/{project}/reports/{report}/open";
    /// Judging.
    report_judge(project: ProjectId, report: ReportId) = "/projects/{project}/reports/{report}/judge";
    /// Gives a report back.
    report_return(project: ProjectId, report: ReportId) = "/projects/{project}/reports/{report}/return";
    /// The logbook of the own organisation.
    logbook(project: ProjectId) = "/projects/{project}/logbook";
    /// One note.
    log_entry(project: ProjectId, entry: LogEntryId) = "/projects/{project}/logbook/{entry}";
    /// Takes a note out.
    log_remove(project: ProjectId, entry: LogEntryId) = "/projects/{project}/logbook/{entry}/remove";
}
