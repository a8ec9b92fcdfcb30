# Teksten over het inlezen van projectenlijsten.

import-title = Projecten inlezen
import-lead = Haal projecten van voor 2010 binnen uit de lijst van Europa om de hoek. U ziet eerst wat het bestand oplevert. Pas daarna beslist u.
import-file = Bestand
import-file-hint = Een CSV-bestand, hoogstens 128 MB. Komma's, puntkomma's en tabs worden gelezen, en tekens zoals Windows en Excel ze schrijven.
import-look = Bekijk het bestand

import-preview-title = Wat dit bestand oplevert
import-preview-lead = { $file }. Er is nog niets gewijzigd.
import-rows = rijen in het bestand
import-changing = rijen wijzigen een bekend project
import-importable = rijen worden een project
import-confirm = Lees { $count ->
    [one] 1 project
   *[other] { $figure } projecten
} in
import-confirm-both = Lees { $count ->
    [one] 1 project
   *[other] { $figure } projecten
} in en neem de aangevinkte wijzigingen over
import-confirm-changes = Neem de aangevinkte wijzigingen over
import-another = Kies een ander bestand
import-nothing-new = Dit bestand bevat niets nieuws
import-nothing-new-text = Alle rijen zijn al eerder ingelezen of hebben geen leesbare titel.
import-doubled = { $count ->
    [one] Deze kolomkop komt meer dan één keer voor: { $columns }
   *[other] Deze kolomkoppen komen meer dan één keer voor: { $columns }
}
import-doubled-text = De eerste telt. Wat in de andere staat, wordt niet gelezen.
import-changes-title = Wijzigingen in bekende projecten
import-changes-lead = Deze rijen zeggen iets anders dan de vorige lijst. Vink aan wat u overneemt. Wat u laat staan, blijft zoals het is.
import-changes-more = Dit zijn de eerste { $shown } van { $total }. Lees hetzelfde bestand daarna nog eens in voor de rest.
import-change-take = Overnemen
import-change-take-of = Overnemen: { $title }
import-change-by-hand = Dit project is al bij een poort. Wijzig het op zijn eigen bladzijde.
import-change-what = Wat
import-change-old = Was
import-change-new = Wordt
import-change-here = In Poort staat nu: { $value }
import-problems-title = Rijen met een opmerking
import-problems-lead = Een rij met een opmerking komt mee zoals ze in het bestand staat, tenzij er iets anders bij staat. De opmerking en de bronregel blijven bij het project bewaard.
import-no-problems = Er zijn geen opmerkingen.
import-row = Rij
import-project = Project
import-what = Opmerking
import-what-happens = Gevolg
import-row-comes = Komt mee
import-row-stays = Blijft achter

import-problem-unbalanced = de bedragen tellen niet op tot het totaal
import-problem-no-total = het totaal ontbreekt
import-problem-overflow = het bedrag is afgekapt op 21.474.836
import-problem-damaged-text = beschadigde tekens of een onleesbare cel
import-problem-no-end-date = de einddatum ontbreekt
import-problem-end-before-start = de einddatum ligt voor de begindatum
import-problem-no-beneficiary = de begunstigde ontbreekt; het geld staat bij ‘Begunstigde niet vermeld’
import-problem-sum-row = telt andere rijen op en is geen project
import-problem-duplicate = begunstigde en titel komen al eerder in de lijst voor

import-outcome-title = De projecten zijn ingelezen
import-outcome-lead = Ze staan in het portfolio, in de startfase en zonder poorten achter zich. De voorwaarden zijn nog niet beoordeeld.
import-projects = nieuwe projecten
import-changed = bekende projecten gewijzigd
import-when = ingelezen op
import-to-portfolio = Bekijk de ingelezen projecten

import-refused-unreadable = Het bestand kan niet gelezen worden ({ $reason }).
import-refused-too-large = Het bestand is groter dan { $limit } MB. Verdeel de lijst over meer bestanden.
import-refused-not-utf8 = Het bestand is geen UTF-8: byte { $byte } op regel { $line } hoort er niet in. Bewaar de lijst als CSV UTF-8.
import-refused-not-text = Het bestand is geen tekst: byte { $byte } komt in een CSV-bestand niet voor. Is het een werkmap of een PDF?
import-refused-missing-columns = Het bestand mist { $count ->
    [one] een kolom
   *[other] { $count } kolommen
}: { $columns }.
import-refused-no-rows = Het bestand heeft geen rijen onder de kolomkoppen.
import-refused-unequal-length = De rij op regel { $line } heeft { $found } cellen, en er zijn { $expected } kolomkoppen. Staat er een aanhalingsteken te veel of te weinig?
import-refused-nothing-new = Alle { $rows } rijen zijn al eerder ingelezen of hebben geen leesbare titel. Er is niets gewijzigd.

import-report-head = { $rows } rijen gelezen, waarvan { $importable } een project worden. Er is niets gewijzigd.
import-report-row = rij { $row }
import-report-more = En nog { $count }. Met --json staan ze er allemaal.
import-report-written = { $rows } rijen gelezen: { $projects } nieuwe projecten, { $organisations } nieuwe organisaties, { $repeated } rijen overgeslagen omdat ze er al waren, { $sums } omdat ze andere optellen. { $left } rijen wijzigen een bekend project; neem ze over op de bladzijde Inlezen.
