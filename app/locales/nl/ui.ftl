# Woorden van de onderdelen die op elke bladzijde voorkomen.

problem-missing = Vul in: { $field }.
problem-too-short = { $field }: schrijf ten minste { $least } tekens.
problem-too-long = { $field }: gebruik hoogstens { $most } tekens.
problem-not-between = { $field }: geef een getal van { $least } tot en met { $most }.
problem-not-a-date = { $field }: deze datum bestaat niet. Schrijf bijvoorbeeld 31-3-2027.
problem-ambiguous-date = { $field }: deze datum kan op twee manieren gelezen worden. Schrijf de maand als woord, bijvoorbeeld 3 april 2027.
problem-not-after = { $field }: kies een latere datum.
problem-day-after = { $field }: kies een dag tot en met { $last }.
problem-in-the-past = { $field }: deze dag is al voorbij. Kies een latere dag.
problem-in-the-future = { $field }: deze dag moet nog komen. Kies vandaag of een eerdere dag.
problem-not-an-amount = { $field }: dit is geen bedrag. Schrijf bijvoorbeeld 1.250.000.
problem-ambiguous-amount = { $field }: dit bedrag kan op twee manieren gelezen worden. Schrijf 45.000 voor vijfenveertigduizend, of 45,00 voor vijfenveertig.
problem-negative-amount = { $field }: een bedrag kan niet lager zijn dan nul.
problem-several-amounts = { $field }: hier staan twee of meer bedragen in één veld. Zet elk bedrag in zijn eigen veld, of schrijf één bedrag zonder spaties.
problem-amount-above = { $field }: hoogstens { $most }.
problem-day-before = { $field }: kies een dag vanaf { $first }.
problem-other-year = { $field }: kies een dag in hetzelfde jaar als de eerste dag.
problem-rate-above = { $field }: een uur telt voor hoogstens { $most }.
problem-public-above-cost = { $field }: publiek geld zou { $excess } hoger zijn dan wat er in geld wordt betaald. Met Europees geld mag dat niet.
problem-not-hours = { $field }: vul een aantal uren in, bijvoorbeeld 412,5.
problem-hours-above = { $field }: vul hoogstens { $most } uur in.
problem-hours-of-year = { $field }: in { $year } heeft deze persoon nog { $left } uur, van de { $most } over alle projecten.
problem-used-elsewhere = { $field }: dit bewijs staat al bij een ander project.
problem-not-on-the-list = { $field }: kies iets uit de lijst.
problem-taken = { $field }: dit is al in gebruik.
problem-already-partner = { $field }: deze organisatie is al partner in dit project.
problem-has-lead = { $field }: dit project heeft al een penvoerder.
problem-owner-verifies = Wie ervoor zorgt, stelt het niet zelf vast. Kies iemand anders.
problem-not-confirmed = Bevestig dat { $field }.
problem-nothing-ticked = { $field }: kies er ten minste één.
problem-not-an-email = { $field }: dit is geen e-mailadres. Schrijf bijvoorbeeld naam@organisatie.nl.
problem-too-soon = Er gingen hier of naar dit adres te vaak uitnodigingen uit. Probeer het over { $wait } opnieuw.
problem-not-a-kvk-number = { $field }: een KvK-nummer heeft acht cijfers.
problem-one-of-two = { $field }: vul precies één van de twee in.
problem-not-hundred = De gewichten tellen samen op tot { $sum }; dat moet 100 zijn.

errors-title = { $count ->
    [one] Eén punt klopt nog niet
   *[other] { $count } punten kloppen nog niet
}
stored-title = { $count ->
    [one] Eén veld is intussen gewijzigd
   *[other] { $count } velden zijn intussen gewijzigd
}
stored-text = Bij elk veld staat wat er nu bewaard is. Slaat u op, dan komt wat u invulde daarvoor in de plaats.
stored-in-field = { $field }: dit is intussen gewijzigd.
stored-now = Intussen bewaard:
stored-nothing = niets
proposed-beside = Voorstel. Bewaard is:
date-hint = Bijvoorbeeld 31-3-2027 of 31 maart 2027.
breadcrumbs = U bent hier
back-to-form = Terug om te wijzigen
remove-filter = Haal weg:
filters-on = Actieve filters
sort-ascending = Sorteer oplopend
sort-descending = Sorteer aflopend
pagination = Bladeren door de lijst
page-range = { $first } tot en met { $last } van { $total }
page-previous = Vorige
page-next = Volgende

level-and-required = niveau { $level } van 4, nodig { $required }
level-only = niveau { $level } van 4
level-not-assessed-required = nog geen niveau, nodig { $required }
level-not-assessed = nog geen niveau
conditions-table = De acht voorwaarden
condition-column = Voorwaarde
level-column = Niveau (omcirkeld: nodig)
level-verdict-column = Oordeel
support-column = Bewijs
level-verdict-open = nog open
level-verdict-not-asked = niet gevraagd
level-verdict-met = voldaan
level-verdict-short = { $steps } te laag

money-public = publiek
money-cash = eigen geld
money-in-kind = in kind
money-other = overig
money-none = Nog geen bedragen

route = De route van het project
route-now = { $phase }, { $percent }{"\u00A0"}% van de geplande tijd voorbij
route-then = { $now }; eerstvolgend: { $gate }
gate-passed = gehaald
gate-next = eerstvolgende
gate-ahead = later
phase-done = afgerond
phase-now = nu
phase-ahead = later
saved-at = Bewaard om { $at }
saved-on = Bewaard op { $at }

error-unreadable = Dit konden we niet lezen
error-unreadable-text = Het formulier kwam niet goed binnen. Ga terug, laad de bladzijde opnieuw en verstuur het nog een keer.
error-forbidden = Dit kunt u niet doen
error-forbidden-text = Deze bladzijde hoort niet bij uw rol.
error-missing = Deze bladzijde is er niet
error-missing-text = Het adres klopt niet, of de bladzijde is niet voor u bestemd.
error-conflict = Iemand was u voor
error-conflict-text = Een ander heeft dit gewijzigd terwijl u bezig was. Bekijk de nieuwe stand en doe uw wijziging opnieuw.
error-shown-to-other = Deze bladzijde was van iemand anders
error-shown-to-other-text = De bladzijde waarop u dit invulde werd getoond aan { $shown }. Nu is { $reader } ingelogd. Er is niets bewaard. Wat er was ingevuld staat hieronder. Bent u { $shown }, log dan opnieuw in en vul het op uw eigen bladzijde in.
error-forgotten = Deze bladzijde stond te lang open
error-forgotten-text = U opende deze bladzijde meer dan dertig dagen geleden. Er is nu niets bewaard. Wat u invulde staat hieronder. Kijk eerst of het al bewaard was, en verstuur het dan opnieuw.
error-sent-other = Dit formulier was al verstuurd
error-sent-other-text = U verstuurde dit formulier eerder, met een andere inhoud. Wat u toen invulde is bewaard. Wat u nu invulde staat hieronder en is nog niet bewaard. Verstuur het opnieuw als u beide wilt bewaren.
error-sent-other-first = Bekijk wat er de eerste keer is bewaard
kept-typed = Dit had u ingevuld
kept-other = Ook ingevuld
kept-yes = Ja
kept-no = Nee
error-too-large = Dit is te groot
error-too-large-text = Het bestand of formulier is groter dan we kunnen aannemen. Maak het kleiner en probeer het opnieuw.
error-too-many = Even wachten
error-too-many-text = Er waren te veel pogingen achter elkaar. Probeer het over { $wait } opnieuw.
error-unavailable = Poort is even niet bereikbaar
error-unavailable-text = Wat u deed is niet opgeslagen. Wacht een minuut en probeer het opnieuw.
error-broken = Er ging bij ons iets mis
error-broken-text = Wat u deed is niet opgeslagen. Probeer het opnieuw. Gaat het weer mis, meld het dan bij uw contact van het programmabureau en noem { $reference }.
problem-not-external = { $field }: wie bij een overheid werkt die meebeslist over het programma, is geen externe expert.
phase-ended = hier geëindigd
problem-not-an-iban = { $field }: dit nummer klopt niet. Kijk het na, letter voor letter.
problem-not-sepa = { $field }: naar dit land kan het programma niet overmaken. Neem een rekening in het SEPA-gebied.
problem-in-use = { $field }: het dossier rust op dit document; kies eerst een ander
problem-above-budget = { $field }: van de goedgekeurde begroting is nog { $left } over. Meer kan alleen met een wijzigingsverzoek.
problem-not-the-product = { $field }: bij deze uren en dit tarief hoort { $worth }.
problem-named-twice = { $field }: een kolom heeft twee keer dezelfde kop. Haal er één weg.
problem-claimed-twice-invoice = { $field }: deze factuur is al eerder opgegeven.
problem-claimed-twice-time_sheet = { $field }: deze urenstaat is al eerder opgegeven.
problem-claimed-twice-file = { $field }: dit bestand bewijst al een andere kost.
