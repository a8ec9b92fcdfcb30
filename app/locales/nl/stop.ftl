# Teksten over stoppen door de partners.

stop-title = Stoppen met het project
stop-lead = Stoppen is geen schande en kan veel kosten besparen.
stop-who = Voorgesteld door
stop-proposer = Voorgesteld door { $name }.
stop-reason = Waarom stoppen
stop-learned = Wat is er geleerd
stop-learned-hint = Schrijf wat anderen verder helpt. Ten minste 20 tekens.
stop-ends-on = Laatste dag
stop-unavoidable = Kosten die nog komen
stop-unavoidable-hint = Wat ook na stoppen nog betaald moet worden. Leeg is niets.
stop-agreed = Instemming
stop-agreed-yes = De partners zijn het hierover eens.
stop-check = Controleer voorstel
stop-check-title = Controleer het voorstel
stop-propose = Dien het voorstel in
stop-consequence = Het programmabureau bevestigt het voorstel. Daarna staat het project op gestopt. Het telt niet tegen de partners.
stop-confirm = Bevestig dat het project stopt
stop-confirm-text = Na bevestigen staat het project op gestopt. Wat geleerd is blijft te lezen.
stop-confirmed = Bevestigd
stop-waits = Wacht op het programmabureau
stop-by = { $name }, { $at }
stop-not-yours = De partners of het programmabureau kunnen voorstellen om te stoppen.
stop-not-now = Dit project is nog een concept of al afgesloten. Er valt niets te stoppen.
