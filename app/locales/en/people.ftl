# Texts about people: signing in.

sign-in = Sign in
sign-in-title = Sign in
sign-in-lead = For partners, experts, the steering group and the programme office.
email = E-mail address
password = Password
sign-in-no-match = Wrong e-mail address or password
sign-in-no-match-text = The e-mail address and the password do not match. Try again.
sign-in-too-many = One moment
sign-in-too-many-text = There were too many sign-in attempts in a row. Try again in { $wait }. What you enter until then is not checked, not even a correct password.
sign-in-expired = You have been signed out
sign-in-expired-text = You were not active for a while. Sign in to continue where you were.
sign-in-kept = Your text has been kept
sign-in-kept-text = You were no longer signed in when you sent something. Sign in with the same account, and your text is there again.
sign-in-help = Not working? Tell your contact at the programme office.

setup-title = First administrator
setup-lead = Create the account with which you set up Poort. This link works once.
setup-name = Name
setup-password-hint = At least 12 characters. A sentence of a few words is fine.
setup-save = Create the account
setup-stale = This link no longer works
setup-stale-text = It has already been used or is more than an hour old. If the account was created, sign in. Otherwise ask for a new link.
resume-title = Your text is still there
resume-lead = You were no longer signed in when you sent something. Poort kept it: for half an hour, for you alone. Send it again now.
resume-send = Send again
