# Texts of the pages about reports and logbooks.

reports-title = Reports
reports-lead = What partners have to report, what is late, and what the programme office has. Until 23:59 Dutch time is in time.
reports-lead-project = The reports of a phase are fixed once the phase starts. Another schedule takes a change request.
reports-none = There are no reports here
reports-none-text = Reports are scheduled when a phase starts, after a signed go.
reports-report = Report
reports-period = Period
reports-from-until = { $from } until { $until }
reports-due = Due
reports-with = With
reports-since = Since
reports-state = State
reports-show = Which reports
reports-show-open = With somebody now
reports-show-late = Late
reports-show-programme = With the programme office
reports-show-approved = Approved
report-name-interim = Interim report { $number }
report-name-half-year = Half-year report { $number }
report-name-end = Final report { $number }
report-of = { $name } of { $title }
report-lead = About { $from } until { $until }.
report-lead-own = About { $from } until { $until }. Choose a section, in any order. You can stop and go on later, on another device too.
report-days-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
report-with = With: { $who }, since { $since }.
report-due-on = Due { $due }.
report-due-approved = Approved
report-due-programme = With the programme office
report-due-later = Not open yet
report-approved-on = Approved on { $day }. This report does not change any more.
report-programme-due = The programme office has until { $day }.
report-paused = While it is there the clock of the partners stands still.
report-opens = You can write this report from four weeks before the end of the period. Due { $due }.
report-blocks-on = If it is not in by { $day }, payments wait and no gate can be requested.
report-blocks = Payments wait and no gate can be requested until this report is in.
report-on-hold = The project is on hold: the clock stands still.
report-own-part = Your part: { $name }
report-done = { $done } of { $all } done
report-todo = To do
report-ready = Done
report-remarked = Remark
report-accepted = Accepted
report-last-time = Last time: { $text }
report-saved-by = { $name }, { $at }
report-noted = { $count ->
    [one] 1 note from your logbook is ready
   *[other] { $count } notes from your logbook are ready
}
report-noted-here = { $count ->
    [one] 1 note from your logbook was filled in below. Change what is needed and save.
   *[other] { $count } notes from your logbook were filled in below. Change what is needed and save.
}
report-hand-in = Hand in your part
report-take-back = Take your part back
report-no-cost = We had no cost in this period
report-with-cost = We did have cost in this period
report-no-cost-now = You said that there was no cost: your report is short.
report-cost-now = Without cost your report is shorter.
report-whole = The whole report
report-submit = Hand in the report
report-submit-text = You hand in the report for all partners.
report-submit-yes = Yes, hand it in
report-not-yet = Not yet
report-submit-missing = These parts are still missing: { $partners }. Handing in without a part takes a reason.
report-missing-field = Why a part is missing
report-missing-hint = For example: the partner does not respond.
report-was-missing = Handed in without every part: { $reason }
report-submit-follows-read = The programme office and all partners can read the report.
report-submit-follows-back = You can take it back until somebody of the programme office opens it.
report-submit-follows-term = The programme office has twenty working days.
report-withdraw = Take the report back
report-withdraw-text = Nobody of the programme office has opened the report. You can still take it back.
report-parts = Parts of the partners
report-part-of = Part of { $name }
report-part-in = Handed in
report-part-begun = Begun
report-part-none = Not begun
report-remarks = { $count ->
    [one] 1 section with a remark
   *[other] { $count } sections with a remark
}
report-before = The report before
report-submitted = Handed in
report-approved = Approved
report-to-mind = To take along
report-save = Save this section
report-next-section = On to { $section }
report-last-answer = What you wrote last time
report-no-answer = Not filled in
report-ticked = Yes
report-tick = Yes
report-remark-field = Remark
report-remark = Save the remark
report-remark-on = Remark on { $section }
report-remark-by = { $name }, { $at }
report-remarks-of = { $name }: { $count ->
    [one] 1 remark
   *[other] { $count } remarks
}
report-answer-field = Your answer
report-answer = Save the answer
report-answer-by = { $name }, { $at }
report-judge = Judge the report
report-return = Give back
report-return-text = What has a remark goes back to the partner. The rest stays as it is.
report-return-field = To be handed in again by
report-approve = Approve
report-approve-text = After that the report does not change any more. Your short view stands with the report.
report-view = Short view of the programme manager
report-view-note = To take along
report-mark = { $mark }: { $anchor }
report-refused = This cannot be done now
report-refused-not-open = You can write this report from { $day }.
report-refused-not-own = You write in the part of your own organisation only.
report-refused-not-now = That cannot be done with a report that is this far: { $state }.
report-refused-part-in = This part was handed in. Take it back first.
report-refused-part-not-in = This part was not handed in.
report-refused-accepted = There was no remark on this section: it stays as it is.
report-refused-no-section = This report does not have this section.
report-refused-incomplete = Fill in these sections first: { $sections }.
report-refused-missing = These parts are missing: { $partners }. Give a reason, or wait until they are in.
report-refused-lead-missing = The part of the lead partner is missing. Hand that in first.
report-refused-opened = Somebody of the programme office has opened the report. Ask them to give it back.
report-refused-own = You wrote in this report yourself. Somebody else judges it.
report-refused-no-remark = First write with a section what has to change.
log-title = Logbook
log-lead = Note what happens on the day itself. The next report begins with these notes. Only your own organisation reads them here.
log-new = New note
log-notes = Notes
log-note = Note
log-none = There is nothing in your logbook yet
log-none-text = Note an activity, milestone, deliverable, risk or hours.
log-field-kind = Kind
log-field-happened_on = Day
log-field-text = What happened
log-field-hours = Hours
log-hours-hint = For hours that were worked only.
log-save = Save the note
log-remove = Remove
log-remove-this = Remove: { $note }
log-line-hours = { $day }: { $text } ({ $hours } hours)
work-report-part = Write your part of a report
work-report-mend = Mend your part of a report
work-report-submit = Hand in a report
work-report-submit-again = Hand in a mended report
work-report-missing = Hand in a report: parts are missing
work-report-judge = Judge a report
report-anchor-on_track-1 = Far behind the plan
report-anchor-on_track-2 = Behind the plan
report-anchor-on_track-3 = A little behind, can be made up
report-anchor-on_track-4 = As planned
report-anchor-on_track-5 = Ahead of the plan
report-anchor-money-1 = Money runs out before the end
report-anchor-money-2 = Large deviation without a reason
report-anchor-money-3 = Deviation with a reason
report-anchor-money-4 = Spending follows the plan
report-anchor-money-5 = Spending follows the plan and the outlook is right
report-anchor-results-1 = No results
report-anchor-results-2 = Less than half
report-anchor-results-3 = A part, with a reason
report-anchor-results-4 = Nearly everything
report-anchor-results-5 = Everything, or more than promised
report-anchor-partners-1 = A partner does not take part
report-anchor-partners-2 = Working together falters
report-anchor-partners-3 = Working together takes effort
report-anchor-partners-4 = Partners work well together
report-anchor-partners-5 = Partners strengthen each other
report-anchor-risk-1 = A risk stops the project
report-anchor-risk-2 = Great risks without action
report-anchor-risk-3 = Great risks with action
report-anchor-risk-4 = Risks under control
report-anchor-risk-5 = No great risks
report-anchor-exploitation-1 = No use in sight
report-anchor-exploitation-2 = One idea of use
report-anchor-exploitation-3 = Talks with users
report-anchor-exploitation-4 = Agreements with users
report-anchor-exploitation-5 = First use or revenue
report-due-partly = Partly approved
report-refused-lines-open = { $count ->
    [one] 1 cost line has no verdict yet.
   *[other] { $count } cost lines have no verdict yet.
}
report-refused-second = You approved this report yourself. Somebody else confirms it.
report-judge-costs-title = Cost lines
report-judge-costs-text = Every line gets a verdict before the report is approved.
report-judge-costs = { $name }: { $count ->
    [one] 1 line
   *[other] { $count } lines
}
report-confirm-title = A second person confirms
report-confirm-text = A colleague approved this report. Above the limit, or where one person alone disallowed costs, a second one confirms.
report-confirm-waits = You approved this report. It waits for a second person now.
report-confirm = Confirm the approval
report-reopen = Open the verdicts again
report-reopen-field = Why the verdicts are opened again
work-report-confirm = Confirm the approval of a report
