# Texts of the history; what happened stands in lists.ftl.

history-title = History
history-project-title = History of the project
history-lead = Everything that happened, newest first. Nothing disappears and nothing is changed afterwards.
history-none = Nothing happened yet
history-none-text = As soon as somebody changes something, it is here.
history-older = Older events
event-number = Number
event-at = When
event-who = Who
event-what = What
event-fact-gate = Gate
event-fact-condition = Condition
event-fact-opinion = Opinion of
event-fact-outcome = Outcome
event-fact-phase = Phase
event-fact-role = Role
event-fact-kind = Kind
event-fact-stop_reason = Why
event-fact-level = Level
event-fact-reason = Explanation
event-fact-title = Title
event-fact-name = Name
event-fact-rules = Rules
event-fact-number = Number

meanwhile = Something changed meanwhile; your text is below
meanwhile-closed = The dossier cannot be changed now; your text is below
meanwhile-text = Last change: { $what }, by { $who } on { $at }. If your text is still right, save again.
meanwhile-unknown = Look at the new state. If your text is still right, save again.
