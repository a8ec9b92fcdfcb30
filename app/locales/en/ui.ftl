# Words of the parts that every page uses.

problem-missing = Fill in: { $field }.
problem-too-short = { $field }: write at least { $least } characters.
problem-too-long = { $field }: use at most { $most } characters.
problem-not-between = { $field }: give a number from { $least } to { $most }.
problem-not-a-date = { $field }: this date does not exist. Write for example 31-3-2027.
problem-ambiguous-date = { $field }: this date can be read in two ways. Write the month as a word, for example 3 April 2027.
problem-not-after = { $field }: choose a later date.
problem-day-after = { $field }: choose a day up to and including { $last }.
problem-in-the-past = { $field }: this day has passed. Choose a later day.
problem-in-the-future = { $field }: this day is still to come. Choose today or an earlier day.
problem-not-an-amount = { $field }: this is not an amount. Write for example 1,250,000.
problem-ambiguous-amount = { $field }: this amount can be read in two ways. Write 45,000 for forty-five thousand, or 45.00 for forty-five.
problem-negative-amount = { $field }: an amount cannot be below zero.
problem-several-amounts = { $field }: there are two or more amounts in one field. Put each amount in a field of its own, or write one amount without spaces.
problem-amount-above = { $field }: at most { $most }.
problem-day-before = { $field }: choose a day from { $first } on.
problem-other-year = { $field }: choose a day in the same year as the first day.
problem-rate-above = { $field }: an hour counts for at most { $most }.
problem-public-above-cost = { $field }: public money would be { $excess } above what is paid in money. With European money that is not allowed.
problem-not-hours = { $field }: fill in a number of hours, such as 412.5.
problem-hours-above = { $field }: fill in at most { $most } hours.
problem-hours-of-year = { $field }: in { $year } this person has { $left } hours left, of { $most } over all projects.
problem-used-elsewhere = { $field }: this evidence stands with another project already.
problem-not-on-the-list = { $field }: choose from the list.
problem-taken = { $field }: this is already in use.
problem-already-partner = { $field }: this organisation is already a partner in this project.
problem-has-lead = { $field }: this project already has a lead partner.
problem-owner-verifies = The owner cannot verify their own condition. Choose somebody else.
problem-not-confirmed = Confirm that { $field }.
problem-nothing-ticked = { $field }: choose at least one.
problem-not-an-email = { $field }: this is not an e-mail address. Write for example name@organisation.nl.
problem-too-soon = Too many invitations were sent from here or to this address. Try again in { $wait }.
problem-not-a-kvk-number = { $field }: a Chamber of Commerce number has eight digits.
problem-one-of-two = { $field }: fill in exactly one of the two.
problem-not-hundred = The weights add up to { $sum }; that has to be 100.

errors-title = { $count ->
    [one] One thing is not right yet
   *[other] { $count } things are not right yet
}
stored-title = { $count ->
    [one] One field was changed in the meantime
   *[other] { $count } fields were changed in the meantime
}
stored-text = Each field shows what is saved now. If you save, what you filled in replaces it.
stored-in-field = { $field }: this was changed in the meantime.
stored-now = Saved in the meantime:
stored-nothing = nothing
proposed-beside = Proposal. Saved is:
date-hint = For example 31-3-2027 or 31 March 2027.
breadcrumbs = You are here
back-to-form = Go back and change
remove-filter = Remove:
filters-on = Active filters
sort-ascending = Sort ascending
sort-descending = Sort descending
pagination = Pages of the list
page-range = { $first } to { $last } of { $total }
page-previous = Previous
page-next = Next

level-and-required = level { $level } of 4, required { $required }
level-only = level { $level } of 4
level-not-assessed-required = no level yet, required { $required }
level-not-assessed = no level yet
conditions-table = The eight conditions
condition-column = Condition
level-column = Level (circled: required)
level-verdict-column = Verdict
support-column = Evidence
level-verdict-open = still open
level-verdict-not-asked = not asked
level-verdict-met = met
level-verdict-short = { $steps } too low

money-public = public
money-cash = own cash
money-in-kind = in kind
money-other = other
money-none = No amounts yet

route = The route of the project
route-now = { $phase }, { $percent }% of the planned time has passed
route-then = { $now }; next: { $gate }
gate-passed = passed
gate-next = next
gate-ahead = later
phase-done = done
phase-now = now
phase-ahead = later
saved-at = Saved at { $at }
saved-on = Saved on { $at }

error-unreadable = We could not read this
error-unreadable-text = The form did not arrive properly. Go back, reload the page and send it again.
error-forbidden = You cannot do this
error-forbidden-text = This page is not part of your role.
error-missing = Page not found
error-missing-text = The address is wrong, or the page is not meant for you.
error-conflict = Somebody else was first
error-conflict-text = Somebody else changed this while you were working on it. Look at the current version and make your change again.
error-shown-to-other = This page was somebody else’s
error-shown-to-other-text = This was filled in on a page that was shown to { $shown }. Now { $reader } is signed in. Nothing has been saved. What was filled in is below. If you are { $shown }, sign in again and fill it in on your own page.
error-forgotten = This page was open for too long
error-forgotten-text = You opened this page more than thirty days ago. Nothing has been saved now. What you filled in is below. First check whether it was saved before, and then send it again.
error-sent-other = This form has already been sent
error-sent-other-text = You sent this form before, with different content. What you filled in then has been saved. What you filled in now is below and has not been saved yet. Send it again if you want to keep both.
error-sent-other-first = See what was saved the first time
kept-typed = What you had filled in
kept-other = Also filled in
kept-yes = Yes
kept-no = No
error-too-large = This is too large
error-too-large-text = The file or form is larger than we can accept. Make it smaller and try again.
error-too-many = One moment
error-too-many-text = There were too many attempts in a row. Try again in { $wait }.
error-unavailable = Poort is temporarily unavailable
error-unavailable-text = What you did was not saved. Wait a minute and try again.
error-broken = Something went wrong on our side
error-broken-text = What you did was not saved. Try again. If it fails again, tell your contact at the programme office and mention { $reference }.
problem-not-external = { $field }: somebody who works for a public authority that helps decide on the programme is not an external expert.
phase-ended = ended here
problem-not-an-iban = { $field }: this number is not right. Check it letter by letter.
problem-not-sepa = { $field }: the programme cannot transfer to this country. Take an account in the SEPA area.
problem-in-use = { $field }: the dossier rests on this document; choose another one first
problem-above-budget = { $field }: { $left } of the approved budget is left. More takes a change request.
problem-not-the-product = { $field }: these hours at this rate come to { $worth }.
problem-named-twice = { $field }: a column has the same heading twice. Take one out.
problem-claimed-twice-invoice = { $field }: this invoice was claimed before.
problem-claimed-twice-time_sheet = { $field }: this time sheet was claimed before.
problem-claimed-twice-file = { $field }: this file proves another cost already.
