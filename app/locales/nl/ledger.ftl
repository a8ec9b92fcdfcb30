# Teksten van de bladzijden over het grootboek: geld van gepland tot vastgesteld.

ledger-project-title = Geld van { $title }
ledger-project-lead = Toegezegd is { $committed }. Daarvan is { $claimed } gedeclareerd, { $approved } goedgekeurd en { $paid } betaald.
ledger-public = Publiek geld
ledger-tabs = Publiek geld per
ledger-by = Per { $by ->
    [partner] partner
    [source] bron
    [phase] fase
    [area] technologiegebied
   *[year] jaar
}
ledger-table = Publiek geld in euro: { $by }
ledger-scale = Zelfde schaal, tot { $largest }
ledger-total = Totaal
ledger-csv = Alles als CSV
ledger-not-netted = De bedragen staan naast elkaar en worden niet verrekend. Betaald kan hoger zijn dan goedgekeurd: dat is een voorschot, dat bij de eindafrekening wordt verrekend.
ledger-none = Er is nog niets vastgelegd
ledger-none-text = Een getekend go legt de begroting vast en zegt het publieke geld toe. Tot die tijd staat wat de partners van plan zijn in de financieringstabel.
ledger-financing = Financieringstabel: { $phase }

ledger-opened = { $column }: { $name }
ledger-day = Dag
ledger-what = Wat
ledger-why = Waarom
ledger-partner = Partner
ledger-source = Bron
ledger-line = Naam
ledger-amount = Bedrag
ledger-sum = Samen, gelijk aan het bedrag in de tabel
ledger-sum-all = Samen, alle projecten
ledger-project = Project
ledger-taken-back = { $kind }, teruggenomen
ledger-decided = { $gate }, { $day }
ledger-stopped = De partners zijn gestopt
ledger-lapsed = Vervallen na de termijn
ledger-instrument = { $source }, { $instrument }

ledger-versions = Vastgelegde begroting
ledger-versions-text = Zoals ze was toen het besluit werd getekend. Wat vastligt, verandert niet; een correctie komt ernaast te staan.
ledger-budget = Begroting
ledger-version = Versie { $number }
ledger-replaced = Vervangen door een correctie
ledger-cost = Kosten
ledger-public-short = Publiek
ledger-cash = Eigen geld
ledger-in-kind = In kind
ledger-other = Overig

ledger-avoided = Wat stoppen scheelt
ledger-avoided-text = Drie bedragen die niet bij elkaar op te tellen zijn. Alleen het eerste is een feit; de andere twee zijn schattingen uit het besluit.
ledger-avoided-released = Toegezegd en vrijgevallen
ledger-avoided-next = Publiek geld van de volgende fase, geschat
ledger-avoided-partners = Eigen inbreng van de partners, geschat
ledger-not-estimated = Niet geschat

ledger-programme-title = Geld van het programma
ledger-programme-lead = Publiek geld van gepland tot vastgesteld, opgeteld uit de rijen van alle projecten.
ledger-ceiling = Plafond voor publiek geld
ledger-k01 = Publiek toegezegd
ledger-released = Vrijgevallen, weer onder het plafond
ledger-left = Nog toe te zeggen
ledger-approved = Goedgekeurd
ledger-paid = Betaald
ledger-budgets = Begroting en inbreng
ledger-budgets-text = Uit de getekende besluiten. De inbreng van bedrijven en instellingen samen en die van bedrijven alleen zijn twee maten; inbreng van een overheid telt in geen van beide.
ledger-phase-now = Fase van nu
ledger-all-phases = Alle fasen
ledger-k02 = Inbreng van bedrijven en instellingen per publieke euro
ledger-k03 = Inbreng van bedrijven alleen per publieke euro
ledger-k04 = Eigen geld van bedrijven per publieke euro
ledger-k05 = In kind in de eigen inbreng
ledger-k06 = Goedgekeurd van wat is toegezegd
ledger-claimed-only = Gedeclareerd, nog niet goedgekeurd
ledger-no-area = Geen technologiegebied
ledger-programme-link = Geld van het programma
ledger-cost-line = { $report }, kostenregel { $number }
