# Teksten van de bladzijde van één project.
route-no-date = nog geen datum
project-to-gate = Naar { $gate }
project-about = Over dit project
project-summary = Samenvatting
project-aim = Doel
project-combination = Productmarktcombinatie
project-change = Wijzig de gegevens
project-more = Meer
project-dossier = Business case en afspraken
project-instruments = Instrumenten
project-money-link = Geld, van gepland tot vastgesteld
project-history = Geschiedenis
project-stop = Stoppen
project-money = Geld in de fase { $phase }
project-open-financing = Open de tabel
project-partners = Partners
project-open-partners = Bekijk de partners
project-add-partner = Voeg een partner toe
project-no-partners = Nog geen partners
project-no-partners-text = Een project begint met een penvoerder. Voeg die toe, en daarna de deelnemers.
project-conditions = De acht voorwaarden voor { $gate }
project-open-conditions = Beoordeel
project-decisions = Besluiten
project-no-decisions = Nog geen besluit genomen.
decision-line = { $gate }: { $outcome }
decision-unsigned = nog te tekenen
decision-superseded = vervangen
decision-void = vervallen
column-partner = Partner
column-role = Rol
column-own = Eigen bijdrage (€)
column-risk = Eigen risico
money-cost = Kosten
money-mode = Cofinanciering
money-cash-share = Eigen geld in de eigen bijdrage
money-match = Euro van partners per publieke euro
fact-number = Nummer
fact-result = Resultaat
fact-technology = Technologie
fact-application = Toepassing
fact-challenge = Vraagstuk
fact-facility = Faciliteit
fact-cluster = Cluster van 2005
fact-planned = Gepland
fact-planned-value = vanaf { $start }, { $months } maanden
fact-lead = Penvoerder
support-evidence = { $count ->
    [0] geen bewijs
    [one] 1 bewijsstuk
   *[other] { $count } bewijsstukken
 }
fact-phase-from = Begin van de fase
fact-phase-waits = nog niet: wacht op voorwaarden
