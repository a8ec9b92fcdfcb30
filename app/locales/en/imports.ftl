# Texts about importing project lists.

import-title = Import projects
import-lead = Bring in projects from before 2010 out of the list of Europa om de hoek. You first see what the file would bring, and then decide.
import-file = File
import-file-hint = A CSV file, at most 128 MB. Commas, semicolons and tabs are read, and characters as Windows and Excel write them.
import-look = Look at the file

import-preview-title = What this file would bring
import-preview-lead = { $file }. Nothing has been changed yet.
import-rows = rows in the file
import-changing = rows change a known project
import-importable = rows become a project
import-confirm = Import { $count ->
    [one] 1 project
   *[other] { $figure } projects
}
import-confirm-both = Import { $count ->
    [one] 1 project
   *[other] { $figure } projects
} and take over the ticked changes
import-confirm-changes = Take over the ticked changes
import-another = Choose another file
import-nothing-new = This file brings nothing new
import-nothing-new-text = Every row was imported before or has no readable title.
import-doubled = { $count ->
    [one] This header comes more than once: { $columns }
   *[other] These headers come more than once: { $columns }
}
import-doubled-text = The first one counts. What stands in the others is not read.
import-changes-title = Changes of known projects
import-changes-lead = These rows say something else than the list before. Tick what you take over. What you leave stays as it is.
import-changes-more = These are the first { $shown } of { $total }. Import the same file again afterwards for the rest.
import-change-take = Take over
import-change-take-of = Take over: { $title }
import-change-by-hand = This project has come to a gate. Change it on its own page.
import-change-what = What
import-change-old = Was
import-change-new = Becomes
import-change-here = In Poort it is now: { $value }
import-problems-title = Rows with a remark
import-problems-lead = A row with a remark comes in as it stands in the file, unless it says otherwise. The remark and the source row are kept with the project.
import-no-problems = There are no remarks.
import-row = Row
import-project = Project
import-what = Remark
import-what-happens = Result
import-row-comes = Comes in
import-row-stays = Stays out

import-problem-unbalanced = the amounts do not add up to the total
import-problem-no-total = there is no total
import-problem-overflow = the amount was cut off at 21,474,836
import-problem-damaged-text = damaged characters or an unreadable cell
import-problem-no-end-date = there is no end date
import-problem-end-before-start = the end date lies before the start date
import-problem-no-beneficiary = the beneficiary is missing; the money stands with ‘Begunstigde niet vermeld’
import-problem-sum-row = adds up other rows and is no project
import-problem-duplicate = beneficiary and title occur earlier in the list

import-outcome-title = The projects have been imported
import-outcome-lead = They are in the portfolio, in the start phase and with no gate behind them. Their conditions have not been assessed yet.
import-projects = new projects
import-changed = known projects changed
import-when = imported on
import-to-portfolio = See the imported projects

import-refused-unreadable = The file cannot be read ({ $reason }).
import-refused-too-large = The file is larger than { $limit } MB. Split the list into several files.
import-refused-not-utf8 = The file is not UTF-8: byte { $byte } on line { $line } does not belong in it. Save the list as CSV UTF-8.
import-refused-not-text = The file is not text: byte { $byte } does not occur in a CSV file. Is it a workbook or a PDF?
import-refused-missing-columns = The file is missing { $count ->
    [one] a column
   *[other] { $count } columns
}: { $columns }.
import-refused-no-rows = The file has no rows below the headers.
import-refused-unequal-length = The row on line { $line } has { $found } cells, and there are { $expected } headers. Is there a quotation mark too many or too few?
import-refused-nothing-new = All { $rows } rows were imported before or have no readable title. Nothing has been changed.

import-report-head = { $rows } rows read, of which { $importable } become a project. Nothing has been changed.
import-report-row = row { $row }
import-report-more = And { $count } more. All of them are in the output of --json.
import-report-written = { $rows } rows read: { $projects } new projects, { $organisations } new organisations, { $repeated } rows skipped because they were here already, { $sums } because they add up others. { $left } rows change a known project; take them over on the page Import.
