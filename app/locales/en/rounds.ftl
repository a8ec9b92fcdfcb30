round-new = New round
round-new-lead = A round brings projects before a panel of experts. Weights and thresholds are filled in as the region uses them; once the round is made they stay as they are.
round-make = Make the round
round-cancel = Back without saving
round-choose = Choose
round-group-what = The round
round-group-criteria = Criteria
round-criteria-hint = The weights add up to 100. A threshold is a percentage of the highest score.
round-weight = weight
round-threshold = threshold in percent
round-field-name = Name
round-field-gate = Gate
round-field-due-on = Hand in until
round-field-chair = Chair of the panel
round-chair-hint = The chair decides on interests and opens the consensus.
round-field-has-rebuttal = May the applicant answer?
round-rebuttal-yes = Yes, within ten working days
round-rebuttal-no = No
round-field-total = Threshold for the total (of 100)
round-lead = Each project needs at least { $quorum } reviews that count. You read what the experts write only after the chair opens the consensus.
round-to-panel = To the panel
round-no-projects = No project is before the panel yet
round-no-projects-text = Bring in a project below that asks for this gate.
round-no-candidates = No other project asks for this gate.
round-bring = Bring a project in
round-bring-text = The experts read the dossier as it was frozen with the request.
round-bring-do = Bring it in
round-asked = Experts for { $project }
round-expert = Expert
round-next = What you can do
round-nobody = Nobody has been asked yet.
round-candidate = { $expert } ({ $count } on hand)
round-ask = Ask an expert
round-tied = { $count ->
    [one] One expert cannot be asked
   *[other] { $count } experts cannot be asked
 }
round-is-tied = This expert was not asked
round-chair-is-tied = The chair of this round is tied to the project. Make a round with another chair for it
round-reminded = Reminded on { $date }
round-interest-waits = An interest waits for the chair
round-recused = Takes no part because of an interest
round-remind = Remind
round-remind-all = Remind everybody who has to hand in ({ $count })
round-extend = Give more time
rounds-manage = Projects and experts
round-ask-do = Ask for a review
round-ask-title = Ask an expert for { $project }
round-ask-lead = Whoever has the least on hand comes first. The expert gets a message and declares interests first.
round-field-expert = Expert
round-extend-title = More time for { $expert }
round-extend-lead = The review of { $project } can be handed in until { $date } now.
round-replace = Replace
round-replace-title = Somebody else than { $expert } for { $project }
round-replace-lead = { $expert } is told that the review is no longer needed. What was written already is read by nobody.
round-replace-do = Ask this expert
round-close = Close the round
round-close-text = That is possible once the panel has recorded what it agrees on for each project. After that nothing changes.
round-close-do = Close the round
round-not-closed = The round is not closed yet
round-not-closed-text = On these projects the panel has not recorded what it agrees on: { $projects }.
assignment-title = Assignment
assignment-lead = A proposal that looks at what experts know, what they have on hand, their ties to the project and what the panel still lacks. You choose whom to ask.
assignment-per-project = Reviews per project
assignment-together = The same two together, at most
assignment-again = Calculate again
assignment-none = Each project has enough experts
assignment-none-text = Ask for more reviews per project, or ask somebody on the page of the round.
assignment-seated = Asked before: { $names }
assignment-missing = { $count ->
    [one] Nobody has room for one review.
   *[other] Nobody has room for { $count } reviews.
 }
assignment-too-often = { $one } and { $other } sit together more often than asked; otherwise a project would lack a review.
assignment-left-out = { $count ->
    [one] One expert is left out of this proposal
   *[other] { $count } experts are left out of this proposal
 }
assignment-no-profile = has no profile yet.
assignment-away = is not available in this round.
assignment-full = has enough on hand.
assignment-cost = Cost of the proposal: { $cost }. Lower is more expertise and work that is better shared.
assignment-ask = Ask these experts
assignment-nobody = Choose whom to ask
assignment-reason-primary = Knows { $area }
assignment-reason-other = Also knows { $area }
assignment-reason-area = Knows the area { $area }
assignment-reason-application = Knows the application { $area }
assignment-reason-none = Does not know the field
