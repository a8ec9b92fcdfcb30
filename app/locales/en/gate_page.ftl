# Texts of the verdict in one line, on the page of a gate and beside the decision.

verdict-can-go = { $gate ->
    [G3] Can be completed
   *[other] Can go on
}
verdict-can-go-text = No rule that can hold the project back is open.
verdict-deviations = { $gate ->
    [G3] { $count ->
        [one] Can be completed, with 1 deviation
       *[other] Can be completed, with { $count } deviations
    }
   *[other] { $count ->
        [one] Can go on, with 1 deviation
       *[other] Can go on, with { $count } deviations
    }
}
verdict-deviations-text = { $count ->
    [one] No hard rule is open. The decision can deviate from 1 policy rule, with a reason.
   *[other] No hard rule is open. The decision can deviate from { $count } policy rules, with a reason for each.
}
verdict-cannot = { $gate ->
    [G3] Cannot be completed yet: { $what }
   *[other] Cannot go on yet: { $what }
}
verdict-cannot-text = Going on is possible once this is in order. Holding, going back to the phase and stopping are possible now.
verdict-hard = { $count ->
    [one] 1 hard rule is open
   *[other] { $count } hard rules are open
}
verdict-unjudged = { $count ->
    [one] 1 judgement is missing
   *[other] { $count } judgements are missing
}
verdict-and = {" and "}
verdict-decided = Decided: { $outcome }
verdict-decided-text = The decision and its signatures are on this page.
verdict-not-due = Not due yet
verdict-jump = To what you can do now

tally-open = { $count } open
tally-met = { $count } met
tally-off = { $count ->
    [one] 1 does not apply here
   *[other] { $count } do not apply here
}
tally-later = { $count } not yet in use

mends-you = You
mends-partners = Lead partner and partners
mends-programme = Programme
mends-experts = Experts
mends-steering = Steering group
mends-administrator = Administrator
mends-count = { $who } { $count }
mends-rules = { $count ->
    [one] 1 rule
   *[other] { $count } rules
}
mends-done = { $met } of { $of } in order
mends-all = { $parts }; { $done }.
mends-none = { $done }.

gate-sources = Where these rules come from
gate-source = { $source }. Rule { $rule }.
gate-at-level = { $count } of { $all } at the level asked

look-case = Business case
look-case-none = The intake does not ask for a business case yet.
look-case-open = Read the business case
look-level = Level { $level }, { $need } needed
look-level-none = Not assessed yet, { $need } needed
look-version = Version
look-parts = Parts
look-parts-of = { $complete } of { $all } filled in
look-approved = Approved by
look-approved-all = all partners
look-approved-not = not all partners yet
look-money-figure = { $public } public of { $total }
look-money-none = No amounts entered yet
look-budget = Budget
look-balanced = balances
look-off = does not balance, { $amount } off
look-per-public = For each public euro
look-per-public-is = € { $ratio } from the partners
look-panel = Advice of the panel
look-panel-none = No experts read along at the intake yet.
look-panel-figure = { $total } out of 100: { $advice }
look-panel-open = Read what the experts think of it
look-counted = { $count ->
    [0] No review counts yet.
    [one] 1 review counts.
   *[other] { $count } reviews count.
}

decision-page-of = Decision on { $gate } of { $project }
decision-basis = What it rests on
decision-term = { $timing }, by { $date }. Owner: { $owner }. Verified by: { $verifier }. Evidence: { $evidence }
condition-handed-to = Handed over to { $to }: whoever saw to it has no access any more.
gate-given-back = Dossier { $number } was given back on { $when }
key-once-signed = once there are two signatures
key-next-gate = Next gate
key-avoided = { $amount } of public money is not spent
key-signed = Signed
key-signatures = { $count } of 2
key-terms = Conditions
key-terms-met = { $met } of { $all } met
key-terms-late = { $count } late

brief-title = Dossier { $number } in short
brief-title-none = The dossier in short
brief-dossier = Read the whole dossier
brief-gate = Back to { $gate }

proposal-title = Shortest way to green
proposal-cash_for_in_kind = { $who }: { $amount } in cash instead of in kind.
proposal-cash_for_public = { $who }: { $amount } of its own cash instead of public money.
proposal-in_kind_for_public = { $who }: { $amount } in kind instead of public money.
proposal-more_cash = { $who }: { $amount } more cost, paid with its own cash.
proposal-more_in_kind = { $who }: { $amount } more cost, contributed in kind.
proposal-less_public = { $who }: { $amount } less cost and as much less public money.
proposal-less_in_kind = { $who }: { $amount } less cost and as much less in kind.
proposal-cost_up = { $who }: cost { $amount } higher.
proposal-cost_down = { $who }: cost { $amount } lower.
proposal-cash_up = { $who }: own cash { $amount } higher.
proposal-cash_down = { $who }: own cash { $amount } lower.
proposal-in_kind_up = { $who }: in kind { $amount } higher.
proposal-in_kind_down = { $who }: in kind { $amount } lower.
proposal-public_down = { $who }: public money { $amount } lower.
proposal-cost = { $amount } of cost goes from { $who } to { $to }, with the money that pays for it.
proposal-takes-part = { $who } takes part instead of only showing interest.
joins-company = { $count ->
    [one] One more company takes part.
   *[other] { $count } more companies take part.
}
joins-sme = { $count ->
    [one] One more SME takes part.
   *[other] { $count } more SMEs take part.
}
joins-knowledge = { $count ->
    [one] One more knowledge institution takes part.
   *[other] { $count } more knowledge institutions take part.
}
brings-company = One more company takes part, with { $amount } of cost that it pays with its own cash.
brings-sme = One more SME takes part, with { $amount } of cost that it pays with its own cash.
brings-knowledge = One more knowledge institution takes part, with { $amount } of cost that it pays with its own cash.
interested-company = { $count ->
    [one] One more company shows interest.
   *[other] { $count } more companies show interest.
}
interested-sme = { $count ->
    [one] One more SME shows interest.
   *[other] { $count } more SMEs show interest.
}
interested-knowledge = { $count ->
    [one] One more knowledge institution shows interest.
   *[other] { $count } more knowledge institutions show interest.
}
proposal-others = { $count ->
    [one] Another partner could do the same.
   *[other] { $count } other partners could do the same.
}
proposal-also = This would also meet: { $rules }.
proposal-breaks = Note: after this, these would no longer be met: { $rules }.
proposal-fill-in = Fill this in as a draft
proposal-partner = Go to the partners
run-title = How the phase { $phase } went
run-lead = After each report the programme manager gave six marks of 1 to 5. Here they stand beside what was promised when the phase began.
run-marks = Marks after each report
run-aspect = About
run-course = Course
run-notes = What the programme manager added
run-promised = What was promised
run-aim = Aim
run-result = Product and market
run-case = Business case of
