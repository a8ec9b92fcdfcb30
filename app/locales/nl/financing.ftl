# Teksten van de bladzijden over financiering.

financing-title = Financiering: { $phase }
financing-lead = Wat de deelname van elke partner kost, en wie dat betaalt. U mag opslaan voordat het klopt.
financing-phases = Fasen met financiering
financing-save = Opslaan
financing-calculate = Bereken
financing-field = { $partner }, { $column }
financing-left = { $partner } is geen partner meer; u vulde in: { $amounts }.
financing-proposed = Dit is een voorstel; er is nog niets opgeslagen
financing-proposed-text = De bedragen van het voorstel zijn ingevuld en gemarkeerd. Kijk ze na, pas ze zo nodig aan en sla dan op.

financing-table = Kosten en financiering per partner
financing-partner = Partner
financing-cost = Kosten
financing-public = Publiek geld
financing-own = Eigen bijdrage
financing-own-cash = Geld
financing-own-in-kind = In kind
financing-other = Overig
financing-difference = Verschil
financing-risk = Eigen risico
financing-cost-share = Aandeel in de kosten
financing-total = Totaal

financing-outcome = Wat hieruit volgt
financing-balanced = In balans: alle kosten zijn gedekt.
financing-empty = Nog geen bedragen ingevuld.
financing-balance-unknown = Of het in balans is, is pas te zeggen als elk bedrag te lezen is.
financing-rule-unknown = Nog niet te zeggen
financing-short = Er is nog { $amount } te vinden.
financing-over = De financiering is { $amount } hoger dan de kosten.
financing-unreadable = Bedragen die nog niet te lezen zijn en niet meetellen: { $count }.
financing-match = Eigen bijdrage per euro publiek geld
financing-cash-share = Geld in de eigen bijdrage
financing-mode = Cofinanciering
financing-none = nog niet bekend
financing-bar = Waar het geld vandaan komt; de bedragen staan eronder

financing-rules = Regels over geld bij { $gate }
financing-no-rules = Deze poort heeft geen regels die alleen over geld gaan.
financing-rule-met = Voldaan
financing-rule-balance-met = Kosten en financiering zijn gelijk, bij elke partner.
financing-rule-balance-rows = Het totaal klopt, maar deze partners zijn niet in balans: { $names }.
financing-rule-balance-short = Er ontbreekt { $amount }. Niet in balans: { $names }.
financing-rule-balance-over = Er is { $amount } te veel. Niet in balans: { $names }.
financing-rule-public-met = Publiek geld is { $is }; hoogstens { $limit }.
financing-rule-public-unmet = Publiek geld is { $is }; dat is meer dan { $limit }.
financing-rule-own-share = De eigen bijdrage is { $is } van de kosten; minstens { $need }.
financing-rule-company-cash-met = Bedrijven brengen { $is } aan eigen geld in.
financing-rule-company-cash-unmet = Nog geen bedrijf brengt eigen geld in.
financing-rule-cash-share = Geld is { $is } van de eigen bijdrage; minstens { $need }.
financing-rule-no-own = Er is nog geen eigen bijdrage.
financing-rule-risk-met = Alle { $count } deelnemers dragen zelf minstens { $need } van hun kosten.
financing-rule-risk-unmet = Deze deelnemers dragen zelf minder dan { $need } van hun kosten: { $names }.
financing-rule-no-participants = Er zijn nog geen deelnemers.
financing-rule-largest = { $name } heeft het grootste aandeel in de kosten: { $is }; hoogstens { $limit }.
financing-rule-no-cost = Er zijn nog geen kosten.
financing-rule-sme-met = Actief mkb: { $names }.
financing-rule-sme-unmet = Nog geen mkb-bedrijf draagt minstens { $need } van de kosten.

instruments-title = Instrumenten
instruments-lead = Subsidies, leningen, contracten en andere afspraken die het project helpen.
instruments-empty = Nog geen instrumenten
instruments-empty-text = Bij de markttoetreding hoort minstens één instrument dat bij de markt past, zoals een lening of een contract.
instruments-add = Instrument toevoegen
instruments-new = { $kind } toevoegen
instruments-kind = Soort
instruments-phase = Fase
instruments-counterparty = Andere partij
instruments-nobody = nog niet bekend
instruments-amount = Bedrag
instruments-records = Vastgelegd
instruments-complete = Compleet
instruments-missing = Nog niet: { $records }
instruments-terms = Voorwaarden
instruments-terms-hint = Wat er is afgesproken, in gewone taal.
instruments-signed-on = Getekend op
instruments-next-on = Datum van de volgende stap
instruments-ended-on = Afgelost, verkocht of beëindigd op
instruments-buyer = Wie koopt
instruments-government-buyer = De andere partij is een overheid die koopt
instruments-save = Opslaan
instruments-remove = Weghalen
instruments-remove-title = Dit instrument weghalen?
instruments-remove-lead = Het telt dan niet meer mee bij de poorten. De geschiedenis blijft bewaard.
instruments-remove-confirm = Weghalen
instruments-keep = Laten staan

record-subject = Waar het over gaat: product, dienst of behoefte
record-quantity = Aantal
record-final_when = Wanneer de order definitief wordt
record-interest_rate = Rente, en de referentierente
record-duration = Looptijd
record-collateral = Zekerheden
record-repayment_schedule = Aflossingsschema
record-underlying_loan = Lening bij de bank
record-coverage_percent = Gedekt deel in procenten
record-premium = Premie
record-gross_grant_equivalent = Brutosubsidie-equivalent
record-share_percent = Deel van de aandelen in procenten
record-valuation = Waardering van de onderneming
record-co_investors = Andere investeerders, en het private deel
record-board_rights = Zeggenschap
record-exit_terms = Afspraken over verkoop van de aandelen
record-procurement_route = Aanbestedingsroute, met bewijs
record-evaluation = Evaluatie van de proef
record-follow_up_order = Vervolgorder
record-grant_justification = Waarom een subsidie hier past en niets anders volstaat
record-legal_basis = Juridische grondslag
record-legal_check_by = Wie de grondslag heeft getoetst
record-investment_advice = Onafhankelijk investeringsadvies
record-administrator = Wie het na het project beheert
record-expected_return = Verwachte opbrengst

financing-remove = Weghalen
financing-more = Partner zonder regel
financing-more-nobody = Kies een partner
financing-add = Regel toevoegen
financing-added = Er is een regel voor { $partner } bij gekomen
financing-added-text = Er is nog niets opgeslagen. Vul de bedragen in en sla op.
financing-pasted-title = Regels plakken uit een rekenblad
financing-pasted = Geplakte regels
financing-pasted-hint = Zet op elke regel de naam van de partner en dan de bedragen, in de volgorde van de tabel of onder kolomkoppen. Wat niet over te nemen is, blijft hier staan.
financing-take = Neem over in de tabel
financing-new-partner = Voeg een partner toe
financing-taken = { $count ->
    [one] 1 regel is overgenomen in de tabel
   *[other] { $count } regels zijn overgenomen in de tabel
}
financing-taken-text = Er is nog niets opgeslagen. Kijk de bedragen na en sla op.
financing-unread = { $count ->
    [one] Deze kolom is niet gelezen: { $columns }.
   *[other] Deze kolommen zijn niet gelezen: { $columns }.
}
financing-line = Geplakte regel { $line } ({ $name })
financing-line-nobody = { $where }: hier staat geen naam van een partner.
financing-line-not-a-partner = { $where }: dit is geen partner van dit project.
financing-line-several = { $where }: meer partners heten zo. Zet het nummer erbij, zoals in de tabel.
financing-line-again = { $where }: deze partner staat al op regel { $earlier }.
financing-line-too-many = { $where }: deze regel heeft meer cellen dan er kolommen zijn.
financing-pasted-twice = De kolomkop { $column } staat er twee keer. Er is niets overgenomen.
financing-pasted-lines = Plak hoogstens { $most } regels tegelijk. Er is niets overgenomen.

workbook-link = Rekenblad (XLSX)
workbook-title = Rekenblad van de financiering: { $phase }
workbook-lead = Neem de tabel mee als bestand, vul hem in in uw eigen rekenprogramma en breng hem terug. U ziet eerst elke wijziging. Pas daarna beslist u.
workbook-out = Download de tabel (XLSX)
workbook-in = Een ingevuld rekenblad terugbrengen
workbook-file = Bestand
workbook-file-hint = Een XLSX-bestand, hoogstens 2 MB. De kolommen worden gevonden aan hun koppen, in het Nederlands of Engels, in welke volgorde ook.
workbook-look = Bekijk de wijzigingen
workbook-preview-title = Wat dit rekenblad wijzigt
workbook-preview-lead = { $file }, blad { $sheet }. Er is nog niets opgeslagen.
workbook-changes = { $count ->
    [one] 1 wijziging
   *[other] { $count } wijzigingen
}
workbook-amount = Bedrag
workbook-old = Was
workbook-new = Wordt
workbook-save = { $count ->
    [one] Sla 1 wijziging op
   *[other] Sla { $count } wijzigingen op
}
workbook-another = Kies een ander bestand
workbook-nothing = Dit rekenblad wijzigt niets
workbook-nothing-text = Alle bedragen die te lezen zijn, staan al zo in de tabel.
workbook-problems = { $count ->
    [one] 1 cel of regel wordt niet overgenomen
   *[other] { $count } cellen of regels worden niet overgenomen
}
workbook-problems-text = Wat daar nu in de tabel staat, blijft staan. Verbeter het in uw bestand en breng het opnieuw, of vul het daarna zelf in.
workbook-cell = Cel { $cell } ({ $partner }, { $column }, { $text })
workbook-row = Rij { $row } ({ $name })

workbook-refused-too-large = Het bestand is groter dan { $limit } MB.
workbook-refused-not-a-workbook = Dit is geen XLSX-bestand. Bewaar de tabel in uw rekenprogramma als XLSX.
workbook-refused-protected = Dit bestand heeft een wachtwoord, of is van een oude versie van Excel. Bewaar het zonder wachtwoord als XLSX.
workbook-refused-damaged = Dit XLSX-bestand is beschadigd en kan niet gelezen worden.
workbook-refused-unpacked = Dit bestand is uitgepakt groter dan { $limit } MB en wordt niet gelezen.
workbook-refused-cells = Dit bestand heeft meer dan { $most } cellen op een blad en wordt niet gelezen.
workbook-refused-no-headings = Geen blad heeft in de eerste { $lines } regels de kolomkoppen Partner en ten minste één van: { $columns }.
workbook-refused-twice = Blad { $sheet } heeft de kolomkop { $column } twee keer.
workbook-refused-no-lines = Blad { $sheet } heeft geen regels onder de kolomkoppen.
workbook-refused-lines = Blad { $sheet } heeft meer dan { $most } regels onder de kolomkoppen.
