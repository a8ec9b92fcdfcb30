# Words about who has access: invitations, roles and the pages about them.

nav-people = People
people-title = People
people-lead = Everybody with an account, with roles and when they were last here.
people-invite = Invite somebody
people-invite-lead = The link works for fourteen days and once. No account is needed beforehand.
people-invite-do = Send the invitation
people-search = Find by name, e-mail or organisation
people-access = Access
people-every-role = Every role
people-none = Nobody found
people-none-text = Look for something else, or choose another role.
people-roles = Roles
people-no-role = No role
people-seen = Last seen
people-seen-today = today, { $at }
people-never-seen = not yet
people-you = that is you
people-ended = Access ended
people-organisation = Organisation
people-operator = the command line
people-invitations = Open invitations
people-invited-for = For
people-invited-by = Invited by
people-who-invites = Experts and lead partners are invited by the programme manager; colleagues and partners by the lead partner, at the project.
people-tile-people = people with access
people-tile-invited = invitations open; { $late } expired
people-tile-without-factor = { $count ->
    [one] still has to set up a second factor
   *[other] still have to set up a second factor
}
people-tile-ending = roles end by { $date }
people-tile-sign = access list of this quarter still to be signed
people-tile-sign-late = access list late: the one of last quarter was not signed
people-tile-signed = access list of this quarter is signed

person-role = Role
person-inside = Signed in now
person-sessions = { $count ->
    [0] nowhere
    [one] in one browser
   *[other] in { $count } browsers
}
person-links = Open invitations
person-invitations = { $count ->
    [0] none
   *[other] { $count }
}
person-factor-lost = Lost?
person-ended = Access has been ended. What this person recorded and signed stays.
person-no-role-text = Without a role somebody sees only their own preferences.
person-end-title = End access now
person-end-text = Sessions, links and roles of { $name } stop working in the same second. What { $name } recorded and signed stays.
person-end-go = End access
person-end-do = End the access of { $name }
leaving-left = What stands below becomes a task of the programme managers, who are told:
leaving-conditions = { $count ->
    [one] one condition of a decision
   *[other] { $count } conditions of decisions
}
leaving-rounds = { $count ->
    [one] one round of which this person leads the panel
   *[other] { $count } rounds of which this person leads the panel
}
leaving-reviews = { $count ->
    [one] one review that is still to come
   *[other] { $count } reviews that are still to come
}
leaving-contact = This person is the contact of: { $projects }. Those projects then have no contact person; the lead partner or the programme manager chooses another.
leaving-last = Nobody else of the organisation has access. Invite somebody, so that the projects can go on.
leaving-reason-hint = For example: left the job, another task.
access-field-role = Role
access-field-seat = Seat in the steering group
access-field-first-day = From
access-field-last-day = Through
access-field-organisation = Organisation
access-field-reason = Reason
access-field-successor = Hand over to

role-days = Days
role-from = from { $from }
role-until = through { $until }
role-between = { $from } through { $until }
role-since = since { $from }
role-to-come = Still to begin
role-given-by = Given by
role-given-by-unknown = not recorded
role-give = Give a role
role-give-lead = { $name } gets another role and a message about it.
role-give-do = Give the role
role-end = End the role
role-end-lead = { $name }: { $role }.
role-end-do = End the role
role-end-hint = That day still counts. For example 31/12/2027.
role-hint = A second role can be added later. Nobody gives oneself a role that decides or reviews.
role-first-hint = May stay empty: the role counts at once then. For example 1/12/2027.
role-last-hint = May stay empty: the role has no end then. The last day counts.
role-card-programme_manager = Runs the portfolio for the programme bureau
role-card-steering_member = Chair, secretary, member or deputy
role-card-administrator = Manages people and settings; sees no reviews
role-seat-member = Member of the steering group
role-seat-chair = Chair of the steering group
role-seat-secretary = Secretary of the steering group
seat-none = No seat in the steering group
seat-hint = Only for the steering group. A deputy gets the seat of chair or secretary, with a first and a last day.

access-list-title = Access list
access-list-lead = Who has access on { $date }: { $count } people.
access-since = Since
access-until = Through
access-list-signed = Signed
access-list-unsigned = Not signed yet.
access-list-signature = { $quarter }: { $name } looked through { $count } people, { $at }
access-list-due = See whether everybody on this list should still have access, and sign for { $quarter } by { $date }.
access-list-late = The list of last quarter was not signed
access-list-sign = Sign for { $quarter }
access-list-meanwhile = The list has changed meanwhile or was signed already. Look it through again.

project-people-title = People of this project
project-people-lead = Who of the partners can come to this project in Poort.
project-people-link = Who has access
project-people-nobody = Nobody has an account yet.
project-people-seen = last seen: { $seen }

invitation-title = Your invitation
invitation-asked-by = { $name } invites you to Poort, in which the programme follows its projects.
invitation-lead = Your role will be: { $role }.
invitation-open-do = Open the account
invitation-or = or choose a password
invitation-by = it is you: sign in again at the provider, or choose a password
invitation-by-provider-text = From now on you sign in to Poort with that, without a password of its own.
invitation-by-provider-do = Open the account with { $name }
invitation-with-password = Choose a password instead
invitation-accept-text = You are signed in as { $name }. Accept the invitation, and your account gets this role too.
invitation-accept-do = Accept the invitation
invitation-sign-in-text = { $email } has an account already. Sign in with it; after that you accept the invitation with one button.
invitation-send-again = Send again
invitation-signed-in-title = You are signed in already
invitation-signed-in-text = You are signed in as { $name }. This invitation is for { $email }. Sign out first; then the invitation stands before you again. Or open the link in another browser. Nothing has changed.
invitation-until = This link works through { $date }.
invitation-gone-used = This invitation has been used
invitation-gone-used-text = There is an account already. Sign in with it.
invitation-gone-withdrawn = This invitation does not work
invitation-gone-withdrawn-text = The link did not arrive whole, or the invitation was withdrawn or replaced. See whether there is a newer message. Otherwise ask whoever invited you or the programme bureau.
invitation-gone-expired = This invitation has expired
invitation-gone-expired-text = An invitation works for fourteen days. Ask whoever invited you or the programme bureau for a new one.
access-field-when = When
invitation-gone-inside-text = You are signed in already and need not do anything.
