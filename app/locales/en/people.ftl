# Texts about people: signing in.

sign-in = Sign in
sign-in-title = Sign in
sign-in-lead = For partners, experts, the steering group and the programme office.
email = E-mail address
password = Password
sign-in-no-match = Signing in does not work this way
sign-in-no-match-text = The e-mail address and the password do not belong together. Try again.
sign-in-too-many = One moment
sign-in-too-many-text = Sign-in was tried too often in a row. Try again in { $wait }. Until then nothing is looked at, not even a right password.
sign-in-expired = You have been signed out
sign-in-expired-text = You were not active for a while. Sign in to go on where you were.
sign-in-kept = Your text is kept
sign-in-kept-text = You were no longer signed in when you sent something. Sign in with the same account, and your text is there again.
sign-in-help = Not working? Call or mail the programme office.

setup-title = First administrator
setup-lead = Make the account with which you set Poort up. This link works once.
setup-name = Name
setup-password-hint = At least 12 characters. A sentence of a few words is fine.
setup-save = Make the account
setup-stale = This link no longer works
setup-stale-text = It was used already or is older than an hour. If the account was made, sign in. Otherwise ask for a new link.
resume-title = Your text is still there
resume-lead = You were no longer signed in when you sent something. Poort kept it: for half an hour, for you alone. Send it again now.
resume-send = Send again
