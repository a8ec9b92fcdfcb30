round-new = New round
round-new-lead = A round brings projects before a panel of experts. Weights and thresholds are filled in as the region uses them; once the round has been created they are fixed.
round-make = Create the round
round-cancel = Back without saving
round-choose = Choose
round-group-what = The round
round-group-criteria = Criteria
round-criteria-hint = The weights add up to 100. A threshold is a percentage of the highest score.
round-weight = weight
round-threshold = threshold in percent
round-field-name = Name
round-field-gate = Gate
round-field-due-on = Hand in by
round-field-chair = Chair of the panel
round-chair-hint = The chair decides on interests and opens the discussion.
round-field-has-rebuttal = May the applicant answer?
round-field-review = Reviews
round-rebuttal-yes = Yes, within ten working days
round-rebuttal-no = No
round-field-total = Threshold for the total (of 100)
round-lead = Each project needs at least { $quorum } reviews that count. You read what the experts write only after the chair opens the discussion.
round-to-panel = To the panel
round-no-projects = No project is before the panel yet
round-no-projects-text = Add a project below for which this gate has been requested.
round-no-candidates = This gate has not been requested for any other project.
round-bring = Add a project
round-bring-text = The experts read the dossier as it was frozen when the gate was requested.
round-bring-do = Add it
round-asked = Experts for { $project }
round-expert = Expert
round-next = What you can do
round-nobody = Nobody has been asked yet.
round-candidate = { $expert } ({ $count } in progress)
round-ask = Ask an expert
round-tied = { $count ->
    [one] One expert cannot be asked
   *[other] { $count } experts cannot be asked
 }
round-is-tied = This expert was not asked
round-chair-is-tied = The chair of this round is tied to the project. Make a round with another chair for it
round-reminded = Reminded on { $date }
round-interest-waits = An interest is waiting for the chair
round-recused = Not taking part because of an interest
round-remind = Remind
round-remind-all = Remind everybody who still has to hand in ({ $count })
round-extend = Give more time
grid-title = All reviews of the round
grid-in = Handed in
grid-in-of = { $in } of { $of }
grid-state = State of the review
grid-order = Order
grid-show-all = Show all reviews
grid-nothing = No review in this state
grid-nothing-text = Choose another state.
grid-choose = Choose { $of }: { $state }
grid-until = New last day
grid-extend = Give the chosen experts more time
grid-remind = Remind the chosen experts
rounds-manage = Projects and experts
round-ask-do = Ask for a review
round-ask-title = Ask an expert for { $project }
round-ask-lead = Experts with the fewest reviews in progress come first. The expert gets a message and first declares any interests.
round-field-expert = Expert
round-extend-title = More time for { $expert }
round-extend-lead = The review of { $project } can now be handed in until { $date }.
round-replace = Replace
round-replace-title = Somebody other than { $expert } for { $project }
round-replace-lead = { $expert } is told that the review is no longer needed. Nobody reads what has already been written.
round-replace-do = Ask this expert
round-close = Close the round
round-close-text = That is possible once the panel has recorded what it agrees on for each project. After that nothing changes.
round-close-do = Close the round
round-not-closed = The round is not closed yet
round-not-closed-text = On these projects the panel has not recorded what it agrees on: { $projects }.
assignment-title = Assignment
assignment-lead = A proposal that looks at what experts know, how many reviews they have in progress, their ties to the project and what the panel still lacks. You choose whom to ask.
assignment-per-project = Reviews per project
assignment-together = The same two together, at most
assignment-again = Calculate again
assignment-none = Each project has enough experts
assignment-none-text = Ask for more reviews per project, or ask somebody on the page of the round.
assignment-seated = Already asked: { $names }
assignment-missing = { $count ->
    [one] One review could not be assigned: nobody has room.
   *[other] { $count } reviews could not be assigned: nobody has room.
 }
assignment-too-often = { $one } and { $other } are on more panels together than you asked for; otherwise a project would be one review short.
assignment-left-out = { $count ->
    [one] One expert is left out of this proposal
   *[other] { $count } experts are left out of this proposal
 }
assignment-no-profile = has no profile yet.
assignment-away = is not available in this round.
assignment-full = already has enough reviews in progress.
assignment-cost = Result of the calculation: { $cost }. The lower, the more expertise and the better the work is divided.
assignment-ask = Ask these experts
assignment-nobody = Choose whom to ask
assignment-reason-primary = Knows { $area }
assignment-reason-other = Also knows { $area }
assignment-reason-area = Knows the area { $area }
assignment-reason-application = Knows the application { $area }
assignment-reason-none = Does not know the field
round-is-away = This expert is not available: { $when }.
round-away = { $count ->
    [one] One expert is not available
   *[other] { $count } experts are not available
 }
round-candidate-again = { $expert } ({ $count } on hand, asked before)
round-ask-again = Ask again
round-take-out = Take out of the round
round-take-out-title = Take { $project } out of the round
round-take-out-lead = The experts are told with your reason and have nothing more to do. What was handed in is kept and no longer counts. With this dossier the project cannot come into this round again; with a new one it can, and into another round too.
round-take-out-hint = At least 20 characters. The experts read this.
round-take-out-do = Take the project out of the round
round-take-out-settled = The panel has recorded what it agreed on about this project, the project is out of the round already, or the round is closed.
round-taken-out = Taken out of the round
round-taken-out-because = On { $date }. The reason: { $reason }
round-taken-out-ended = On { $date }, because the project ended or was decided on.
round-close-title = Close { $round }
round-close-lead = After closing nothing changes any more: no project comes in, no expert is asked and no agreement changes. The ranking stands. This cannot be undone.
round-not-yet = The round cannot be closed yet
round-not-yet-text = Take a project that is not reviewed any more out of the round.
