# Teksten van de bladzijden over rapporten en logboeken.

reports-title = Rapporten
reports-lead = Wat partners moeten rapporteren, wat te laat is en wat bij het programmabureau ligt. Tot en met 23.59 uur Nederlandse tijd is op tijd.
reports-lead-project = De rapporten van elke fase staan vast zodra de fase begint. Een andere planning gaat met een wijzigingsverzoek.
reports-none = Er zijn hier geen rapporten
reports-none-text = Rapporten worden ingepland zodra een fase begint, na een getekend go.
reports-report = Rapport
reports-period = Periode
reports-from-until = { $from } tot en met { $until }
reports-due = Uiterlijk
reports-with = Ligt bij
reports-since = Sinds
reports-state = Stand
reports-show = Welke rapporten
reports-show-open = Nu bij iemand
reports-show-late = Te laat
reports-show-programme = Bij het programmabureau
reports-show-approved = Goedgekeurd
report-name-interim = Tussenrapport { $number }
report-name-half-year = Halfjaarrapport { $number }
report-name-end = Eindrapport { $number }
report-of = { $name } van { $title }
report-lead = Over { $from } tot en met { $until }.
report-lead-own = Over { $from } tot en met { $until }. Kies een onderdeel; de volgorde maakt niet uit. U kunt stoppen en later verdergaan, ook op een ander apparaat.
report-days-late = { $days ->
    [one] 1 dag te laat
   *[other] { $days } dagen te laat
}
report-with = Ligt bij: { $who }, sinds { $since }.
report-due-on = Uiterlijk { $due }.
report-due-approved = Goedgekeurd
report-due-programme = Bij het programmabureau
report-due-later = Nog niet open
report-approved-on = Goedgekeurd op { $day }. Dit rapport verandert niet meer.
report-programme-due = Het programmabureau heeft tot en met { $day }.
report-paused = Zolang het daar ligt staat de klok van de partners stil.
report-opens = U kunt dit rapport schrijven vanaf vier weken voor het einde van de periode. Uiterlijk { $due }.
report-blocks-on = Is het op { $day } nog niet binnen, dan wachten de betalingen en kan geen poort worden aangevraagd.
report-blocks = De betalingen wachten en er kan geen poort worden aangevraagd tot dit rapport binnen is.
report-on-hold = Het project is aangehouden: de klok staat stil.
report-own-part = Uw deel: { $name }
report-done = { $done } van { $all } klaar
report-todo = Nog te doen
report-ready = Klaar
report-remarked = Opmerking
report-accepted = Akkoord
report-last-time = Vorige keer: { $text }
report-saved-by = { $name }, { $at }
report-noted = { $count ->
    [one] 1 notitie uit uw logboek staat klaar
   *[other] { $count } notities uit uw logboek staan klaar
}
report-noted-here = { $count ->
    [one] 1 notitie uit uw logboek is hieronder ingevuld. Pas aan wat nodig is en bewaar.
   *[other] { $count } notities uit uw logboek zijn hieronder ingevuld. Pas aan wat nodig is en bewaar.
}
report-hand-in = Lever uw deel in
report-take-back = Neem uw deel terug
report-no-cost = Wij hadden geen kosten in deze periode
report-with-cost = Wij hadden toch kosten in deze periode
report-no-cost-now = U gaf aan dat er geen kosten waren: uw rapport is kort.
report-cost-now = Zonder kosten is uw rapport korter.
report-whole = Het hele rapport
report-submit = Lever het rapport in
report-submit-text = U levert het rapport in voor alle partners.
report-submit-yes = Ja, lever in
report-not-yet = Nog niet
report-submit-missing = Deze delen ontbreken nog: { $partners }. Inleveren zonder een deel kan alleen met een reden.
report-missing-field = Waarom een deel ontbreekt
report-missing-hint = Bijvoorbeeld: de partner reageert niet.
report-was-missing = Ingeleverd zonder alle delen: { $reason }
report-submit-follows-read = Het programmabureau en alle partners kunnen het rapport lezen.
report-submit-follows-back = U kunt het terugnemen tot iemand van het programmabureau het opent.
report-submit-follows-term = Het programmabureau heeft twintig werkdagen.
report-withdraw = Neem het rapport terug
report-withdraw-text = Niemand van het programmabureau heeft het rapport geopend. U kunt het nog terugnemen.
report-parts = Delen van de partners
report-part-of = Deel van { $name }
report-part-in = Ingeleverd
report-part-begun = Bezig
report-part-none = Niet begonnen
report-remarks = { $count ->
    [one] 1 onderdeel met een opmerking
   *[other] { $count } onderdelen met een opmerking
}
report-before = Vorig rapport
report-submitted = Ingeleverd
report-approved = Goedgekeurd
report-to-mind = Om mee te nemen
report-save = Bewaar dit onderdeel
report-next-section = Verder met { $section }
report-last-answer = Wat u vorige keer schreef
report-no-answer = Niet ingevuld
report-ticked = Ja
report-tick = Ja
report-remark-field = Opmerking
report-remark = Bewaar de opmerking
report-remark-on = Opmerking bij { $section }
report-remark-by = { $name }, { $at }
report-remarks-of = { $name }: { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}
report-answer-field = Uw antwoord
report-answer = Bewaar het antwoord
report-answer-by = { $name }, { $at }
report-judge = Beoordeel het rapport
report-return = Geef terug
report-return-text = Wat een opmerking heeft gaat terug naar de partner. De rest blijft zoals het is.
report-return-field = Opnieuw inleveren uiterlijk
report-approve = Keur goed
report-approve-text = Daarna verandert het rapport niet meer. Uw korte blik staat bij het rapport.
report-view = Korte blik van de programmamanager
report-view-note = Om mee te nemen
report-mark = { $mark }: { $anchor }
report-refused = Dit kan nu niet
report-refused-not-open = Dit rapport kunt u schrijven vanaf { $day }.
report-refused-not-own = U schrijft alleen in het deel van uw eigen organisatie.
report-refused-not-now = Dat kan niet met een rapport dat zo ver is: { $state }.
report-refused-part-in = Dit deel is ingeleverd. Neem het eerst terug.
report-refused-part-not-in = Dit deel is niet ingeleverd.
report-refused-accepted = Bij dit onderdeel was geen opmerking: het blijft zoals het is.
report-refused-no-section = Dit rapport heeft dit onderdeel niet.
report-refused-incomplete = Vul eerst deze onderdelen in: { $sections }.
report-refused-missing = Deze delen ontbreken: { $partners }. Geef een reden, of wacht tot ze binnen zijn.
report-refused-lead-missing = Het deel van de penvoerder ontbreekt. Lever dat eerst in.
report-refused-opened = Iemand van het programmabureau heeft het rapport geopend. Vraag of het terug kan.
report-refused-own = U schreef zelf in dit rapport. Iemand anders beoordeelt het.
report-refused-no-remark = Schrijf eerst bij een onderdeel wat er anders moet.
log-title = Logboek
log-lead = Noteer wat er gebeurt op de dag zelf. Het volgende rapport begint met deze notities. Alleen uw eigen organisatie leest ze hier.
log-new = Nieuwe notitie
log-notes = Notities
log-note = Notitie
log-none = Er staat nog niets in uw logboek
log-none-text = Noteer een activiteit, mijlpaal, resultaat, risico of uren.
log-field-kind = Soort
log-field-happened_on = Dag
log-field-text = Wat er gebeurde
log-field-hours = Uren
log-hours-hint = Alleen voor gewerkte uren.
log-save = Bewaar de notitie
log-remove = Haal weg
log-remove-this = Haal weg: { $note }
log-line-hours = { $day }: { $text } ({ $hours } uur)
work-report-part = Uw deel van een rapport schrijven
work-report-mend = Uw deel van een rapport aanpassen
work-report-submit = Rapport inleveren
work-report-submit-again = Aangepast rapport inleveren
work-report-missing = Rapport inleveren: er ontbreken delen
work-report-judge = Rapport beoordelen
report-anchor-on_track-1 = Ver achter op het plan
report-anchor-on_track-2 = Achter op het plan
report-anchor-on_track-3 = Kleine achterstand, inhaalbaar
report-anchor-on_track-4 = Volgens plan
report-anchor-on_track-5 = Voor op het plan
report-anchor-money-1 = Het geld raakt op voor het einde
report-anchor-money-2 = Grote afwijking zonder uitleg
report-anchor-money-3 = Afwijking met uitleg
report-anchor-money-4 = Uitgaven volgen het plan
report-anchor-money-5 = Uitgaven volgen het plan en de vooruitblik klopt
report-anchor-results-1 = Geen resultaat
report-anchor-results-2 = Minder dan de helft
report-anchor-results-3 = Een deel, met uitleg
report-anchor-results-4 = Bijna alles
report-anchor-results-5 = Alles, of meer dan beloofd
report-anchor-partners-1 = Een partner doet niet mee
report-anchor-partners-2 = Samenwerking hapert
report-anchor-partners-3 = Samenwerking gaat met moeite
report-anchor-partners-4 = Goede samenwerking
report-anchor-partners-5 = Partners versterken elkaar
report-anchor-risk-1 = Een risico stopt het project
report-anchor-risk-2 = Grote risico’s zonder aanpak
report-anchor-risk-3 = Grote risico’s met aanpak
report-anchor-risk-4 = Risico’s onder controle
report-anchor-risk-5 = Geen grote risico’s
report-anchor-exploitation-1 = Geen zicht op gebruik
report-anchor-exploitation-2 = Eén idee voor gebruik
report-anchor-exploitation-3 = Gesprekken met gebruikers
report-anchor-exploitation-4 = Afspraken met gebruikers
report-anchor-exploitation-5 = Eerste gebruik of omzet
report-due-partly = Gedeeltelijk goedgekeurd
report-refused-lines-open = { $count ->
    [one] Bij 1 kostenregel staat nog geen oordeel.
   *[other] Bij { $count } kostenregels staat nog geen oordeel.
}
report-refused-second = U keurde dit rapport zelf goed. Iemand anders bevestigt dat.
report-judge-costs-title = Kostenregels
report-judge-costs-text = Elke regel krijgt een oordeel voordat het rapport wordt goedgekeurd.
report-judge-costs = { $name }: { $count ->
    [one] 1 regel
   *[other] { $count } regels
}
report-confirm-title = Een tweede persoon bevestigt
report-confirm-text = Een collega keurde dit rapport goed. Boven het grensbedrag, of als één persoon alleen kosten afwees, bevestigt een tweede.
report-confirm-waits = U keurde dit rapport goed. Het wacht nu op een tweede persoon.
report-confirm = Bevestig de goedkeuring
report-reopen = Open de oordelen weer
report-reopen-field = Waarom de oordelen weer open gaan
work-report-confirm = Goedkeuring van een rapport bevestigen
