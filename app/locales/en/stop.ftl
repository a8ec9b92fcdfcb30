# Texts about stopping by the partners.

stop-title = Stopping the project
stop-lead = Stopping is no disgrace and can save a lot of money.
stop-who = Proposed by
stop-proposer = Proposed by { $name }.
stop-reason = Why stop
stop-learned = What was learned
stop-learned-hint = Write what helps others along. At least 20 characters.
stop-ends-on = Last day
stop-unavoidable = Costs still to come
stop-unavoidable-hint = What must still be paid after stopping. Empty is nothing.
stop-agreed = Agreement
stop-agreed-yes = The partners agree on this.
stop-check = Check proposal
stop-check-title = Check the proposal
stop-propose = Hand in the proposal
stop-consequence = The programme office confirms the proposal. The project is then stopped. It does not count against the partners.
stop-confirm = Confirm that the project stops
stop-confirm-text = After confirming, the project is stopped. What was learned stays readable.
stop-confirmed = Confirmed
stop-waits = Waits for the programme office
stop-by = { $name }, { $at }
stop-not-yours = The partners or the programme office can propose to stop.
stop-not-now = This project is still a draft or already closed. There is nothing to stop.
