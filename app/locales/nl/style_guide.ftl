# De stijlgids: elk onderdeel in elke stand, met teksten die in het echt zo kunnen staan.

style-guide-title = Stijlgids
guide-title = Poort 2: naar markttoetreding
guide-lead = Elk onderdeel in elke stand. Wie een bladzijde maakt, kiest hieruit.
guide-parts = Delen van de stijlgids
guide-portfolio = Portfolio
guide-project = MembraanThuis

guide-signals = Signalen
guide-tile-late = te laat
guide-tile-gates = poorten wachten op besluit
guide-tile-public = publiek geld vastgelegd van € 100 mln
guide-tile-match = euro van partners per publieke euro
guide-tile-sme = van de deelnemers is mkb
guide-button-primary = Vraag de poort aan
guide-button-quiet = Wijzig
guide-button-new = Nieuw project
guide-button-link = Trek de aanvraag in
guide-icon-done = klaar
guide-icon-find = zoeken
guide-icon-download = Download als bestand
guide-empty-title = Nog geen partners
guide-empty-text = Een project begint met een penvoerder. Voeg daarna de andere deelnemers toe.
guide-empty-action = Voeg een partner toe
guide-notice-good = Besluit vastgelegd
guide-notice-good-text = De penvoerder krijgt vandaag bericht. De volgende fase begint op 1 januari 2027.
guide-notice-warn = Het dossier is nog niet compleet
guide-notice-warn-text = Vier punten staan nog open. De poort aanvragen kan daarna.
guide-notice-bad = Uw wijziging is niet opgeslagen
guide-notice-bad-text = Iemand anders heeft dit project intussen gewijzigd. Uw tekst staat hieronder.
guide-notice-accent = Dossier 7, bevroren op 20 november 2026 om 16.12 uur
guide-notice-accent-text = Wijzigen kan weer na het besluit, of als u de aanvraag intrekt.
guide-notice-neutral = Dit project is gestopt op voorstel van de partners.

guide-forms = Formulieren
guide-name = Naam van het project
guide-name-hint = Kort en herkenbaar, zoals mensen het noemen.
guide-kvk = KvK-nummer
guide-date = Einddatum
guide-amount = Publieke bijdrage
guide-type = Soort organisatie
guide-choose = Kies
guide-reason = Motivering
guide-reason-hint = Wordt openbaar in de samenvatting. Ten minste 100 tekens.
guide-reason-text = De stuurgroep wacht op de participatie van het regionale fonds. De toezegging wordt in januari verwacht.
guide-reason-short = Nog even wachten.
guide-result = Wat levert het op?
guide-activities = Activiteiten
guide-outcome = Uitkomst
guide-check = Controleer besluit
guide-change = Wijzig
guide-record = Leg het besluit vast
guide-record-consequence = Na vastleggen kan het besluit niet meer gewijzigd worden. De penvoerder krijgt bericht.

guide-lists = Lijsten
guide-task-instrument = Kies een marktinstrument
guide-task-instrument-text = In de markttoetredingsfase hoort minstens één participatie, lening, garantstelling, voorlopige order of contract. Nu: alleen een gewone subsidie van { $amount }.
guide-task-source = Beleidsnota, paragraaf 9
guide-task-who = Te doen door de penvoerder
guide-task-case = Werk de business case bij
guide-task-case-text = De laatste versie is 4 maanden oud. Voor poort 2 ten hoogste 3 maanden, en goedgekeurd door alle partners.
guide-task-other = Laat elke deelnemer risico dragen
guide-search = Zoek op naam, partner of gebied
guide-find = Zoek
guide-filter-phase = Fase: alle lopende
guide-filter-area = Gebied: High Tech Systemen
guide-projects = Projecten
guide-column-project = Project
guide-column-phase = Fase
guide-column-next = Eerstvolgende stap
guide-column-costs = Kosten (€)
guide-column-financing = Financiering
guide-column-status = Status

guide-pictures = Beelden
guide-card-title = Kort
guide-gate-requested = besluit gevraagd
guide-gate-later = 2028
guide-evidence = { $count ->
    [0] nog geen bewijs
    [one] 1 bewijsstuk
   *[other] { $count } bewijsstukken
}
