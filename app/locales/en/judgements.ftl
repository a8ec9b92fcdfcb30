# Texts of the page with judgements on rules.

judgements-title = Judgement on the rules
judgements-lead = These rules cannot be computed. You say whether each is met, and why.
judgements-save = Save judgements
judgement-met = Is it met?
judgement-yes = Yes, met
judgement-no = No, not yet
judgement-reason = Why
judgement-reason-hint = At least 20 characters. Your name is shown with it.
judgement-met-of = Met or not ({ $rule })
judgement-reason-of = Why ({ $rule })
judgement-considered = What if we stop now: this is in the dossier
judgement-not-considered = The dossier says nothing about this yet.
judgement-none = This has not been judged yet.
