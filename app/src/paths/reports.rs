//! The URLs of reports and logbooks.

use domain::ids::{CostLineId, CostWaitingId, LogEntryId, OrganisationId, ProjectId, ReportId, ReportRemarkId};
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
    /// Confirms what another person approved.
    report_confirm(project: ProjectId, report: ReportId) = "/projects/{project}/reports/{report}/confirm";
    /// Opens the verdicts again.
    report_reopen(project: ProjectId, report: ReportId) = "/projects/{project}/reports/{report}/reopen";
    /// The cost lines of a part.
    report_costs(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/costs/{part}";
    /// The form for a new cost line.
    cost_new(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/costs/{part}/new";
    /// Reads lines of a spreadsheet.
    costs_paste(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/costs/{part}/paste";
    /// The lines as a file of a spreadsheet.
    costs_workbook(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/costs/{part}/workbook";
    /// The file itself.
    costs_workbook_download(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/costs/{part}/workbook/download";
    /// One cost line.
    cost_line(project: ProjectId, report: ReportId, part: OrganisationId, line: CostLineId) = "/projects/{project}/reports/{report}/costs/{part}/lines/{line}";
    /// Takes a cost line out.
    cost_remove(project: ProjectId, report: ReportId, part: OrganisationId, line: CostLineId) = "/projects/{project}/reports/{report}/costs/{part}/lines/{line}/remove";
    /// Corrects a line of an approved report.
    cost_correct(project: ProjectId, report: ReportId, part: OrganisationId, line: CostLineId) = "/projects/{project}/reports/{report}/costs/{part}/lines/{line}/correct";
    /// One cost line that waits to be mended.
    cost_waiting(project: ProjectId, report: ReportId, part: OrganisationId, waiting: CostWaitingId) = "/projects/{project}/reports/{report}/costs/{part}/waiting/{waiting}";
    /// Takes a line out that waits.
    cost_waiting_remove(project: ProjectId, report: ReportId, part: OrganisationId, waiting: CostWaitingId) = "/projects/{project}/reports/{report}/costs/{part}/waiting/{waiting}/remove";
    /// The verdicts about the lines of a part.
    costs_judge(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/costs/{part}/judge";
    /// Approves every line that has no verdict.
    costs_judge_rest(project: ProjectId, report: ReportId, part: OrganisationId) = "/projects/{project}/reports/{report}/costs/{part}/judge/rest";
    /// Gives a report back.
    report_return(project: ProjectId, report: ReportId) = "/projects/{project}/reports/{report}/return";
    /// The logbook of the own organisation.
    logbook(project: ProjectId) = "/projects/{project}/logbook";
    /// One note.
    log_entry(project: ProjectId, entry: LogEntryId) = "/projects/{project}/logbook/{entry}";
    /// Takes a note out.
    log_remove(project: ProjectId, entry: LogEntryId) = "/projects/{project}/logbook/{entry}/remove";
}
