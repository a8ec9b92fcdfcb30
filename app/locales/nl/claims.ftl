# Teksten van de bladzijden over kostenregels.

costs-title = Kosten en uren
costs-lead = Kosten van { $name } van { $from } tot en met { $until }.
costs-lines = Kostenregels
costs-none = Nog geen kostenregels
costs-none-text = Plak regels uit een rekenblad, of voeg er één toe.
costs-sum = { $count ->
    [one] 1 regel
   *[other] { $count } regels
}
costs-sums = Totaal en begroting
costs-left = { $amount } in dit rapport; daarna is van de begroting nog { $left } over
costs-approved = Goedgekeurd
costs-paste = Regels uit een rekenblad
costs-pasted = Plak regels uit uw rekenblad
costs-pasted-hint = Met of zonder kop; 1.250,00 en 1250 mogen allebei. Zonder kop: datum, omschrijving, categorie, uren, bedrag, of alle kolommen in de volgorde van het formulier.
costs-pasted-means = Als er geen kolom ‘geld of in kind’ is
costs-read = Lees de regels
costs-add = Voeg één regel toe
costs-waiting = { $count ->
    [one] 1 regel wacht op u
   *[other] { $count } regels wachten op u
}
costs-waiting-text = De andere regels staan er goed in. U kunt gewoon doorwerken; alleen inleveren kan nog niet.
costs-explain = Uitleg en opmerkingen
costs-back = Terug naar het rapport
costs-judge = Beoordeel de regels
costs-judge-title = Kostenregels beoordelen
costs-judge-lead = Regels van { $name }. Zonder oordeel: { $open } van { $all }.
costs-judge-sums = Opgegeven { $claimed }, goedgekeurd tot nu { $approved }.
costs-sample = { $count ->
    [one] 1 regel valt op om een reden of is geloot; die heeft een merk.
   *[other] { $count } regels vallen op om een reden of zijn geloot; die hebben een merk.
}
costs-judge-save = Bewaar de oordelen
costs-judge-rest = { $count ->
    [one] Keur de ene andere regel goed
   *[other] Keur de andere { $count } regels goed
}
costs-judge-rest-text = Geldt voor elke regel van deze partner waarbij nog niets is bewaard.
cost-number = Regel
cost-days = Datum
cost-what = Omschrijving
cost-stands = Stand
cost-more = Bijzonderheden
cost-claimed = Opgegeven
cost-edit = Wijzig regel { $number }
cost-correct = Corrigeer regel { $number }
cost-no-evidence = Nog geen bewijs
cost-needs-no-evidence = Geen bewijs nodig
cost-at-rate = tegen { $rate }
cost-bill-number = factuur { $number }
cost-corrected = Correctie { $day }: { $amount }. { $reason }
cost-approved-part = Goedgekeurd: { $amount }
cost-nameless = Regel zonder omschrijving
cost-mend = Maak deze regel goed: { $name }
cost-remove-this = Haal weg: { $name }
cost-remove = Haal deze regel weg
cost-ask-change = Vraag een wijziging van de begroting
cost-waiting-right = Deze regel klopt nu. Open en bewaar hem.
cost-cell = Cel { $cell }, { $field }
cost-new = Nieuwe kostenregel
cost-line = Kostenregel { $number }
cost-line-of = Regel { $number }: { $name }
cost-waiting = Kostenregel die op u wacht
cost-line-title = Kostenregel
cost-lead = Eén kost: een factuur, de uren van één persoon of een afschrijving.
cost-save = Bewaar de regel
cost-not-yet = Niet nu
cost-choose = Kies
cost-group-what = Wat en wanneer
cost-group-hours = Uren
cost-group-bill = Factuur en bewijs
cost-period-hint = Van { $first } tot en met { $last }.
cost-until-hint = Leeg als het één dag is.
cost-amount-hint = Leeg als uren en tarief het bedrag geven.
cost-person-hint = Een naam of personeelsnummer, steeds op dezelfde manier geschreven. Alleen bij loonkosten. Andere partners zien dit niet.
cost-evidence-hint = Voeg het bestand toe bij de documenten van het project; daarna staat het in deze lijst.
cost-no-method = Ik vul het bedrag zelf in
cost-no-document = Nog geen bewijs
cost-field-from_on = Datum of eerste dag
cost-field-until_on = Laatste dag
cost-field-description = Omschrijving
cost-field-category = Categorie
cost-field-work_package = Werkpakket
cost-field-means = Geld of in kind
cost-field-person = Wie
cost-field-method = Hoe de uren tellen
cost-field-rate = Loon, kosten of tarief
cost-field-hours = Uren
cost-field-amount = Bedrag
cost-field-supplier = Leverancier
cost-field-invoice = Factuurnummer
cost-field-evidence = Bewijs
cost-double-title = Dit is eerder opgegeven
cost-double-own = { $what } staat ook in { $title }, { $report }, regel { $number }. Het telt één keer.
cost-double-other = Het staat bij een andere organisatie. Het telt één keer; vraag het programmabureau als dit niet klopt.
cost-verdict-of = Regel { $number }, { $field }
cost-verdict-kind = Oordeel
cost-verdict-amount = Goedgekeurd bedrag
cost-verdict-error = Wat er niet klopt
cost-verdict-reason = Reden
cost-verdict-none = Nog geen oordeel
cost-verdict-no-error = Niets
cost-correct-title = Regel corrigeren
cost-correct-lead = De regel en het eerste oordeel blijven staan. Het verschil wordt geboekt.
cost-take-up-lead = Deze regel is geparkeerd. Zeg nu wat ervan goedgekeurd is.
cost-correct-hint = Wat er vanaf nu van deze regel goedgekeurd is.
cost-correct-save = Boek de correctie
cost-correct-not-approved = Het rapport is nog niet goedgekeurd. Pas het oordeel zelf aan.
cost-correct-other-person = Dit is een groot bedrag. Iemand die het rapport niet goedkeurde, corrigeert het.
costs-workbook-link = Rekenblad (XLSX)
costs-workbook-title = Kostenregels als rekenblad
costs-workbook-lead = Neem de regels mee als bestand, vul aan in uw eigen rekenprogramma en breng het terug. U ziet eerst elke regel.
costs-workbook-out = Haal op als rekenblad (XLSX)
costs-workbook-in = Een ingevuld rekenblad terugbrengen
costs-workbook-file = Bestand
costs-workbook-hint = Een XLSX-bestand, hoogstens 2 MB. De kolommen worden gevonden aan hun koppen. Nieuwe regels komen erbij; een regel die er al zo staat, blijft één regel.
costs-workbook-look = Bekijk de regels
costs-workbook-read = Regels in dit bestand
costs-workbook-told = { $file }: { $right } staan er goed in, { $wrong } zouden op u wachten. Er is nog niets bewaard.
costs-workbook-right = Klopt
costs-workbook-save = Neem de regels over
costs-workbook-another = Kies een ander bestand
costs-workbook-there = Deze regel staat er al
cost-plan = Plan en werkelijk
cost-plan-text = Van de goedgekeurde begroting is naar rato van de looptijd gepland. Bij meer dan 10 procent verschil, in deze periode of tot nu toe, vragen we om uitleg.
cost-plan-forecast = Vooruitzicht tot het einde
cost-plan-budget = Begroting
cost-plan-planned = Plan tot nu
cost-plan-earlier = Eerder
cost-plan-now = Nu
cost-plan-difference = Verschil met plan
cost-plan-percent = { $percent } %
cost-plan-none = Niet gepland
cost-plan-explain = Leg uit
cost-plan-explained = Uitgelegd
cost-payable = Betaaladvies
cost-payable-text = Wat volgens het betaalplan van deze subsidie nu betaald mag worden, met de goedgekeurde kosten erin.
cost-payable-held = { $amount }. { $why }
cost-payable-link = Naar de betalingen
