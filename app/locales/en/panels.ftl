panel-title = Panel of { $round }
panel-lead = Reviews can be handed in until { $date }. You open the discussion of a project once { $quorum } reviews count; until then nobody reads them.
panel-interests = Interests to decide on
panel-no-interests = No interest is waiting for a decision
panel-no-interests-text = When an expert declares an interest, it appears here with a proposal.
panel-proposals = Projects
panel-handed-in = Handed in
panel-next = Next step
panel-count = { $handed } of { $asked }
panel-agreed = Agreed: { $points } points
panel-opened = Discussion opened
panel-ready = Discussion can open
panel-waits = Waiting for reviews
panel-open = Open the discussion
panel-data-show = From the data
panel-proposes = The expert proposes
panel-interest-of = { $expert } for { $project }
panel-measure = Your decision
panel-reason = Reason
panel-reason-hint = At least 20 characters. The expert reads this.
panel-decide = Record the decision
panel-proposal-title = Reviews of { $project }
panel-shut = The reviews are still closed
panel-shut-text = They open when the chair opens the discussion, once there are at least three reviews that count.
panel-flags = To discuss
panel-scores = Scores by criterion
panel-criterion = Criterion
panel-not-counted = does not count
panel-review = Review { $letter }
panel-too-few = There are too few reviews yet
panel-too-few-text = { $count ->
    [one] { $count } review counts
   *[other] { $count } reviews count
 }; three are needed. Ask the programme manager for another expert.
panel-meanwhile = This has changed in the meantime. The new version is below; what you typed is still there.
flag-spread = { $criterion }: the scores range from { $low } to { $high }.
flag-total-spread = The totals range from { $low } to { $high } points.
flag-outlier = The total of { $letter } differs from the others by 20 points or more.
flag-straddle = { $criterion }: some scores reach the threshold, others do not.
flag-total-straddle = Some totals reach the threshold, others do not.
flag-odd = { $letter } differs most from the others.
flag-alone = { $letter } stands alone in it.
flag-thin = { $letter } comments on { $criterion } in a few words only.
consensus-title = What does the panel say?
consensus-lead = The score is agreed, not averaged. If it differs from the mean by more than half a point, it needs a reason.
consensus-choose = Choose
consensus-text = What the panel says
consensus-reason = Why it differs from the mean
consensus-reason-hint = Only needed for a difference of more than half a point.
consensus-said = What the experts say of { $criterion }
consensus-minority = Minority view
consensus-minority-hint = If the panel did not agree.
consensus-advice = Advice to the steering group
consensus-reasons = Reasons for the advice
consensus-for-good = What you record can no longer be changed.
consensus-record = Record it
consensus-agreed = Recorded on { $at }
nav-rounds = Review rounds
rounds-title = Review rounds
rounds-lead = Which projects are before a panel, and how far the experts have got. What they write stays closed until the chair opens it.
rounds-gate = Gate
rounds-chair = Chair
rounds-none = There are no rounds yet
rounds-none-text = A round brings a project with a frozen dossier before a panel of experts.
consensus-too-early = The applicant can still answer
consensus-too-early-text = Until { $date } the applicant may respond to the comments. Your text has been kept; record what the panel agrees on after that.
answer-title = The applicant's answer
answer-until = The applicant can answer until { $date }.
answer-given = The applicant's answer of { $at }
answer-field = Your answer
answer-hint = Respond to what the experts write. You answer once, no later than { $date }. The panel does not take new parts of the project into account.
answer-send = Send the answer
answer-refused = Your answer was not sent
answer-refused-text = An answer has already been sent, or the time is up. What you typed is still there.
gate-reviews-title = What the experts think
gate-reviews-lead = External experts review the frozen dossier. They write independently of each other; their names stay secret.
gate-reviews-none = The project is not before a panel yet
gate-reviews-none-text = Once the dossier is frozen, the programme office brings it before a panel of experts.
gate-reviews-shut = The experts write until { $date }. After that the chair opens what they wrote.
panel-decide-on = Decide
panel-given = Handed in and still closed
panel-given-text = If something is not right, you can give a review back to its expert. What was handed in is kept next to the new version.
panel-give-back = Give back
panel-give-back-title = Give back the review of { $expert } on { $project }
panel-give-back-lead = The expert reads your reason, and can add to the review and hand it in again. Both versions are kept.
ranking-title = Ranking
ranking-lead = The order follows the score that the panel agreed on. Next to it you see how certain a place is: panels that read the same projects often rank them differently.
ranking-none = The panel has not recorded what it agrees on
ranking-none-text = Once the chair records what the panel agrees on, the project appears here.
ranking-waiting = { $count ->
    [one] One project still waits for the panel.
   *[other] { $count } projects still wait for the panel.
 }
ranking-place = Place
ranking-band = Certainty
ranking-sure = place { $place }, { $percent }% sure
ranking-between = place { $best } to { $worst }, { $percent }% sure
ranking-normalised = Adjusted for strictness
ranking-normalised-why = The column ‘adjusted for strictness’ takes into account experts who score everything higher or lower. The thresholds always apply to the agreed score.
ranking-normalised-none = A difference in strictness between experts cannot be calculated here: for that, each expert has to review five projects and the panels have to differ.
ranking-same = same place
ranking-up = { $count ->
    [one] 1 place higher
   *[other] { $count } places higher
 }
ranking-down = { $count ->
    [one] 1 place lower
   *[other] { $count } places lower
 }
ranking-tips = Hinges on one reviewer
ranking-left-out = a mean of { $low } to { $high } if one of them is left out
ranking-unsure = cannot be told
ranking-band-why = Two projects get places of their own when their difference is larger than chance would make it in { $percent } of 100 rounds. Otherwise it says between which places the project may belong.
ranking-band-none = There are too few reviews to say how sure a place is.
ranking-tie-before = Same total as { $other }. Goes first by: { $by }.
ranking-tie-after = Same total as { $other }, which goes first by: { $by }.
ranking-tie-shared = Equal to { $other } in everything: they share the place.
ranking-by-sme = the part of the costs that small and medium-sized companies bear
ranking-by-complete = complete first
ranking-ties = If totals are equal, the better economic outlook goes first, then the contribution to the goal, then the share of SMEs in the cost, then whoever was complete first.
ranking-strips = Scores per criterion
ranking-strips-how = Each dot is the score of an expert, the diamond is what the panel agreed on and the dashed line is the threshold. The line runs from 0 to 5.
ranking-agreed = Agreed
panel-levels-title = Levels of the eight conditions
panel-levels-lead = The criteria already cover the eight conditions. Give a level here only where the panel wants to; it counts at the gate.
panel-levels-give = Save the levels
panel-level = Level
panel-level-none = No opinion
panel-level-reason = Explanation
panel-tie-found = An interest was found
panel-tie-found-text = The data show that an expert is tied to this project. Decide on that; then the discussion can be opened.
panel-taken-back-text = The programme manager brings in a new dossier.
panel-chair-is-tied = You are tied to this project as chair. The programme manager can bring it into a round with another chair
panel-ask-note = Ask for an addition
panel-ask-note-title = Asking { $expert } for an addition about { $project }
panel-ask-note-lead = This expert could read the other reviews. That is why the scores stay; the expert reads your reason and writes an addition beside them.
version-title = Earlier version, handed in on { $at }
version-reason = Given back because: { $reason }
version-changed = What changed after it
version-same = Nothing in scores and comments.
version-whole = The whole earlier version
panel-open-title = Open the discussion on { $project }
panel-open-follows = { $counting } reviews count. From now on who handed in reads the reviews of the others, without names.
panel-open-fixed = The reviews are fixed: nobody changes one any more, and you give none back.
panel-open-on-hand = { $count ->
    [one] One expert has not handed in and cannot do so afterwards.
   *[other] { $count } experts have not handed in and cannot do so afterwards.
 }
panel-open-answers = The applicant reads the comments and may answer within ten working days. Only then do you record what was agreed.
panel-taken-out = This project was taken out of the round
panel-taken-out-ended = The project has ended, or was decided on.
consensus-to-check = Check and record
consensus-check-title = Record what was agreed on { $project }
