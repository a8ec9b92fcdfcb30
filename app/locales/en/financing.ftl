# Texts of the pages about financing.

financing-title = Financing: { $phase }
financing-lead = What each partner's participation costs, and who pays for it. You may save before it adds up.
financing-phases = Phases with financing
financing-save = Save
financing-calculate = Calculate
financing-field = { $partner }, { $column }
financing-left = { $partner } is no longer a partner; you filled in: { $amounts }.
financing-proposed = This is a proposal; nothing has been saved yet
financing-proposed-text = The amounts of the proposal have been filled in and marked. Check them, change them where needed, and then save.

financing-table = Cost and financing for each partner
financing-partner = Partner
financing-cost = Cost
financing-public = Public money
financing-own = Own contribution
financing-own-cash = Cash
financing-own-in-kind = In kind
financing-other = Other
financing-difference = Difference
financing-risk = Own risk
financing-cost-share = Share of cost
financing-total = Total

financing-outcome = What follows from this
financing-balanced = Balanced: all cost is covered.
financing-empty = No amounts have been filled in yet.
financing-balance-unknown = Whether it balances can only be said once every amount can be read.
financing-rule-unknown = Cannot be said yet
financing-short = { $amount } is still to be found.
financing-over = The financing exceeds the cost by { $amount }.
financing-unreadable = Amounts that cannot be read yet and do not count: { $count }.
financing-match = Own contribution per euro of public money
financing-cash-share = Cash in the own contribution
financing-mode = Co-financing
financing-none = not known yet
financing-bar = Where the money comes from; the amounts are below

financing-rules = Rules about money at { $gate }
financing-no-rules = This gate has no rules that are about money alone.
financing-rule-met = Met
financing-rule-balance-met = Cost and financing are equal, for each partner.
financing-rule-balance-rows = The total adds up, but these partners do not balance: { $names }.
financing-rule-balance-short = { $amount } is missing. Not balanced: { $names }.
financing-rule-balance-over = There is { $amount } too much. Not balanced: { $names }.
financing-rule-public-met = Public money is { $is }; at most { $limit }.
financing-rule-public-unmet = Public money is { $is }; that is more than { $limit }.
financing-rule-own-share = The own contribution is { $is } of the cost; at least { $need }.
financing-rule-company-cash-met = Companies bring in { $is } in cash.
financing-rule-company-cash-unmet = No company brings in cash of its own yet.
financing-rule-cash-share = Cash is { $is } of the own contribution; at least { $need }.
financing-rule-no-own = There is no own contribution yet.
financing-rule-risk-met = All { $count } participants bear at least { $need } of their cost themselves.
financing-rule-risk-unmet = These participants bear less than { $need } of their cost themselves: { $names }.
financing-rule-no-participants = There are no participants yet.
financing-rule-largest = { $name } has the largest share of the cost: { $is }; at most { $limit }.
financing-rule-no-cost = There is no cost yet.
financing-rule-sme-met = Active SMEs: { $names }.
financing-rule-sme-unmet = No SME carries at least { $need } of the cost yet.

instruments-title = Instruments
instruments-lead = Grants, loans, contracts and other agreements that help the project.
instruments-empty = No instruments yet
instruments-empty-text = Market entry needs at least one instrument that suits the market, such as a loan or a contract.
instruments-add = Add an instrument
instruments-new = Add: { $kind }
instruments-kind = Kind
instruments-phase = Phase
instruments-counterparty = Other party
instruments-nobody = not known yet
instruments-amount = Amount
instruments-records = On record
instruments-complete = Complete
instruments-missing = Not yet: { $records }
instruments-terms = Terms
instruments-terms-hint = What was agreed, in plain words.
instruments-signed-on = Signed on
instruments-next-on = Date of the next step
instruments-ended-on = Repaid, sold or ended on
instruments-buyer = Who buys
instruments-government-buyer = The other party is a public authority that buys
instruments-save = Save
instruments-remove = Remove
instruments-remove-title = Remove this instrument?
instruments-remove-lead = It will no longer count at the gates. The history is kept.
instruments-remove-confirm = Remove
instruments-keep = Keep it

record-subject = What it is about: product, service or need
record-quantity = Quantity
record-final_when = When the order becomes final
record-interest_rate = Interest, and the reference rate
record-duration = Duration
record-collateral = Collateral
record-repayment_schedule = Repayment schedule
record-underlying_loan = The bank's loan
record-coverage_percent = Covered part in per cent
record-premium = Premium
record-gross_grant_equivalent = Gross grant equivalent
record-share_percent = Shareholding in per cent
record-valuation = Valuation of the company
record-co_investors = Other investors, and the private part
record-board_rights = Control over the company
record-exit_terms = Agreement on selling the shares
record-procurement_route = Procurement route, with evidence
record-evaluation = Evaluation of the pilot
record-follow_up_order = Follow-up order
record-grant_justification = Why a grant fits here and nothing else would do
record-legal_basis = Legal basis
record-legal_check_by = Who checked the legal basis
record-expected_return = Expected return
record-investment_advice = Independent investment advice
record-administrator = Who administers it after the project

financing-remove = Take away
financing-more = Partner without a line
financing-more-nobody = Choose a partner
financing-add = Add a line
financing-added = A line for { $partner } was added
financing-added-text = Nothing is saved yet. Fill in the amounts and save.
financing-pasted-title = Paste lines from a spreadsheet
financing-pasted = Pasted lines
financing-pasted-hint = Put the name of the partner on each line and then the amounts, in the order of the table or under headings. What cannot be taken over stays here.
financing-take = Take over into the table
financing-new-partner = Add a partner
financing-taken = { $count ->
    [one] 1 line was taken over into the table
   *[other] { $count } lines were taken over into the table
}
financing-taken-text = Nothing is saved yet. Check the amounts and save.
financing-unread = { $count ->
    [one] This column was not read: { $columns }.
   *[other] These columns were not read: { $columns }.
}
financing-line = Pasted line { $line } ({ $name })
financing-line-nobody = { $where }: there is no name of a partner here.
financing-line-not-a-partner = { $where }: this is not a partner of this project.
financing-line-several = { $where }: several partners have this name. Add the number, as in the table.
financing-line-again = { $where }: this partner is on line { $earlier } already.
financing-line-too-many = { $where }: this line has more cells than there are columns.
financing-pasted-twice = The heading { $column } is there twice. Nothing was taken over.
financing-pasted-lines = Paste at most { $most } lines at once. Nothing was taken over.

workbook-link = Spreadsheet (XLSX)
workbook-title = Spreadsheet of the financing: { $phase }
workbook-lead = Take the table along as a file, fill it in with your own program and bring it back. You see every change first. Only then do you decide.
workbook-out = Download the table (XLSX)
workbook-in = Bring a spreadsheet back
workbook-file = File
workbook-file-hint = An XLSX file of at most 2 MB. The columns are found by their headings, in Dutch or English, in any order.
workbook-look = Look at the changes
workbook-preview-title = What this spreadsheet changes
workbook-preview-lead = { $file }, sheet { $sheet }. Nothing is saved yet.
workbook-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
workbook-amount = Amount
workbook-old = Was
workbook-new = Becomes
workbook-save = { $count ->
    [one] Save 1 change
   *[other] Save { $count } changes
}
workbook-another = Choose another file
workbook-nothing = This spreadsheet changes nothing
workbook-nothing-text = Every amount that can be read stands like this in the table already.
workbook-problems = { $count ->
    [one] 1 cell or line is not taken over
   *[other] { $count } cells or lines are not taken over
}
workbook-problems-text = What stands there in the table now stays. Mend it in your file and bring it again, or fill it in yourself afterwards.
workbook-cell = Cell { $cell } ({ $partner }, { $column }, { $text })
workbook-row = Row { $row } ({ $name })

workbook-refused-too-large = The file is larger than { $limit } MB.
workbook-refused-not-a-workbook = This is not an XLSX file. Save the table as XLSX in your program.
workbook-refused-protected = This file has a password, or is of an old version of Excel. Save it as XLSX without a password.
workbook-refused-damaged = This XLSX file is damaged and cannot be read.
workbook-refused-unpacked = Unpacked this file is larger than { $limit } MB, and it is not read.
workbook-refused-cells = This file has more than { $most } cells on a sheet, and it is not read.
workbook-refused-no-headings = No sheet has in its first { $lines } lines the headings Partner and at least one of: { $columns }.
workbook-refused-twice = Sheet { $sheet } has the heading { $column } twice.
workbook-refused-no-lines = Sheet { $sheet } has no lines under its headings.
workbook-refused-lines = Sheet { $sheet } has more than { $most } lines under its headings.
