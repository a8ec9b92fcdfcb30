# Names of the closed lists: <list>-<code>, and <list>-<code>-hint for the sentence that explains it.

phase-intake = Intake
phase-start = Start
phase-innovation = Innovation
phase-market_entry = Market entry
phase-closed = Closed

status-draft = Draft
status-active = Running
status-gate_requested = Gate requested
status-under_review = With the experts
status-decision_pending = Awaiting decision
status-on_hold = On hold
status-recycled = Being revised
status-stopped = Stopped
status-refused = Not started
status-graduated = Graduated
status-closed_completed = Completed
status-legacy = From before 2010

result-type-application = Application
result-type-application-hint = Something that users work with directly.
result-type-semi_finished = Semi-finished product
result-type-semi_finished-hint = Useful in several application areas, such as a lab-on-a-chip.
result-type-basic_technology = Basic technology
result-type-basic_technology-hint = Outside the focus of the programme.

project-kind-cluster_project = Cluster project
project-kind-supporting_initiative = Supporting initiative

facility-status-unknown = Not known
facility-status-planned = Planned
facility-status-started = In use
facility-status-ended = Closed

area-status-active = In use
area-status-candidate = Candidate
area-status-retired = Retired

activity-bringing_together = Bringing parties together
activity-network_events = Network events
activity-explorations = Technology and market studies
activity-business_case_development = Business case development
activity-speed_dating = Speed dating
activity-applied_research = Application-oriented research
activity-joint_facilities = Joint high-tech facilities
activity-demonstrations = Demonstration projects
activity-trade_fairs = Joint presentation at trade fairs
activity-prototypes = Prototypes
activity-proof_of_concept = Proof of concept
activity-joint_investments = Joint investments
activity-new_enterprise = Setting up a new enterprise

condition-c1 = Regional knowledge base
condition-c1-hint = The project builds on knowledge, people, patents or equipment already present in Twente or the East Netherlands.
condition-c2 = Market-driven
condition-c2-hint = Identified users or customers set the requirements. The result is an application or a semi-finished product.
condition-c3 = Clear business case
condition-c3-hint = Costed: who pays, how much, when and against what alternative, with stop criteria.
condition-c4 = Active SMEs
condition-c4-hint = At least one SME carries work and budget in the project.
condition-c5 = Risk sharing by all partners
condition-c5-hint = Every participant bears own costs that are not reimbursed.
condition-c6 = Open innovation
condition-c6-hint = Partners share knowledge under agreed terms.
condition-c7 = Open to large companies from outside
condition-c7-hint = Large companies from outside the region can join on known terms. They need not be there already.
condition-c8 = Strong self-organisation
condition-c8-hint = The partners run the cluster themselves: governance, a lead, a rhythm and a plan without the programme office.

opinion-lead_partner = Lead partner
opinion-programme_manager = Programme manager
opinion-panel = Expert panel

gate-g0 = Intake
gate-g1 = Gate 1
gate-g2 = Gate 2
gate-g3 = Gate 3

outcome-go = Go
outcome-go-hint = The next phase starts.
outcome-conditional_go = Conditional go
outcome-conditional_go-hint = With an owner, a date and evidence for each condition.
outcome-hold = Hold
outcome-hold-hint = Comes back on the agenda by itself on the chosen date.
outcome-recycle = Back to the phase
outcome-recycle-hint = With a list of points to finish first.
outcome-no_go = Stop
outcome-no_go-hint = The project ends; remaining money is released.
outcome-graduated = Graduated
outcome-graduated-hint = The result is on the market.
outcome-closed_completed = Completed
outcome-closed_completed-hint = The work is done; there is no evidence from the market yet.

severity-hard = Hard
severity-hard-hint = Nobody can deviate from this.
severity-policy = Policy
severity-policy-hint = The steering group can deviate with a recorded reason.
severity-warn = Note
severity-warn-hint = Does not hold up a decision.
severity-info = Information
severity-info-hint = Good to know.

provenance-seed = Policy note 2010
provenance-law = Law
provenance-practice = Practice elsewhere
provenance-assumption = Our own choice

rule-kind-auto = Computed
rule-kind-human = A person's judgement

stop-reason-technique = The technology does not work
stop-reason-market = The market is too small
stop-reason-partner = A partner leaves
stop-reason-alternative = There is a better alternative
stop-reason-financing = The financing cannot be completed
stop-reason-timing = It is not the right moment
stop-reason-other = Another reason

timing-precedent = Before the phase starts
timing-subsequent = During the phase

organisation-type-company = Company
organisation-type-knowledge = Knowledge institution
organisation-type-government = Government
organisation-type-civil_society = Civil-society organisation
organisation-type-investor = Investor
organisation-type-intermediary = Intermediary

size-class-micro = Micro
size-class-micro-hint = Fewer than 10 people and at most €2m turnover or balance sheet.
size-class-small = Small
size-class-small-hint = Fewer than 50 people and at most €10m turnover or balance sheet.
size-class-medium = Medium
size-class-medium-hint = Fewer than 250 people, at most €50m turnover or €43m balance sheet.
size-class-large = Large
size-class-large-hint = Anything above that.

region-twente = Twente
region-east_netherlands = East Netherlands outside Twente
region-rest_of_netherlands = Rest of the Netherlands
region-abroad = Abroad

sector-manufacturing = Manufacturing
sector-construction = Construction
sector-ict = ICT
sector-education = Education
sector-research = Research
sector-care = Care
sector-government = Government
sector-finance = Finance
sector-services = Services
sector-other = Other

partner-role-lead = Lead partner
partner-role-lead-hint = Leads the project and writes the dossier.
partner-role-participant = Participant
partner-role-participant-hint = Takes part with work of its own and at its own risk.
partner-role-funder = Funder
partner-role-funder-hint = Contributes money, does no work of its own.
partner-role-subcontractor = Subcontractor
partner-role-subcontractor-hint = Is paid for work.
partner-role-buyer = Buyer
partner-role-buyer-hint = Buys the result.
partner-role-interested = Interested party
partner-role-interested-hint = Follows the project.

public-source-european = Europe
public-source-national = National
public-source-province = Province
public-source-municipality = Municipality or region

cofinancing-fully_in_kind = Fully in kind
cofinancing-fully_in_kind-hint = Nobody brings in cash. Allowed in the start phase only.
cofinancing-part_cash = Partly cash
cofinancing-part_cash-hint = Part of the co-financing is the partners' own cash.
cofinancing-revolving = Revolving
cofinancing-revolving-hint = At least one instrument whose money comes back.

instrument-grant = Grant
instrument-participation = Equity participation
instrument-loan = Loan
instrument-guarantee = Guarantee
instrument-provisional_order = Provisional order
instrument-business_contract = Business contract
instrument-launching_customer = Launching customer

role-partner = Partner
role-reviewer = Expert
role-programme_manager = Programme manager
role-steering_member = Steering group member
role-administrator = Administrator

seat-member = Member
seat-chair = Chair
seat-secretary = Secretary

language-nl = Nederlands
language-en = English

accession-open = Open to new partners
accession-conditional = Open under conditions
accession-closed = Closed

band-not_met = Not met
band-partly_met = Partly met
band-met = Met

business-case-problem_and_customer = Problem and customer
business-case-solution_and_alternative = Solution and alternative
business-case-market_size = Market size
business-case-revenue_model = Revenue model
business-case-cost_to_market = Cost of reaching the market
business-case-investment_need = Investment needed
business-case-who_earns_what = Who earns what
business-case-ip_position = Patents and rights
business-case-scenarios = Scenarios
business-case-sensitivity = Sensitivity analysis
business-case-risks = Risks
business-case-stop_criteria = Stop criteria
business-case-team = Team

decision-state-proposed = Recorded, not signed yet
decision-state-signed = Signed
decision-state-superseded = Replaced
decision-state-void = Lapsed

dossier-project = Project
dossier-partners = Partners
dossier-financing = Financing
dossier-conditions = Conditions
dossier-business_case = Business case
dossier-instruments = Instruments
dossier-judgement = Judgement
dossier-gate = Gate

later-reports = reports
later-aid = state aid
later-survey = surveys
later-meetings = meetings
later-ledger = payments
later-documents = documents

mandatory-title = Name
mandatory-lead = Lead partner
mandatory-sub_area = Sub-area
mandatory-result_type = Kind of result
mandatory-product_market_combination = Product-market combination
mandatory-start_on = Start date
mandatory-duration_months = Duration
mandatory-financing = Financing

market-proof-first_revenue = First revenue
market-proof-new_company = New company
market-proof-follow_on_investment = Follow-on investment
market-proof-repeat_customer = Repeat customer

verdict-met = Met
verdict-unmet = Not met yet
verdict-awaiting = Awaiting a judgement
verdict-not_applicable = Not applicable
verdict-not_yet_in_use = Not in use yet

history-signed_in = Signed in
history-sign_in_limited = Sign-in limited after too many tries
history-strangers_limited = Unknown accounts or addresses limited after too many tries
history-setup_token_made = Key for the first administrator made
history-first_administrator = First administrator made
history-demo_loaded = Demo set loaded
history-demo_removed = Demo set removed
history-portfolio_made = Trial portfolio made
history-projects_imported = Projects imported
history-organisation_made = Organisation added
history-facility_changed = Facility changed
history-organisation_changed = Organisation changed
history-project_made = Project created
history-project_changed = Project changed
history-dossier_changed = Dossier changed
history-partner_added = Partner added
history-partner_changed = Partner changed
history-partner_removed = Partner removed
history-financing_changed = Financing changed
history-instrument_saved = Instrument saved
history-instrument_removed = Instrument removed
history-assessed = Condition assessed
history-evidence_added = Evidence added
history-evidence_accepted = Evidence accepted
history-judged = Rules judged
history-gate_requested = Gate requested
history-gate_released = Request withdrawn
history-gate_decided = Decision recorded
history-decision_signed = Decision signed
history-decision_corrected = Decision replaced
history-decision_withdrawn = Decision withdrawn
history-put_on_agenda = Put on the agenda after a hold
history-condition_met = Condition of a decision met
history-stop_proposed = Proposal to stop
history-stop_confirmed = Stop confirmed
history-stop_withdrawn = Proposal to stop withdrawn
criterion-fit = Contribution to the goal
criterion-inn = Degree of innovation
criterion-eco = Financial and economic outlook
criterion-qua = Quality of the plan and team
criterion-sus = Sustainability and impact on society
interest-financial = Financial
interest-financial-hint = Shares, or paid advice.
interest-employment = Employment
interest-employment-hint = Employed by a partner, now or in the past three years.
interest-family_or_close = Family or friends
interest-family_or_close-hint = Family, or somebody close to you.
interest-collaboration = Collaboration
interest-collaboration-hint = A joint publication or project in the past three years.
interest-competitor = Competition
interest-competitor-hint = You or your employer make something comparable.
interest-involved_in_proposal = Involved in the proposal
interest-involved_in_proposal-hint = You helped with the plan or gave advice on it.
interest-other = Something else
interest-other-hint = Better one declaration too many than one too few.
measure-recuse = Take no part
measure-recuse-hint = No review, no discussion and no ranking of this project.
measure-observer = Take part with an observer
measure-observer-hint = A neutral observer sits in on the discussion.
measure-proceed = Take part
measure-proceed-hint = The interest is too remote to matter.
review-status-invited = Asked
review-status-declined = Declined
review-status-accepted = In progress
review-status-submitted = Handed in
review-status-void = Does not count
history-review_accepted = Review accepted
history-review_declined = Review declined
history-interest_declared = Interest declared
history-review_submitted = Review handed in
history-review_voided = Review no longer counts
history-mail_choice_changed = Choice about e-mail changed
history-message_marked_sent = Message sent by hand
history-message_retried = Message tried again

mail-choice-at_once = At once
mail-choice-at_once-hint = Each message as soon as there is one.
mail-choice-daily = Once a day
mail-choice-daily-hint = One e-mail at 7 in the morning with everything of the past day.
mail-choice-never = Never
mail-choice-never-hint = No e-mail. You check My work yourself.

mail-kind-expert_invited = Invitation of an expert
mail-kind-review_asked = Review requested
mail-kind-review_reminder = Reminder
mail-kind-review_extended = More time
mail-kind-review_withdrawn = Review no longer needed
mail-kind-interest_declared = Interest declared
mail-kind-interest_decided = Decision on an interest
mail-kind-review_reopened = Review given back
mail-kind-review_missing = One review fewer
mail-kind-reviews_complete = Enough reviews
mail-kind-consensus_opened = Discussion opened
mail-kind-comments_ready = Comments ready
mail-kind-advice_ready = Advice ready

message-state-waiting = Waiting
message-state-failed = Failed
message-state-sent = Sent
advice-fund = Fund
advice-fund_if_money = Fund if there is money
advice-do_not_fund = Do not fund
history-interest_decided = Decision on an interest
history-consensus_opened = Discussion of the reviews opened
history-consensus_shut = Discussion closed: too few reviews left
history-review_reopened = Review given back
history-consensus_recorded = Judgement of the panel recorded
history-round_made = Review round made
history-proposal_added = Project brought before the panel
history-review_asked = Expert asked for a review
history-review_reminded = Expert reminded
history-review_withheld = Administrator asked for a review and did not get it
history-review_extended = Expert given more time
panel-lacks-no_industry = Nobody on the panel is from industry.
panel-lacks-nobody_from_outside = Nobody on the panel is from outside Twente.
panel-lacks-nobody_for_business_case = Nobody on the panel can judge a business case.
panel-lacks-one_organisation = Everybody on the panel works for the same organisation.
expert-role-science = Science
expert-role-industry = Industry
expert-role-finance = Finance
expert-role-user = Users
invitation-open = Open
invitation-used = Used
invitation-withdrawn = Withdrawn
invitation-expired = Expired
history-expert_invited = Expert invited
history-invitation_withdrawn = Invitation withdrawn
history-account_opened = Account opened with an invitation
history-expert_changed = Profile of an expert changed
dossier-reviews = Reviews
history-reviews_answered = Applicant answered the experts
history-review_replaced = Another expert asked
history-round_closed = Review round closed
history-panel_levels_given = Panel gave levels to the conditions
draft-kind-replaced = Replaced later
draft-kind-elsewhere = Kept separately: something later was saved in another window
draft-kind-refused = Kept separately: the review could no longer be changed
