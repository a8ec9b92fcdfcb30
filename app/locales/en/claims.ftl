# Texts of the pages about cost lines.

costs-title = Costs and hours
costs-lead = Costs of { $name } from { $from } to { $until }.
costs-lines = Cost lines
costs-none = No cost lines yet
costs-none-text = Paste lines of a spreadsheet, or add one.
costs-sum = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
costs-sums = Total and budget
costs-left = { $amount } in this report; { $left } of the budget is left after it
costs-approved = Approved
costs-paste = Lines of a spreadsheet
costs-pasted = Paste lines of your spreadsheet
costs-pasted-hint = With or without headings; 1,250.00 and 1250 are both fine. Without headings: date, description, category, hours, amount, or all columns in the order of the form.
costs-pasted-means = Where there is no column ‘money or in kind’
costs-read = Read the lines
costs-add = Add one line
costs-waiting = { $count ->
    [one] 1 line waits for you
   *[other] { $count } lines wait for you
}
costs-waiting-text = The other lines are right. You can go on working; only handing in has to wait.
costs-explain = Explanation and remarks
costs-back = Back to the report
costs-judge = Judge the lines
costs-judge-title = Judge cost lines
costs-judge-lead = Lines of { $name }. Without a verdict: { $open } of { $all }.
costs-judge-sums = Claimed { $claimed }, approved so far { $approved }.
costs-sample = { $count ->
    [one] 1 line stands out for a reason or was drawn by lot; it has a mark.
   *[other] { $count } lines stand out for a reason or were drawn by lot; they have a mark.
}
costs-judge-save = Save the verdicts
costs-judge-rest = { $count ->
    [one] Approve the one other line
   *[other] Approve the other { $count } lines
}
costs-judge-rest-text = For every line of this partner of which nothing was saved yet.
cost-number = Line
cost-days = Date
cost-what = Description
cost-stands = State
cost-more = Details
cost-claimed = Claimed
cost-edit = Change line { $number }
cost-correct = Correct line { $number }
cost-no-evidence = No evidence yet
cost-needs-no-evidence = No evidence needed
cost-at-rate = at { $rate }
cost-bill-number = invoice { $number }
cost-corrected = Correction { $day }: { $amount }. { $reason }
cost-approved-part = Approved: { $amount }
cost-nameless = Line without a description
cost-mend = Put this line right: { $name }
cost-remove-this = Take out: { $name }
cost-remove = Take this line out
cost-ask-change = Ask for a change of the budget
cost-waiting-right = This line is right now. Open and save it.
cost-cell = Cell { $cell }, { $field }
cost-new = New cost line
cost-line = Cost line { $number }
cost-line-of = Line { $number }: { $name }
cost-waiting = Cost line that waits for you
cost-line-title = Cost line
cost-lead = One cost: an invoice, the hours of one person or a depreciation.
cost-save = Save the line
cost-not-yet = Not now
cost-choose = Choose
cost-group-what = What and when
cost-group-hours = Hours
cost-group-bill = Invoice and evidence
cost-period-hint = From { $first } to { $last }.
cost-until-hint = Empty for a single day.
cost-amount-hint = Empty where hours and rate give the amount.
cost-person-hint = A name or staff number, always written the same way. Only for staff costs. Other partners do not see this.
cost-evidence-hint = Add the file to the documents of the project; it stands in this list then.
cost-no-method = I fill in the amount myself
cost-no-document = No evidence yet
cost-field-from_on = Date or first day
cost-field-until_on = Last day
cost-field-description = Description
cost-field-category = Category
cost-field-work_package = Work package
cost-field-means = Money or in kind
cost-field-person = Who
cost-field-method = How hours count
cost-field-rate = Wage, cost or rate
cost-field-hours = Hours
cost-field-amount = Amount
cost-field-supplier = Supplier
cost-field-invoice = Invoice number
cost-field-evidence = Evidence
cost-double-title = This was claimed before
cost-double-own = { $what } stands in { $title }, { $report }, line { $number } too. It counts once.
cost-double-other = It stands with another organisation. It counts once; ask the programme office if that is not right.
cost-verdict-of = Line { $number }, { $field }
cost-verdict-kind = Verdict
cost-verdict-amount = Approved amount
cost-verdict-error = What is wrong
cost-verdict-reason = Reason
cost-verdict-none = No verdict yet
cost-verdict-no-error = Nothing
cost-correct-title = Correct a line
cost-correct-lead = The line and the first verdict stay as they are. The difference is booked.
cost-take-up-lead = This line is parked. Say now what is approved of it.
cost-correct-hint = What is approved of this line from now on.
cost-correct-save = Book the correction
cost-correct-not-approved = The report is not approved yet. Change the verdict itself.
cost-correct-other-person = This is a large amount. Somebody who did not approve the report corrects it.
costs-workbook-link = Spreadsheet (XLSX)
costs-workbook-title = Cost lines as a spreadsheet
costs-workbook-lead = Take the lines along as a file, add to it in your own program and bring it back. You see every line first.
costs-workbook-out = Get as a spreadsheet (XLSX)
costs-workbook-in = Bring a filled-in spreadsheet back
costs-workbook-file = File
costs-workbook-hint = An XLSX file, at most 2 MB. Columns are found by their headings. New lines are added; a line that stands there already stays one line.
costs-workbook-look = Look at the lines
costs-workbook-read = Lines in this file
costs-workbook-told = { $file }: { $right } are right, { $wrong } would wait for you. Nothing is saved yet.
costs-workbook-right = Right
costs-workbook-save = Take the lines over
costs-workbook-another = Choose another file
costs-workbook-there = This line is there already
cost-plan = Plan and actual
cost-plan-text = Of the approved budget as much is planned as of the phase has passed. Where it differs by more than 10 percent, in this period or so far, we ask why.
cost-plan-forecast = Forecast to the end
cost-plan-budget = Budget
cost-plan-planned = Plan so far
cost-plan-earlier = Earlier
cost-plan-now = Now
cost-plan-difference = Difference with plan
cost-plan-percent = { $percent }%
cost-plan-none = Not planned
cost-plan-explain = Explain
cost-plan-explained = Explained
cost-payable = Payment advice
cost-payable-text = What may be paid now by the payment plan of this grant, with the approved cost in it.
cost-payable-held = { $amount }. { $why }
cost-payable-link = To the payments
