# Texts of the pages about the ledger: money from planned to settled.

ledger-project-title = Money of { $title }
ledger-project-lead = { $committed } is committed. Of that, { $claimed } is claimed, { $approved } approved and { $paid } paid.
ledger-public = Public money
ledger-tabs = Public money by
ledger-by = By { $by ->
    [partner] partner
    [source] source
    [phase] phase
    [area] technology area
   *[year] year
}
ledger-table = Public money in euro: { $by }
ledger-scale = Same scale, up to { $largest }
ledger-total = Total
ledger-csv = Everything as CSV
ledger-not-netted = The amounts stand side by side and are not netted. Paid can be more than approved: that is an advance, which is set off in the final settlement.
ledger-none = Nothing was laid down yet
ledger-none-text = A signed go fixes the budget and commits the public money. Until then, what the partners plan stands in the financing table.
ledger-financing = Financing table: { $phase }

ledger-opened = { $column }: { $name }
ledger-day = Day
ledger-what = What
ledger-why = Why
ledger-partner = Partner
ledger-source = Source
ledger-line = Name
ledger-amount = Amount
ledger-sum = Together, equal to the amount in the table
ledger-sum-all = Together, all projects
ledger-project = Project
ledger-taken-back = { $kind }, taken back
ledger-decided = { $gate }, { $day }
ledger-stopped = The partners stopped
ledger-lapsed = Lapsed after the term
ledger-instrument = { $source }, { $instrument }

ledger-versions = Approved budget
ledger-versions-text = As it was when the decision was signed. What is approved does not change; a correction stands beside it.
ledger-budget = Budget
ledger-version = Version { $number }
ledger-replaced = Replaced by a correction
ledger-cost = Cost
ledger-public-short = Public
ledger-cash = Own cash
ledger-in-kind = In kind
ledger-other = Other

ledger-avoided = What stopping saves
ledger-avoided-text = Three amounts that cannot be added up. Only the first is a fact; the other two are estimates from the decision.
ledger-avoided-released = Committed and released
ledger-avoided-next = Public money of the next phase, estimated
ledger-avoided-partners = Own contribution of the partners, estimated
ledger-not-estimated = Not estimated

ledger-programme-title = Money of the programme
ledger-programme-lead = Public money from planned to settled, added up from the rows of all projects.
ledger-ceiling = Ceiling for public money
ledger-k01 = Public money committed
ledger-released = Released, back under the ceiling
ledger-left = Can still be committed
ledger-approved = Approved
ledger-paid = Paid
ledger-budgets = Budget and contributions
ledger-budgets-text = From the signed decisions. What companies and institutions bring together and what companies bring alone are two measures; what a government brings counts in neither.
ledger-phase-now = Phase of now
ledger-all-phases = All phases
ledger-k02 = Brought by companies and institutions for each public euro
ledger-k03 = Brought by companies alone for each public euro
ledger-k04 = Own cash of companies for each public euro
ledger-k05 = In kind in own contributions
ledger-k06 = Approved of what is committed
ledger-claimed-only = Claimed, not approved yet
ledger-no-area = No technology area
ledger-programme-link = Money of the programme
ledger-cost-line = { $report }, cost line { $number }
