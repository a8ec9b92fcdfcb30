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
