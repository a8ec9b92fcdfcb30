panel-title = Panel van { $round }
panel-lead = Inleveren kan tot en met { $date }. U opent het overleg over een project zodra er { $quorum } beoordelingen zijn die tellen; tot dan leest niemand ze.
panel-interests = Belangen om over te besluiten
panel-no-interests = Er wacht geen belang op een besluit
panel-no-interests-text = Meldt een expert een belang, dan staat het hier, met een voorstel.
panel-proposals = Projecten
panel-handed-in = Ingeleverd
panel-next = Volgende stap
panel-count = { $handed } van { $asked }
panel-agreed = Afgesproken: { $points } punten
panel-opened = Overleg geopend
panel-ready = Overleg kan open
panel-waits = Wacht op beoordelingen
panel-open = Open het overleg
panel-data-show = Uit de gegevens
panel-proposes = De expert stelt voor
panel-interest-of = { $expert } bij { $project }
panel-measure = Uw besluit
panel-reason = Reden
panel-reason-hint = Ten minste 20 tekens. De expert leest dit.
panel-decide = Leg het besluit vast
panel-proposal-title = Beoordelingen van { $project }
panel-shut = De beoordelingen zijn nog dicht
panel-shut-text = Ze gaan open als de voorzitter het overleg opent, bij ten minste drie beoordelingen die tellen.
panel-flags = Om te bespreken
panel-scores = Scores per criterium
panel-criterion = Criterium
panel-not-counted = telt niet mee
panel-review = Beoordeling { $letter }
panel-too-few = Er zijn nog te weinig beoordelingen
panel-too-few-text = Er { $count ->
    [one] telt { $count } beoordeling
   *[other] tellen { $count } beoordelingen
 }; er zijn er drie nodig. Vraag de programmamanager om een expert erbij.
panel-meanwhile = Dit is intussen veranderd. Hieronder staat de nieuwe versie; wat u typte staat er nog.
flag-spread = { $criterion }: de scores lopen uiteen van { $low } tot { $high }.
flag-total-spread = De totalen lopen uiteen van { $low } tot { $high } punten.
flag-outlier = Het totaal van { $letter } wijkt 20 punten of meer af van de andere.
flag-straddle = { $criterion }: sommige scores halen de drempel, andere niet.
flag-total-straddle = Sommige totalen halen de drempel, andere niet.
flag-odd = { $letter } wijkt het meest af van de andere.
flag-alone = { $letter } staat daarin alleen.
flag-thin = { $letter } licht { $criterion } maar kort toe.
consensus-title = Wat vindt het panel?
consensus-lead = De score wordt afgesproken, niet gemiddeld. Wijkt de score meer dan een half punt af van het gemiddelde, dan hoort er een reden bij.
consensus-choose = Kies
consensus-text = Wat het panel zegt
consensus-reason = Waarom de score afwijkt van het gemiddelde
consensus-reason-hint = Alleen nodig bij meer dan een half punt verschil.
consensus-said = Wat de experts vinden van { $criterion }
consensus-minority = Minderheidsstandpunt
consensus-minority-hint = Als het panel het niet eens werd.
consensus-advice = Advies aan de stuurgroep
consensus-reasons = Redenen voor het advies
consensus-for-good = Wat u vastlegt, kan niet meer worden gewijzigd.
consensus-record = Leg vast
consensus-agreed = Vastgelegd op { $at }
nav-rounds = Beoordelingsrondes
rounds-title = Beoordelingsrondes
rounds-lead = Welke projecten voor een panel liggen, en hoe ver de experts zijn. Wat zij schrijven blijft dicht tot de voorzitter het opent.
rounds-gate = Poort
rounds-chair = Voorzitter
rounds-none = Er zijn nog geen rondes
rounds-none-text = Een ronde brengt een project met een bevroren dossier voor een panel van experts.
consensus-too-early = De aanvrager kan nog antwoorden
consensus-too-early-text = Tot en met { $date } mag de aanvrager op de opmerkingen ingaan. Uw tekst is bewaard; leg daarna vast wat het panel vindt.
answer-title = Antwoord van de aanvrager
answer-until = De aanvrager kan antwoorden tot en met { $date }.
answer-given = Antwoord van de aanvrager op { $at }
answer-field = Uw antwoord
answer-hint = Ga in op wat de experts schrijven. U antwoordt één keer, tot en met { $date }. Nieuwe onderdelen voor het project telt het panel niet mee.
answer-send = Verstuur het antwoord
answer-refused = Uw antwoord is niet verstuurd
answer-refused-text = Er is al een antwoord verstuurd, of de tijd is voorbij. Wat u typte staat er nog.
gate-reviews-title = Wat de experts ervan vinden
gate-reviews-lead = Externe experts beoordelen het bevroren dossier. Zij schrijven onafhankelijk van elkaar; hun namen blijven geheim.
gate-reviews-none = Het project ligt nog niet voor een panel
gate-reviews-none-text = Zodra het dossier is bevroren, brengt het programmabureau het voor een panel van experts.
gate-reviews-shut = De experts schrijven tot en met { $date }. Daarna opent de voorzitter wat zij schreven.
panel-decide-on = Besluit
panel-given = Ingeleverd en nog dicht
panel-given-text = Klopt er iets niet, dan kunt u een beoordeling teruggeven aan de expert. Wat was ingeleverd, blijft bewaard naast de nieuwe versie.
panel-give-back = Geef terug
panel-give-back-title = Beoordeling van { $expert } over { $project } teruggeven
panel-give-back-lead = De expert leest uw reden en kan de beoordeling aanvullen en opnieuw inleveren. Beide versies blijven bewaard.
ranking-title = Rangschikking
ranking-lead = De volgorde volgt de score die het panel afsprak. Daarnaast staat hoe zeker een plaats is: panels die dezelfde projecten lezen, ordenen ze vaak anders.
ranking-none = Het panel heeft nog geen oordeel vastgelegd
ranking-none-text = Zodra de voorzitter een oordeel vastlegt, staat het project hier.
ranking-waiting = { $count ->
    [one] Eén project wacht nog op een oordeel van het panel.
   *[other] { $count } projecten wachten nog op een oordeel van het panel.
 }
ranking-place = Plaats
ranking-band = Zekerheid
ranking-sure = plaats { $place }, voor { $percent }{"\u00A0"}% zeker
ranking-between = plaats { $best } tot { $worst }, voor { $percent }{"\u00A0"}% zeker
ranking-normalised = Gecorrigeerd voor strengheid
ranking-normalised-why = In de kolom ‘gecorrigeerd voor strengheid’ is rekening gehouden met experts die alles hoger of lager scoren. De drempels gelden altijd voor de afgesproken score.
ranking-normalised-none = Verschil in strengheid tussen experts is hier niet te berekenen: daarvoor moet elke expert vijf projecten beoordelen en moeten de panels verschillen.
ranking-same = zelfde plaats
ranking-up = { $count ->
    [one] 1 plaats hoger
   *[other] { $count } plaatsen hoger
 }
ranking-down = { $count ->
    [one] 1 plaats lager
   *[other] { $count } plaatsen lager
 }
ranking-tips = Hangt van één expert af
ranking-left-out = gemiddeld { $low } tot { $high } zonder een van hen
ranking-unsure = niet te zeggen
ranking-band-why = Twee projecten krijgen een eigen plaats als hun verschil groter is dan toeval in { $percent } van de 100 rondes zou geven. Anders staat er van welke tot welke plaats het project kan horen.
ranking-band-none = Er zijn te weinig beoordelingen om te zeggen hoe zeker een plaats is.
ranking-tie-before = Zelfde totaal als { $other }. Gaat voor door: { $by }.
ranking-tie-after = Zelfde totaal als { $other }, dat voorgaat door: { $by }.
ranking-tie-shared = In alles gelijk aan { $other }: zij delen de plaats.
ranking-by-sme = het aandeel van het mkb in de kosten
ranking-by-complete = het eerst compleet
ranking-ties = Bij een gelijk totaal gaat het hogere economische perspectief voor, dan de bijdrage aan de doelstelling, dan het aandeel van het mkb in de kosten, dan wie het eerst compleet was.
ranking-strips = Scores per criterium
ranking-strips-how = Elke stip is de score van een expert, de ruit is wat het panel afsprak en de streep is de drempel. De lijn loopt van 0 tot 5.
ranking-agreed = Afgesproken
panel-levels-title = Niveaus van de acht voorwaarden
panel-levels-lead = De criteria dekken de acht voorwaarden al. Geef hier alleen een niveau waar het panel dat wil; het telt bij de poort.
panel-levels-give = Bewaar de niveaus
panel-level = Niveau
panel-level-none = Geen oordeel
panel-level-reason = Toelichting
panel-tie-found = Er is een belang gevonden
panel-tie-found-text = Uit de gegevens blijkt dat een expert een band heeft met dit project. Besluit daarover; daarna kan het overleg open.
panel-taken-back-text = Een nieuw dossier brengt de programmamanager opnieuw in.
panel-chair-is-tied = U hebt als voorzitter een band met dit project. De programmamanager kan het in een ronde met een andere voorzitter brengen
panel-ask-note = Vraag om een aanvulling
panel-ask-note-title = { $expert } vragen om een aanvulling over { $project }
panel-ask-note-lead = Deze expert heeft de andere beoordelingen al kunnen lezen. De scores blijven daarom staan; de expert leest uw reden en schrijft een aanvulling ernaast.
version-title = Eerdere versie, ingeleverd op { $at }
version-reason = Teruggegeven omdat: { $reason }
version-changed = Wat er daarna veranderde
version-same = Niets aan scores en toelichtingen.
version-whole = De hele eerdere versie
panel-open-title = Het overleg over { $project } openen
panel-open-follows = { $counting } beoordelingen tellen mee. Wie inleverde leest vanaf nu de beoordelingen van de anderen, zonder namen.
panel-open-fixed = De beoordelingen liggen vast: niemand past er nog een aan, en u geeft er geen meer terug.
panel-open-on-hand = { $count ->
    [one] Eén expert leverde nog niet in en kan dat daarna niet meer.
   *[other] { $count } experts leverden nog niet in en kunnen dat daarna niet meer.
 }
panel-open-answers = De aanvrager leest de opmerkingen en mag binnen tien werkdagen antwoorden. Pas daarna legt u het oordeel vast.
panel-taken-out = Dit project is uit de ronde gehaald
panel-taken-out-ended = Het project is geëindigd, of erover is besloten.
consensus-to-check = Controleer en leg vast
consensus-check-title = Oordeel over { $project } vastleggen
