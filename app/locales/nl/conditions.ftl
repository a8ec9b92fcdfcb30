# Teksten van de bladzijden over voorwaarden.

conditions-title = Voorwaarden bij { $gate }
conditions-lead = Acht voorwaarden die het programma aan een cluster stelt. Het niveau loopt van 0 tot en met 4.
conditions-gates = Voorwaarden per poort
conditions-assumption = Welk niveau een poort vraagt is een standaardwaarde, niet uit de beleidsnota.
conditions-opinions = Drie oordelen naast elkaar
conditions-opinions-lead = Het oordeel van het expertpanel telt. Is dat er niet, dan telt dat van de programmamanager. Dat van de penvoerder staat ernaast.
evidence-accepted-count = { $count ->
    [0] Geen aangenomen bewijs.
    [one] 1 aangenomen bewijsstuk.
   *[other] { $count } aangenomen bewijsstukken.
}
evidence-offered-count = { $count ->
    [one] 1 bewijsstuk wacht.
   *[other] { $count } bewijsstukken wachten.
}
gap-not-assessed = Nog geen oordeel dat telt, nodig is { $need }.
gap-below = Nu { $is }, nodig is { $need }.

condition-counts = Wat telt
condition-standing = Niveau { $level } telt: het oordeel van { $opinion ->
    [lead_partner] de penvoerder
    [panel] het expertpanel
   *[programme_manager] de programmamanager
}. Deze poort vraagt { $required }.
condition-standing-none = Er is nog geen oordeel dat telt. Deze poort vraagt { $required }.
signals = Feiten bij deze voorwaarde
signals-lead = Feiten bepalen het niveau niet. Wie een niveau geeft dat tegen een feit ingaat, schrijft erbij waarom.
signal-against = spreekt dit tegen
opinion-capped = telt als { $counted }: geen aangenomen bewijs
written-by = { $name }, { $at }
opinions-none = Nog geen oordelen
opinions-none-text = De penvoerder en de programmamanager geven elk hun eigen oordeel.
opinion-give = Uw oordeel
opinion-level = Niveau volgens { $opinion ->
    [lead_partner] de penvoerder
    [panel] het expertpanel
   *[programme_manager] de programmamanager
}
opinion-level-hint = Zonder aangenomen bewijs telt een niveau voor hoogstens 2.
opinion-reason = Waarom dit niveau
opinion-reason-hint = Verplicht als een feit uw niveau tegenspreekt: ten minste 20 tekens.
opinion-save = Sla oordeel op
conditions-all = Alle acht voorwaarden
conditions-all-lead = Geef bij elke voorwaarde uw niveau, en sla alles in één keer op. Wat u leeg laat blijft zoals het is.
conditions-asked = nodig: niveau { $level }
conditions-not-yet = Nog geen niveau
conditions-save-all = Sla uw oordelen op
level-column-short = Niveau
level-choice = { $level }: { $name }
level-name-0 = afwezig
level-name-1 = voornemen
level-name-2 = deels
level-name-3 = voldaan met bewijs
level-name-4 = voorbeeldig

evidence = Bewijs
evidence-none = Nog geen bewijs
evidence-none-text = Voor niveau 3 of 4 is ten minste één aangenomen bewijsstuk nodig.
evidence-accepted = aangenomen
evidence-waits = wacht op het programmabureau
evidence-accept = Neem aan: { $title }
evidence-add = Bewijs toevoegen
evidence-title = Wat is het
evidence-reference = Waar is het te vinden
evidence-reference-hint = Bijvoorbeeld een dossiernummer, een bladzijde of een webadres.
evidence-save = Voeg toe

heat-title = Voorwaarden in het portfolio
heat-lead = Elk lopend project met het niveau dat telt bij de eerstvolgende poort. Een onderstreept niveau is lager dan de poort vraagt.
heat-project = Project
heat-weakest = Zwakste
heat-weakest-is = { $condition }: niveau { $level }, gevraagd { $need }
heat-not-assessed = nog niet beoordeeld
heat-at = { $phase }, op weg naar { $gate }
heat-none = Geen lopende projecten
heat-none-text = Zodra een project loopt, staan de acht voorwaarden hier.

signal-regional-knowledge-none = Geen kennisinstelling uit Twente of Oost-Nederland doet mee.
signal-regional-knowledge = Kennis uit de regio doet mee: { $names }.
signal-facilities = { $count ->
    [0] Geen hightechfaciliteit in gebruik.
    [one] 1 hightechfaciliteit in gebruik.
   *[other] { $count } hightechfaciliteiten in gebruik.
}
signal-sub-areas = { $count ->
    [0] Geen deelgebied van de lijst gekozen.
    [one] 1 deelgebied van de lijst gekozen.
   *[other] { $count } deelgebieden van de lijst gekozen.
}
signal-combination = Een productmarktcombinatie is genoemd.
signal-combination-none = Er is geen productmarktcombinatie genoemd.
signal-result = Soort resultaat: { $result }.
signal-result-none = De soort resultaat is nog niet gekozen.
signal-case-parts = Business case: { $complete } van { $of } onderdelen compleet.
signal-case-age = { $days ->
    [0] De business case is van vandaag.
    [one] De business case is 1 dag oud.
   *[other] De business case is { $days } dagen oud.
}
signal-case-age-none = Er is nog geen versie van de business case.
signal-case-approved = Alle partners hebben de business case goedgekeurd.
signal-case-approved-none = Nog niet alle partners hebben de business case goedgekeurd.
signal-smes-none = Geen mkb-bedrijf heeft kosten in het project.
signal-smes = { $count ->
    [one] 1 mkb-bedrijf doet mee: { $names }.
   *[other] { $count } mkb-bedrijven doen mee: { $names }.
}
signal-sme-share = Het mkb draagt { $share } van de kosten.
signal-no-costs = Er zijn nog geen kosten ingevuld.
signal-risk = { $name } draagt { $share } van de eigen kosten zelf.
signal-at-zero-none = Elke deelnemer draagt eigen risico.
signal-at-zero = { $count ->
    [one] 1 van { $of } partners draagt geen risico: { $names }.
   *[other] { $count } van { $of } partners dragen geen risico: { $names }.
}
signal-risk-range = Eigen risico loopt van { $lowest } tot { $highest }.
signal-largest-share = { $name } heeft het grootste deel van de kosten: { $share }.
signal-cash = { $share } van de eigen bijdrage is geld.
signal-cash-none = Er is nog geen eigen bijdrage ingevuld.
signal-core-yes = { $name }: kernactiviteit.
signal-core-no = { $name }: geen kernactiviteit.
signal-core-unknown = { $name }: niet bekend of het een kernactiviteit is.
signal-accession = Toetreden van buiten: { $accession }.
signal-accession-none = Er staat nog niet vast hoe partijen van buiten kunnen toetreden.
signal-outsiders-none = Geen grote partij van buiten Twente doet mee. Dat hoeft ook niet.
signal-outsiders = { $count ->
    [one] 1 grote partij van buiten Twente doet mee: { $names }.
   *[other] { $count } grote partijen van buiten Twente doen mee: { $names }.
}
signal-lead = Penvoerder: { $name }.
signal-lead-none = Er is nog geen penvoerder.

rubric-c1-0 = Geen kennis uit de regio.
rubric-c1-1 = Alleen een bewering.
rubric-c1-2 = Een groep of lab is genoemd, maar niet vastgelegd.
rubric-c1-3 = Een kennispartij uit de regio draagt een werkpakket, met bewijs.
rubric-c1-4 = Een partij uit de regio hoort bij de besten van het vak, en een hightechfaciliteit is in gebruik.
rubric-c2-0 = De techniek zoekt nog een markt.
rubric-c2-1 = Een markt is genoemd.
rubric-c2-2 = De markt is verkend en gebruikers zijn geraadpleegd.
rubric-c2-3 = Gebruikers bepalen de eisen; ten minste twee tonen op papier belangstelling.
rubric-c2-4 = Er is een bindende order, een contract of een launching customer.
rubric-c3-0 = Geen business case.
rubric-c3-1 = Een idee waar de omzet vandaan komt.
rubric-c3-2 = Sommige onderdelen zijn er, maar niet alle.
rubric-c3-3 = Alle onderdelen, cijfers met bron, goedgekeurd door de partners.
rubric-c3-4 = Klaar voor investeerders: onafhankelijk getoetst, met toezeggingen van betalers.
rubric-c4-0 = Geen mkb.
rubric-c4-1 = Een mkb-bedrijf heeft belangstelling.
rubric-c4-2 = Een mkb-bedrijf zit in een adviesgroep.
rubric-c4-3 = Ten minste één mkb-bedrijf werkt mee.
rubric-c4-4 = Een mkb-bedrijf leidt een werkpakket, of het mkb draagt ten minste 25 % van de kosten.
rubric-c5-0 = Eén partij draagt alles.
rubric-c5-1 = Een voornemen om te delen.
rubric-c5-2 = Sommige partners dragen niets.
rubric-c5-3 = Iedereen boven het minimum, en de overeenkomst is getekend.
rubric-c5-4 = In balans: niemand boven de 50 % en alle bedrijven brengen geld in.
rubric-c6-0 = Gesloten.
rubric-c6-1 = Een voornemen om te delen.
rubric-c6-2 = Kennis wordt binnen het consortium gedeeld.
rubric-c6-3 = Getekende afspraken, ook over toegang voor nieuwkomers.
rubric-c6-4 = Resultaten worden actief gedeeld en door anderen gebruikt.
rubric-c7-0 = Gesloten voor partijen van buiten.
rubric-c7-1 = Niet uitgesloten.
rubric-c7-2 = Voorwaarden om toe te treden staan op papier.
rubric-c7-3 = De voorwaarden zijn buiten bekend en ten minste één bedrijf van buiten is benaderd.
rubric-c7-4 = Ten minste één groot bedrijf van buiten doet mee met eigen risico.
rubric-c8-0 = Geen trekker.
rubric-c8-1 = Het programmabureau trekt het cluster.
rubric-c8-2 = Een penvoerder is aangewezen.
rubric-c8-3 = De partners houden zelf het ritme; ten minste 75 % van de rapporten is op tijd.
rubric-c8-4 = Eigen geld voor de coördinatie en een plan om door te gaan.
evidence-document = Document van dit project
evidence-no-document = Geen document
evidence-document-hint = Kies een document, of zeg hieronder waar het te vinden is.
evidence-bring = Een document brengen
