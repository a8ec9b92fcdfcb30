# Messages by e-mail, the page with messages, and the choice of when somebody gets them.

mail-greeting = Dear { $name },
mail-until = No later than: { $date }
mail-open = Open this in Poort
mail-open-account = Open your account
mail-foot = This message comes from Poort.
mail-foot-secret = This message comes from Poort. The link is for you alone and works once. If you did not expect this, you do not have to do anything.
mail-settings = Choose when you get messages

mail-subject-expert_invited = Invitation: take part as an expert
mail-text-expert_invited = You have been asked to review projects as an expert. Use the link to open an account and choose a password.
mail-subject-review_asked = Your review is requested: { $title }
mail-text-review_asked = You have been asked to review { $title }. Please let us know in Poort whether you will.
mail-subject-review_reminder = Reminder: review of { $title }
mail-text-review_reminder = Your review of { $title } has not been handed in yet.
mail-subject-review_extended = More time: review of { $title }
mail-text-review_extended = You have been given more time for your review of { $title }.
mail-subject-review_withdrawn = No longer needed: review of { $title }
mail-text-review_withdrawn = Your review of { $title } is no longer needed. Another expert has taken it over. Thank you for your willingness to help.
mail-subject-interest_declared = Your decision is requested on an interest: { $title }
mail-text-interest_declared = An expert declared an interest in { $title }. As chair you decide whether this expert may take part.
mail-subject-interest_decided = Decision on your interest: { $title }
mail-text-interest_decided = The chair has decided on your interest in { $title }.
mail-subject-review_reopened = Your review is open again: { $title }
mail-text-review_reopened = The chair has given your review of { $title } back to you. Poort shows why. Complete the review and hand it in again.
mail-subject-tie_found = Decide on an interest: { $title }
mail-text-tie_found = The data show that an expert is tied to { $title }. The review does not count until you have decided as chair.
mail-subject-note_asked = Addition asked for: { $title }
mail-text-note_asked = The chair asks you to add to your review of { $title }. Poort shows why. Your scores stay as you handed them in.
mail-subject-dossier_taken_back = Dossier taken back: { $title }
mail-text-dossier_taken_back = The dossier of { $title } was taken back. Nobody reads or scores it any more. If a new dossier comes, you will hear.
mail-subject-review_missing = One review fewer: { $title }
mail-text-review_missing = An expert is not taking part in the review of { $title }, or a review no longer counts. Ask another expert if needed.
mail-subject-reviews_complete = Enough reviews: { $title }
mail-text-reviews_complete = Enough reviews of { $title } have been handed in. As chair you can open the discussion.
mail-subject-consensus_opened = The discussion is open: { $title }
mail-text-consensus_opened = The chair has opened the discussion about { $title }. You can now read the other reviews, without names.
mail-subject-comments_ready = You can answer: { $title }
mail-text-comments_ready = The comments of the experts on { $title } are ready. You can answer them.
mail-subject-advice_ready = Advice ready: { $title }
mail-text-advice_ready = The advice of the experts on { $title } is ready.

mail-daily-subject = { $count ->
    [one] One message from Poort
   *[other] { $count } messages from Poort
}
mail-daily-text = { $count ->
    [one] Since yesterday there is one message for you.
   *[other] Since yesterday there are { $count } messages for you.
}

nav-messages = Messages
messages-title = Messages
messages-lead = The messages that Poort sends to people. They never contain reviews or names of experts.
messages-tabs = Messages by status
messages-tab = { $state } ({ $count })
messages-configured = E-mail is set up
messages-configured-text = Poort sends the messages itself, and tries again when the mail server does not answer.
messages-by-hand = E-mail is not set up
messages-by-hand-text = Poort sends nothing. Copy each waiting message into your own e-mail, send it, and then say that it was sent. The administrator sets e-mail up with POORT_SMTP_URL.
messages-none-waiting = No message is waiting
messages-none-failed = No message has failed
messages-none-sent = No message has been sent yet
messages-none-text = As soon as there is something to tell, it appears here.
message-to = To
message-kind = Kind
message-written = Written
message-next = Next try
message-next-daily = Goes with the daily mail
message-sent = Sent by Poort
message-copied = Sent by hand
message-error = Reply from the mail server
message-expired = Expired
message-expired-text = The link in this message no longer works. Send a new invitation.
message-text = Text
message-retry = Try again
message-mark = This was sent

preferences-title = Messages by e-mail
preferences-lead = Choose when you get e-mail. What you have to do is always in My work, whatever you choose.
preferences-choice = Messages to { $address }
preferences-save = Save
preferences-link = Messages by e-mail
mail-reason = Reason: { $note }
mail-condition = Condition: { $note }
mail-subject-project_taken_out = No longer needed: review of { $title }
mail-text-project_taken_out = { $title } was taken out of the round. Your review is no longer needed. Thank you for being willing.
mail-subject-gate_requested = Gate asked for: { $title }
mail-text-gate_requested = { $gate } was asked for { $title }. The dossier is frozen.
mail-subject-gate_released = Dossier given back: { $title }
mail-text-gate_released = The dossier of { $title } for { $gate } was given back. It can be changed again and the request is over.
mail-subject-decision_recorded = Decision to sign: { $title }
mail-text-decision_recorded = A decision on { $gate } of { $title } was recorded. A second person still has to sign it.
mail-subject-correction_recorded = Correction to sign: { $title }
mail-text-correction_recorded = The decision on { $gate } of { $title } was corrected. A second person still has to sign the correction.
mail-subject-decision_signed = Decision on { $title }
mail-text-decision_signed = { $gate } of { $title } was decided: { $outcome }. Two people signed the decision.
mail-subject-decision_corrected = Decision on { $title } corrected
mail-text-decision_corrected = The decision on { $gate } of { $title } was corrected. Two people signed the correction.
mail-subject-decision_withdrawn = Decision taken back: { $title }
mail-text-decision_withdrawn = The decision on { $gate } of { $title } was taken back before it was signed.
mail-subject-stop_proposed = Proposal to stop: { $title }
mail-text-stop_proposed = There is a proposal to stop { $title }. Somebody else than who handed it in confirms it.
mail-subject-stop_confirmed = Stopped: { $title }
mail-text-stop_confirmed = { $title } has stopped. What was learned can still be read.
mail-subject-stop_withdrawn = { $title } goes on
mail-text-stop_withdrawn = The proposal to stop { $title } was taken back. The project goes on as it was.
mail-subject-condition_due = Condition due soon: { $title }
mail-text-condition_due = The decision on { $title } has a condition that you see to.
mail-subject-condition_late = Condition late: { $title }
mail-text-condition_late = The date has passed of a condition of the decision on { $title } that you see to.
mail-subject-condition_reported = Condition reported as done: { $title }
mail-text-condition_reported = A condition of the decision on { $title } was reported as done. See whether it is met, or say what is still missing.
mail-subject-condition_sent_back = Not met yet: { $title }
mail-text-condition_sent_back = Something is still missing from a condition of the decision on { $title } that you reported as done.
mail-subject-sign_in_linked = Your account is linked to { $title }
mail-text-sign_in_linked = From now on you can also sign in with { $title }. If you did not do this yourself, call or mail the programme office at once.
mail-reported = Reported: { $note }
mail-missing = What is missing: { $note }
