# Teksten van het oordeel in één regel, op de bladzijde van een poort en naast het besluit.

verdict-can-go = { $gate ->
    [G3] Kan worden afgerond
   *[other] Kan door
}
verdict-can-go-text = Er staat geen regel open die het project tegenhoudt.
verdict-deviations = { $gate ->
    [G3] { $count ->
        [one] Kan worden afgerond, met 1 afwijking
       *[other] Kan worden afgerond, met { $count } afwijkingen
    }
   *[other] { $count ->
        [one] Kan door, met 1 afwijking
       *[other] Kan door, met { $count } afwijkingen
    }
}
verdict-deviations-text = { $count ->
    [one] Er staat geen harde regel open. Van 1 beleidsregel kan worden afgeweken, met een reden.
   *[other] Er staat geen harde regel open. Van { $count } beleidsregels kan worden afgeweken, elk met een reden.
}
verdict-cannot = { $gate ->
    [G3] Kan nog niet worden afgerond: { $what }
   *[other] Kan nog niet door: { $what }
}
verdict-cannot-text = Doorgaan kan pas als dit in orde is. Aanhouden, terug naar de fase en stoppen kunnen wel.
verdict-hard = { $count ->
    [one] 1 harde regel staat open
   *[other] { $count } harde regels staan open
}
verdict-unjudged = { $count ->
    [one] 1 oordeel ontbreekt
   *[other] { $count } oordelen ontbreken
}
verdict-and = {" en "}
verdict-decided = Besloten: { $outcome }
verdict-decided-text = Het besluit en de handtekeningen staan hiernaast.
verdict-not-due = Nog niet aan de beurt
verdict-jump = Naar wat u nu kunt doen

tally-open = { $count } open
tally-met = { $count } voldaan
tally-off = { $count ->
    [one] 1 geldt hier niet
   *[other] { $count } gelden hier niet
}
tally-later = { $count } nog niet in gebruik

mends-you = U
mends-partners = Penvoerder en partners
mends-programme = Programma
mends-experts = Experts
mends-steering = Stuurgroep
mends-administrator = Beheerder
mends-count = { $who } { $count }
mends-rules = { $count ->
    [one] 1 regel
   *[other] { $count } regels
}
mends-done = { $met } van { $of } in orde
mends-all = { $parts }; { $done }.
mends-none = { $done }.

gate-sources = Waar deze regels vandaan komen
gate-source = { $source }. Regel { $rule }.
gate-at-level = { $count } van { $all } op niveau

look-case = Business case
look-case-none = Bij de intake hoeft er nog geen business case te zijn.
look-case-open = Lees de business case
look-level = Niveau { $level }, nodig { $need }
look-level-none = Nog niet beoordeeld, nodig { $need }
look-version = Versie
look-parts = Onderdelen
look-parts-of = { $complete } van { $all } ingevuld
look-approved = Akkoord
look-approved-all = alle partners
look-approved-not = nog niet alle partners
look-money-figure = { $public } publiek van { $total }
look-money-none = Nog geen bedragen ingevuld
look-budget = Begroting
look-balanced = sluit
look-off = sluit niet, verschil { $amount }
look-per-public = Per publieke euro
look-per-public-is = € { $ratio } van de partners
look-panel = Advies van het panel
look-panel-none = Bij de intake lezen er nog geen experts mee.
look-panel-figure = { $total } van 100: { $advice }
look-panel-open = Lees wat de experts ervan vinden
look-counted = { $count ->
    [0] Er tellen nog geen beoordelingen.
    [one] 1 beoordeling telt.
   *[other] { $count } beoordelingen tellen.
}

decision-page-of = Besluit over { $gate } van { $project }
decision-basis = Waarop het rust
decision-term = { $timing }, uiterlijk { $date }. Zorgt ervoor: { $owner }. Stelt vast: { $verifier }. Bewijs: { $evidence }
condition-handed-to = Overgedragen aan { $to }, want wie ervoor zorgde heeft geen toegang meer.
gate-given-back = Dossier { $number } is teruggegeven op { $when }
key-once-signed = zodra er twee handtekeningen staan
key-next-gate = Volgende poort
key-avoided = { $amount } publiek geld wordt niet uitgegeven
key-signed = Getekend
key-signatures = { $count } van 2
key-terms = Voorwaarden
key-terms-met = { $met } van { $all } voldaan
key-terms-late = { $count } te laat

brief-title = Dossier { $number } in het kort
brief-title-none = Het dossier in het kort
brief-dossier = Lees het hele dossier
brief-gate = Terug naar { $gate }

proposal-title = Kortste weg naar groen
proposal-cash_for_in_kind = { $who }: { $amount } in geld in plaats van in kind.
proposal-cash_for_public = { $who }: { $amount } eigen geld in plaats van publiek geld.
proposal-in_kind_for_public = { $who }: { $amount } in kind in plaats van publiek geld.
proposal-more_cash = { $who }: { $amount } meer kosten, betaald met eigen geld.
proposal-more_in_kind = { $who }: { $amount } meer kosten, ingebracht in kind.
proposal-less_public = { $who }: { $amount } minder kosten en evenveel minder publiek geld.
proposal-less_in_kind = { $who }: { $amount } minder kosten en evenveel minder in kind.
proposal-cost_up = { $who }: kosten { $amount } hoger.
proposal-cost_down = { $who }: kosten { $amount } lager.
proposal-cash_up = { $who }: eigen geld { $amount } hoger.
proposal-cash_down = { $who }: eigen geld { $amount } lager.
proposal-in_kind_up = { $who }: in kind { $amount } hoger.
proposal-in_kind_down = { $who }: in kind { $amount } lager.
proposal-public_down = { $who }: publiek geld { $amount } lager.
proposal-cost = { $amount } aan kosten gaat van { $who } naar { $to }, met het geld ervoor.
proposal-takes-part = { $who } doet mee en toont niet alleen interesse.
joins-company = { $count ->
    [one] Er doet één bedrijf meer mee.
   *[other] Er doen { $count } bedrijven meer mee.
}
joins-sme = { $count ->
    [one] Er doet één mkb-bedrijf meer mee.
   *[other] Er doen { $count } mkb-bedrijven meer mee.
}
joins-knowledge = { $count ->
    [one] Er doet één kennisinstelling meer mee.
   *[other] Er doen { $count } kennisinstellingen meer mee.
}
brings-company = Er doet één bedrijf meer mee, met { $amount } aan kosten die het met eigen geld betaalt.
brings-sme = Er doet één mkb-bedrijf meer mee, met { $amount } aan kosten die het met eigen geld betaalt.
brings-knowledge = Er doet één kennisinstelling meer mee, met { $amount } aan kosten die zij met eigen geld betaalt.
interested-company = { $count ->
    [one] Er toont één bedrijf meer interesse.
   *[other] Er tonen { $count } bedrijven meer interesse.
}
interested-sme = { $count ->
    [one] Er toont één mkb-bedrijf meer interesse.
   *[other] Er tonen { $count } mkb-bedrijven meer interesse.
}
interested-knowledge = { $count ->
    [one] Er toont één kennisinstelling meer interesse.
   *[other] Er tonen { $count } kennisinstellingen meer interesse.
}
proposal-others = { $count ->
    [one] Dat kan ook bij één andere partner.
   *[other] Dat kan ook bij { $count } andere partners.
}
proposal-also = Daarmee is ook voldaan aan: { $rules }.
proposal-breaks = Let op, daarna is niet meer voldaan aan: { $rules }.
proposal-fill-in = Vul dit in als concept
proposal-partner = Ga naar de partners
run-title = Hoe de fase { $phase } ging
run-lead = Na elk rapport gaf de programmamanager zes cijfers van 1 tot 5. Hier staan ze naast wat er bij het begin van de fase is beloofd.
run-marks = Cijfers na elk rapport
run-aspect = Waarover
run-course = Verloop
run-notes = Wat de programmamanager erbij schreef
run-promised = Wat was beloofd
run-aim = Doel
run-result = Product en markt
run-case = Business case van
