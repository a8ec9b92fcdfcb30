# Texts of the conditions pages.

conditions-title = Conditions at { $gate }
conditions-lead = Eight conditions that the programme sets for a cluster. Levels run from 0 to 4.
conditions-gates = Conditions by gate
conditions-assumption = Which level a gate asks for is a default value, not from the policy note.
conditions-opinions = Three opinions side by side
conditions-opinions-lead = The expert panel's opinion counts. Without one, the programme manager's does. The lead partner's is shown next to it.
evidence-accepted-count = { $count ->
    [0] No accepted evidence.
    [one] 1 piece of accepted evidence.
   *[other] { $count } pieces of accepted evidence.
}
evidence-offered-count = { $count ->
    [one] 1 piece of evidence is waiting.
   *[other] { $count } pieces of evidence are waiting.
}
gap-not-assessed = No opinion that counts yet, { $need } is needed.
gap-below = Now { $is }, { $need } is needed.

condition-counts = What counts
condition-standing = Level { $level } counts: the opinion of { $opinion ->
    [lead_partner] the lead partner
    [panel] the expert panel
   *[programme_manager] the programme manager
}. This gate asks for { $required }.
condition-standing-none = There is no opinion that counts yet. This gate asks for { $required }.
signals = Facts about this condition
signals-lead = Facts do not set the level. Anyone who gives a level that contradicts a fact explains why.
signal-against = contradicts this
opinion-capped = counts as { $counted }: no accepted evidence
written-by = { $name }, { $at }
opinions-none = No opinions yet
opinions-none-text = The lead partner and the programme manager each give their own opinion.
opinion-give = Your opinion
opinion-level = Level according to { $opinion ->
    [lead_partner] the lead partner
    [panel] the expert panel
   *[programme_manager] the programme manager
}
opinion-level-hint = Without accepted evidence a level counts for 2 at most.
opinion-reason = Why this level
opinion-reason-hint = Required when a fact contradicts your level: at least 20 characters.
opinion-save = Save opinion
conditions-all = All eight conditions
conditions-all-lead = Give your level for each condition, and save all of it at once. What you leave empty stays as it is.
conditions-asked = asked: level { $level }
conditions-not-yet = No level yet
conditions-save-all = Save your opinions
level-column-short = Level
level-choice = { $level }: { $name }
level-name-0 = absent
level-name-1 = intention
level-name-2 = partly
level-name-3 = met with evidence
level-name-4 = exemplary

evidence = Evidence
evidence-none = No evidence yet
evidence-none-text = Level 3 or 4 needs at least one accepted piece of evidence.
evidence-accepted = accepted
evidence-waits = waits for the programme office
evidence-accept = Accept: { $title }
evidence-add = Add evidence
evidence-title = What it is
evidence-reference = Where it can be found
evidence-reference-hint = For example a file number, a page or a web address.
evidence-save = Add

heat-title = Conditions in the portfolio
heat-lead = Every running project with the level that counts at its next gate. An underlined level is below what the gate asks for.
heat-project = Project
heat-weakest = Weakest
heat-weakest-is = { $condition }: level { $level }, asked { $need }
heat-not-assessed = not assessed yet
heat-at = { $phase }, on the way to { $gate }
heat-none = No running projects
heat-none-text = As soon as a project is running, its eight conditions appear here.

signal-regional-knowledge-none = No knowledge institution from Twente or East Netherlands takes part.
signal-regional-knowledge = Knowledge from the region takes part: { $names }.
signal-facilities = { $count ->
    [0] No high-tech facility in use.
    [one] 1 high-tech facility in use.
   *[other] { $count } high-tech facilities in use.
}
signal-sub-areas = { $count ->
    [0] No sub-area from the list chosen.
    [one] 1 sub-area from the list chosen.
   *[other] { $count } sub-areas from the list chosen.
}
signal-combination = A product-market combination is named.
signal-combination-none = No product-market combination is named.
signal-result = Kind of result: { $result }.
signal-result-none = The kind of result has not been chosen yet.
signal-case-parts = Business case: { $complete } of { $of } parts complete.
signal-case-age = { $days ->
    [0] The business case is from today.
    [one] The business case is 1 day old.
   *[other] The business case is { $days } days old.
}
signal-case-age-none = There is no version of the business case yet.
signal-case-approved = All partners have approved the business case.
signal-case-approved-none = Not all partners have approved the business case yet.
signal-smes-none = No SME has costs in the project.
signal-smes = { $count ->
    [one] 1 SME takes part: { $names }.
   *[other] { $count } SMEs take part: { $names }.
}
signal-sme-share = SMEs carry { $share } of the costs.
signal-no-costs = No costs have been filled in yet.
signal-risk = { $name } carries { $share } of its own costs itself.
signal-at-zero-none = Every participant carries some risk of its own.
signal-at-zero = { $count ->
    [one] 1 of { $of } partners carries no risk: { $names }.
   *[other] { $count } of { $of } partners carry no risk: { $names }.
}
signal-risk-range = Own risk runs from { $lowest } to { $highest }.
signal-largest-share = { $name } has the largest part of the costs: { $share }.
signal-cash = { $share } of the own contribution is cash.
signal-cash-none = No own contribution has been filled in yet.
signal-core-yes = { $name }: core business.
signal-core-no = { $name }: not core business.
signal-core-unknown = { $name }: not known whether it is core business.
signal-accession = Joining from outside: { $accession }.
signal-accession-none = It has not been recorded yet how parties from outside can join.
signal-outsiders-none = No large party from outside Twente takes part. It does not have to.
signal-outsiders = { $count ->
    [one] 1 large party from outside Twente takes part: { $names }.
   *[other] { $count } large parties from outside Twente take part: { $names }.
}
signal-lead = Lead partner: { $name }.
signal-lead-none = There is no lead partner yet.

rubric-c1-0 = No knowledge from the region.
rubric-c1-1 = A claim only.
rubric-c1-2 = A group or lab is named, without commitment.
rubric-c1-3 = A knowledge party from the region carries a work package, with evidence.
rubric-c1-4 = A party from the region is among the leaders of the field, and a high-tech facility is in use.
rubric-c2-0 = The technology is still looking for a market.
rubric-c2-1 = A market is named.
rubric-c2-2 = The market was explored and users were consulted.
rubric-c2-3 = Users set the requirements; at least two show their interest on paper.
rubric-c2-4 = There is a binding order, a contract or a launching customer.
rubric-c3-0 = No business case.
rubric-c3-1 = An idea of where revenue comes from.
rubric-c3-2 = Some parts are there, but not all.
rubric-c3-3 = All parts, figures with a source, approved by the partners.
rubric-c3-4 = Ready for investors: checked independently, with commitments from payers.
rubric-c4-0 = No SME.
rubric-c4-1 = An SME is interested.
rubric-c4-2 = An SME sits in an advisory group.
rubric-c4-3 = At least one SME works in the project.
rubric-c4-4 = An SME leads a work package, or SMEs carry at least 25% of the costs.
rubric-c5-0 = One party bears everything.
rubric-c5-1 = An intention to share.
rubric-c5-2 = Some partners bear nothing.
rubric-c5-3 = Everybody above the minimum, and the agreement is signed.
rubric-c5-4 = Balanced: nobody above 50% and all companies bring in cash.
rubric-c6-0 = Closed.
rubric-c6-1 = An intention to share.
rubric-c6-2 = Knowledge is shared inside the consortium.
rubric-c6-3 = Signed terms, including access for newcomers.
rubric-c6-4 = Results are actively shared and used by others.
rubric-c7-0 = Closed to parties from outside.
rubric-c7-1 = Not excluded.
rubric-c7-2 = Terms to join are written down.
rubric-c7-3 = The terms are known outside and at least one outside company was approached.
rubric-c7-4 = At least one large outside company takes part with its own risk.
rubric-c8-0 = Nobody takes the lead.
rubric-c8-1 = The programme office runs the cluster.
rubric-c8-2 = A lead partner is named.
rubric-c8-3 = The partners keep the pace themselves; at least 75% of the reports are on time.
rubric-c8-4 = Money of their own for coordination, and a plan to continue.
evidence-document = Document of this project
evidence-no-document = No document
evidence-document-hint = Choose a document, or say below where it can be found.
evidence-bring = Bring a document
