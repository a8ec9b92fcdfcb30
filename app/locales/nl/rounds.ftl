round-new = Nieuwe ronde
round-new-lead = Een ronde brengt projecten voor een panel van experts. Gewichten en drempels staan ingevuld zoals de regio ze gebruikt; na het maken liggen ze vast.
round-make = Maak de ronde
round-cancel = Terug zonder opslaan
round-choose = Kies
round-group-what = De ronde
round-group-criteria = Criteria
round-criteria-hint = De gewichten tellen samen op tot 100. Een drempel is een percentage van de hoogste score.
round-weight = gewicht
round-threshold = drempel in procenten
round-field-name = Naam
round-field-gate = Poort
round-field-due-on = Inleveren tot en met
round-field-chair = Voorzitter van het panel
round-chair-hint = De voorzitter besluit over belangen en opent het overleg.
round-field-has-rebuttal = Mag de aanvrager antwoorden?
round-field-review = Beoordelingen
round-rebuttal-yes = Ja, binnen tien werkdagen
round-rebuttal-no = Nee
round-field-total = Drempel voor het totaal (van 100)
round-lead = Per project zijn ten minste { $quorum } beoordelingen nodig die tellen. Wat de experts schrijven, leest u pas als de voorzitter het overleg opent.
round-to-panel = Naar het panel
round-no-projects = Er ligt nog geen project voor het panel
round-no-projects-text = Breng hieronder een project in waarvoor deze poort is aangevraagd.
round-no-candidates = Deze poort is voor geen ander project aangevraagd.
round-bring = Breng een project in
round-bring-text = De experts lezen het dossier zoals het bij de aanvraag is bevroren.
round-bring-do = Breng het in
round-asked = Experts bij { $project }
round-expert = Expert
round-next = Wat u kunt doen
round-nobody = Er is nog niemand gevraagd.
round-candidate = { $expert } ({ $count } onder handen)
round-ask = Vraag een expert
round-tied = { $count ->
    [one] Eén expert kan niet worden gevraagd
   *[other] { $count } experts kunnen niet worden gevraagd
 }
round-is-tied = Deze expert is niet gevraagd
round-chair-is-tied = De voorzitter van deze ronde is aan het project verbonden. Maak voor dit project een ronde met een andere voorzitter
round-reminded = Herinnerd op { $date }
round-interest-waits = Een belang ligt bij de voorzitter
round-recused = Doet niet mee vanwege een belang
round-remind = Herinner
round-remind-all = Herinner wie nog moet inleveren ({ $count })
round-extend = Geef meer tijd
grid-title = Alle beoordelingen van de ronde
grid-in = Ingeleverd
grid-in-of = { $in } van { $of }
grid-state = Stand van de beoordeling
grid-order = Volgorde
grid-show-all = Toon alle beoordelingen
grid-nothing = Geen beoordeling met deze stand
grid-nothing-text = Kies een andere stand.
grid-choose = Kies { $of }: { $state }
grid-until = Nieuwe laatste dag
grid-extend = Geef de gekozen experts meer tijd
grid-remind = Herinner de gekozen experts
rounds-manage = Projecten en experts
round-ask-do = Vraag om een beoordeling
round-ask-title = Vraag een expert voor { $project }
round-ask-lead = Wie het minst onder handen heeft, staat vooraan. De expert krijgt bericht en meldt eerst zijn of haar belangen.
round-field-expert = Expert
round-extend-title = Meer tijd voor { $expert }
round-extend-lead = De beoordeling van { $project } kan nu ingeleverd worden tot en met { $date }.
round-replace = Vervang
round-replace-title = Iemand anders dan { $expert } voor { $project }
round-replace-lead = { $expert } krijgt bericht dat de beoordeling niet meer nodig is. Wat al geschreven is, leest niemand.
round-replace-do = Vraag deze expert
round-close = Sluit de ronde
round-close-text = Dat kan zodra het panel over elk project een oordeel heeft vastgelegd. Daarna verandert er niets meer.
round-close-do = Sluit de ronde
round-not-closed = De ronde is nog niet gesloten
round-not-closed-text = Over deze projecten heeft het panel nog geen oordeel vastgelegd: { $projects }.
assignment-title = Verdeling
assignment-lead = Een voorstel dat kijkt naar wat experts weten, wat zij onder handen hebben, hun banden met het project en wat het panel nog mist. U kiest wie u vraagt.
assignment-per-project = Beoordelingen per project
assignment-together = Dezelfde twee samen, ten hoogste
assignment-again = Reken opnieuw
assignment-none = Elk project heeft genoeg experts
assignment-none-text = Vraag om meer beoordelingen per project, of vraag iemand erbij op de bladzijde van de ronde.
assignment-seated = Al gevraagd: { $names }
assignment-missing = { $count ->
    [one] Eén beoordeling kon niet worden toegewezen: niemand heeft ruimte.
   *[other] { $count } beoordelingen konden niet worden toegewezen: niemand heeft ruimte.
 }
assignment-too-often = { $one } en { $other } zitten vaker samen in een panel dan gevraagd; anders kwam een project een beoordeling tekort.
assignment-left-out = { $count ->
    [one] Eén expert doet niet mee in dit voorstel
   *[other] { $count } experts doen niet mee in dit voorstel
 }
assignment-no-profile = heeft nog geen profiel.
assignment-away = is niet beschikbaar in deze ronde.
assignment-full = heeft al genoeg onder handen.
assignment-cost = Uitkomst van de berekening: { $cost }. Hoe lager, hoe meer kennis van zaken en hoe beter het werk is verdeeld.
assignment-ask = Vraag deze experts
assignment-nobody = Kies wie u wilt vragen
assignment-reason-primary = Kent { $area }
assignment-reason-other = Kent ook { $area }
assignment-reason-area = Kent het gebied { $area }
assignment-reason-application = Kent de toepassing { $area }
assignment-reason-none = Kent het vakgebied niet
round-is-away = Deze expert is niet beschikbaar: { $when }.
round-away = { $count ->
    [one] Eén expert is niet beschikbaar
   *[other] { $count } experts zijn niet beschikbaar
 }
round-candidate-again = { $expert } ({ $count } onder handen, eerder gevraagd)
round-ask-again = Vraag opnieuw
round-take-out = Haal uit de ronde
round-take-out-title = { $project } uit de ronde halen
round-take-out-lead = De experts krijgen bericht met uw reden en hoeven niets meer te doen. Wat is ingeleverd blijft bewaard en telt niet meer mee. Met dit dossier komt het project niet opnieuw in deze ronde; met een nieuw dossier wel, en in een andere ronde ook.
round-take-out-hint = Ten minste 20 tekens. De experts lezen dit.
round-take-out-do = Haal het project uit de ronde
round-take-out-settled = Het panel heeft over dit project al een oordeel vastgelegd, het project is al uit de ronde, of de ronde is gesloten.
round-taken-out = Uit de ronde gehaald
round-taken-out-because = Op { $date }. De reden: { $reason }
round-taken-out-ended = Op { $date }, omdat het project eindigde of erover is besloten.
round-close-title = { $round } sluiten
round-close-lead = Na het sluiten verandert er niets meer: er kan geen project bij, geen expert gevraagd worden en geen oordeel wijzigen. De rangschikking staat vast. Dit kan niet ongedaan worden gemaakt.
round-not-yet = De ronde kan nog niet dicht
round-not-yet-text = Haal een project dat niet meer beoordeeld wordt uit de ronde.
