# Teksten van de bladzijde met oordelen over regels.

judgements-title = Oordeel over de regels
judgements-lead = Deze regels zijn niet te berekenen. U zegt of eraan voldaan is, en waarom.
judgements-save = Sla oordelen op
judgement-met = Is eraan voldaan?
judgement-yes = Ja, voldaan
judgement-no = Nee, nog niet
judgement-reason = Waarom
judgement-reason-hint = Ten minste 20 tekens. Uw naam staat erbij.
judgement-met-of = Voldaan of niet ({ $rule })
judgement-reason-of = Waarom ({ $rule })
judgement-considered = Wat als we nu stoppen: dit staat in het dossier
judgement-not-considered = In het dossier staat hier nog niets over.
judgement-none = Hierover is nog geen oordeel gegeven.
