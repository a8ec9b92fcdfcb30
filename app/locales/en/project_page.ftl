# Texts of the page of one project.
route-no-date = no date yet
project-to-gate = To { $gate }
project-about = About this project
project-summary = Summary
project-aim = Aim
project-combination = Product-market combination
project-change = Change the details
project-more = More
project-dossier = Business case and agreements
project-instruments = Instruments
project-money-link = Money, from planned to settled
project-history = History
project-stop = Stop
project-money = Money in the { $phase } phase
project-open-financing = Open the table
project-partners = Partners
project-open-partners = View the partners
project-add-partner = Add a partner
project-no-partners = No partners yet
project-no-partners-text = A project begins with a lead partner. Add it first, and then the participants.
project-conditions = The eight conditions for { $gate }
project-open-conditions = Assess
project-decisions = Decisions
project-no-decisions = No decision yet.
decision-line = { $gate }: { $outcome }
decision-unsigned = to be signed
decision-superseded = replaced
decision-void = lapsed
column-partner = Partner
column-role = Role
column-own = Own contribution (€)
column-risk = Own risk
money-cost = Cost
money-mode = Co-financing
money-cash-share = Cash in the partners' own contribution
money-match = Euros from partners per public euro
fact-number = Number
fact-result = Result
fact-technology = Technology
fact-application = Application
fact-challenge = Challenge
fact-facility = Facility
fact-cluster = Cluster of 2005
fact-planned = Planned
fact-planned-value = from { $start }, { $months } months
fact-lead = Lead partner
support-evidence = { $count ->
    [0] no evidence
    [one] 1 piece of evidence
   *[other] { $count } pieces of evidence
 }
fact-phase-from = Start of the phase
fact-phase-waits = not yet: waits for conditions
