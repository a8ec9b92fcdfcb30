# The style guide: every component in every state, with texts as they could really be.

style-guide-title = Style guide
guide-title = Gate 2: to market entry
guide-lead = Every component in every state. Anyone who builds a page chooses from these.
guide-parts = Parts of the style guide
guide-portfolio = Portfolio
guide-project = MembraanThuis

guide-signals = Signals
guide-tile-late = overdue
guide-tile-gates = gates awaiting a decision
guide-tile-public = public money committed out of €100m
guide-tile-match = euros from partners per public euro
guide-tile-sme = of the participants are SMEs
guide-button-primary = Request the gate
guide-button-quiet = Change
guide-button-new = New project
guide-button-link = Withdraw the request
guide-icon-done = done
guide-icon-find = find
guide-icon-download = Download as a file
guide-empty-title = No partners yet
guide-empty-text = A project starts with a lead partner. Add the other participants after that.
guide-empty-action = Add a partner
guide-notice-good = Decision recorded
guide-notice-good-text = The lead partner will be notified today. The next phase starts on 1 January 2027.
guide-notice-warn = The dossier is not complete yet
guide-notice-warn-text = Four points are still open. The gate can be requested after that.
guide-notice-bad = Your change was not saved
guide-notice-bad-text = Somebody else changed this project in the meantime. Your text is below.
guide-notice-accent = Dossier 7, frozen on 20 November 2026, 16:12
guide-notice-accent-text = Changes are possible again after the decision, or when you withdraw the request.
guide-notice-neutral = This project was stopped on the proposal of its partners.

guide-forms = Forms
guide-name = Name of the project
guide-name-hint = Short and easy to recognise: the name that people use.
guide-kvk = Chamber of Commerce number
guide-date = End date
guide-amount = Public contribution
guide-type = Kind of organisation
guide-choose = Choose
guide-reason = Rationale
guide-reason-hint = Becomes public in the summary. At least 100 characters.
guide-reason-text = The steering group is waiting for the regional fund's participation. The commitment is expected in January.
guide-reason-short = Let us wait.
guide-result = What does it deliver?
guide-activities = Activities
guide-outcome = Outcome
guide-check = Check the decision
guide-change = Change
guide-record = Record the decision
guide-record-consequence = Once recorded, the decision cannot be changed. The lead partner will be notified.

guide-lists = Lists
guide-task-instrument = Choose a market instrument
guide-task-instrument-text = The market-entry phase asks for at least one participation, loan, guarantee, provisional order or contract. Now: only a plain grant of { $amount }.
guide-task-source = Policy note, section 9
guide-task-who = For the lead partner to do
guide-task-case = Update the business case
guide-task-case-text = The latest version is 4 months old. For gate 2 it may be at most 3 months old, and all partners must have approved it.
guide-task-other = Let every participant bear risk
guide-search = Search by name, partner or area
guide-find = Search
guide-filter-phase = Phase: all running
guide-filter-area = Area: High Tech Systems
guide-projects = Projects
guide-column-project = Project
guide-column-phase = Phase
guide-column-next = Next step
guide-column-costs = Costs (€)
guide-column-financing = Financing
guide-column-status = Status

guide-pictures = Pictures
guide-card-title = In short
guide-gate-requested = decision requested
guide-gate-later = 2028
guide-evidence = { $count ->
    [0] no evidence yet
    [one] 1 piece of evidence
   *[other] { $count } pieces of evidence
}
