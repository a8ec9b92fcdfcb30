# Namen van de gesloten lijsten: <lijst>-<code>, en <lijst>-<code>-hint voor de zin erbij.

phase-intake = Intake
phase-start = Start
phase-innovation = Innovatie
phase-market_entry = Markttoetreding
phase-closed = Afgesloten

status-draft = Concept
status-active = Loopt
status-gate_requested = Poort aangevraagd
status-under_review = Bij de experts
status-decision_pending = Wacht op besluit
status-on_hold = Aangehouden
status-recycled = Wordt aangevuld
status-stopped = Gestopt
status-refused = Niet gestart
status-graduated = Afgestudeerd
status-closed_completed = Afgerond
status-legacy = Van voor 2010

result-type-application = Applicatie
result-type-application-hint = Iets waar gebruikers direct mee werken.
result-type-semi_finished = Halffabricaat
result-type-semi_finished-hint = Bruikbaar in meer toepassingsgebieden, zoals een lab-on-a-chip.
result-type-basic_technology = Basistechnologie
result-type-basic_technology-hint = Valt buiten de focus van het programma.

project-kind-cluster_project = Clusterproject
project-kind-supporting_initiative = Flankerend initiatief

facility-status-unknown = Niet bekend
facility-status-planned = Gepland
facility-status-started = In gebruik
facility-status-ended = Gesloten

area-status-active = In gebruik
area-status-candidate = Kandidaat
area-status-retired = Vervallen

activity-bringing_together = Partijen bij elkaar brengen
activity-network_events = Netwerkevenementen
activity-explorations = Technologie- en marktverkenningen
activity-business_case_development = Business case ontwikkelen
activity-speed_dating = Speeddaten
activity-applied_research = Toepassingsgericht onderzoek
activity-joint_facilities = Gezamenlijke hightechfaciliteiten
activity-demonstrations = Demonstratieprojecten
activity-trade_fairs = Samen op beurzen staan
activity-prototypes = Prototypes
activity-proof_of_concept = Proof of concept
activity-joint_investments = Gezamenlijke investeringen
activity-new_enterprise = Nieuwe onderneming opzetten

condition-c1 = Regionale kennisbasis
condition-c1-hint = Het project bouwt op kennis, mensen, octrooien of apparatuur die al in Twente of Oost-Nederland zijn.
condition-c2 = Marktgestuurd
condition-c2-hint = Bekende gebruikers of klanten bepalen de eisen. Het resultaat is een toepassing of een halffabricaat.
condition-c3 = Duidelijke business case
condition-c3-hint = Doorgerekend: wie betaalt, hoeveel, wanneer en tegenover welk alternatief, met stopcriteria.
condition-c4 = Actief mkb
condition-c4-hint = Minstens één mkb-bedrijf heeft werk en budget in het project.
condition-c5 = Risicodeling door alle partners
condition-c5-hint = Elke deelnemer draagt eigen kosten die niet vergoed worden.
condition-c6 = Open innovatie
condition-c6-hint = Partners delen kennis onder afgesproken voorwaarden.
condition-c7 = Open voor grote bedrijven van buiten
condition-c7-hint = Grote bedrijven van buiten de regio kunnen op bekende voorwaarden meedoen. Ze hoeven er niet al te zijn.
condition-c8 = Sterke zelforganisatie
condition-c8-hint = De partners sturen het cluster zelf: bestuur, trekker, ritme en een plan zonder programmabureau.

opinion-lead_partner = Penvoerder
opinion-programme_manager = Programmamanager
opinion-panel = Expertpanel

gate-g0 = Intake
gate-g1 = Poort 1
gate-g2 = Poort 2
gate-g3 = Poort 3

outcome-go = Doorgaan
outcome-go-hint = De volgende fase begint.
outcome-conditional_go = Doorgaan onder voorwaarden
outcome-conditional_go-hint = Per voorwaarde een eigenaar, een datum en een bewijs.
outcome-hold = Aanhouden
outcome-hold-hint = Komt op de gekozen datum vanzelf terug op de agenda.
outcome-recycle = Terug naar de fase
outcome-recycle-hint = Met een lijst van punten die eerst af moeten.
outcome-no_go = Stoppen
outcome-no_go-hint = Het project eindigt; resterend geld komt vrij.
outcome-graduated = Afgestudeerd
outcome-graduated-hint = Het resultaat staat op de markt.
outcome-closed_completed = Afgerond
outcome-closed_completed-hint = Het werk is af, bewijs uit de markt is er nog niet.

severity-hard = Hard
severity-hard-hint = Niemand kan hiervan afwijken.
severity-policy = Beleid
severity-policy-hint = De stuurgroep kan afwijken met een motivering.
severity-warn = Let op
severity-warn-hint = Houdt een besluit niet tegen.
severity-info = Ter informatie
severity-info-hint = Goed om te weten.

provenance-seed = Beleidsnota 2010
provenance-law = Wet
provenance-practice = Praktijk elders
provenance-assumption = Eigen keuze

rule-kind-auto = Berekend
rule-kind-human = Oordeel van een mens

stop-reason-technique = De techniek werkt niet
stop-reason-market = De markt is te klein
stop-reason-partner = Een partner stapt uit
stop-reason-alternative = Er is een beter alternatief
stop-reason-financing = De financiering komt niet rond
stop-reason-timing = Het is niet het goede moment
stop-reason-other = Een andere reden

timing-precedent = Vóór de fase begint
timing-subsequent = Tijdens de fase

organisation-type-company = Bedrijf
organisation-type-knowledge = Kennisinstelling
organisation-type-government = Overheid
organisation-type-civil_society = Maatschappelijke organisatie
organisation-type-investor = Investeerder
organisation-type-intermediary = Intermediair

size-class-micro = Micro
size-class-micro-hint = Minder dan 10 mensen en hoogstens € 2 mln omzet of balans.
size-class-small = Klein
size-class-small-hint = Minder dan 50 mensen en hoogstens € 10 mln omzet of balans.
size-class-medium = Middelgroot
size-class-medium-hint = Minder dan 250 mensen, hoogstens € 50 mln omzet of € 43 mln balans.
size-class-large = Groot
size-class-large-hint = Alles daarboven.

region-twente = Twente
region-east_netherlands = Oost-Nederland buiten Twente
region-rest_of_netherlands = Rest van Nederland
region-abroad = Buitenland

sector-manufacturing = Industrie
sector-construction = Bouw
sector-ict = ICT
sector-education = Onderwijs
sector-research = Onderzoek
sector-care = Zorg
sector-government = Overheid
sector-finance = Financiën
sector-services = Diensten
sector-other = Overig

partner-role-lead = Penvoerder
partner-role-lead-hint = Trekt het project en schrijft het dossier.
partner-role-participant = Deelnemer
partner-role-participant-hint = Doet mee met eigen werk en eigen risico.
partner-role-funder = Financier
partner-role-funder-hint = Betaalt mee, doet zelf geen werk.
partner-role-subcontractor = Onderaannemer
partner-role-subcontractor-hint = Wordt betaald voor werk.
partner-role-buyer = Afnemer
partner-role-buyer-hint = Koopt het resultaat.
partner-role-interested = Belangstellende
partner-role-interested-hint = Volgt het project.

public-source-european = Europa
public-source-national = Rijk
public-source-province = Provincie
public-source-municipality = Gemeente of regio

cofinancing-fully_in_kind = Volledig in kind
cofinancing-fully_in_kind-hint = Niemand brengt eigen geld in. Dat mag alleen in de startfase.
cofinancing-part_cash = Deels eigen geld
cofinancing-part_cash-hint = Een deel van de cofinanciering is eigen geld van de partners.
cofinancing-revolving = Revolverend
cofinancing-revolving-hint = Minstens één instrument waarvan het geld terugkomt.

instrument-grant = Subsidie
instrument-participation = Participatie
instrument-loan = Lening
instrument-guarantee = Garantstelling
instrument-provisional_order = Voorlopige order
instrument-business_contract = Zakelijk contract
instrument-launching_customer = Launching customer

role-partner = Partner
role-reviewer = Expert
role-programme_manager = Programmamanager
role-steering_member = Lid van de stuurgroep
role-administrator = Beheerder

seat-member = Lid
seat-chair = Voorzitter
seat-secretary = Secretaris

language-nl = Nederlands
language-en = English

accession-open = Open voor nieuwe partners
accession-conditional = Open onder voorwaarden
accession-closed = Gesloten

band-not_met = Niet voldaan
band-partly_met = Deels voldaan
band-met = Voldaan

business-case-problem_and_customer = Probleem en klant
business-case-solution_and_alternative = Oplossing en alternatief
business-case-market_size = Omvang van de markt
business-case-revenue_model = Verdienmodel
business-case-cost_to_market = Kosten om de markt te bereiken
business-case-investment_need = Nodige investering
business-case-who_earns_what = Wie verdient wat
business-case-ip_position = Octrooien en rechten
business-case-scenarios = Scenario's
business-case-sensitivity = Gevoeligheidsanalyse
business-case-risks = Risico's
business-case-stop_criteria = Stopcriteria
business-case-team = Team

decision-state-proposed = Vastgelegd, nog niet getekend
decision-state-signed = Getekend
decision-state-superseded = Vervangen
decision-state-void = Vervallen

dossier-project = Project
dossier-partners = Partners
dossier-financing = Financiering
dossier-conditions = Voorwaarden
dossier-business_case = Business case
dossier-instruments = Instrumenten
dossier-judgement = Oordeel
dossier-gate = Poort

later-reports = rapporten
later-aid = staatssteun
later-survey = enquêtes
later-meetings = vergaderingen
later-ledger = betalingen
later-documents = documenten

mandatory-title = Naam
mandatory-lead = Penvoerder
mandatory-sub_area = Deelgebied
mandatory-result_type = Soort resultaat
mandatory-product_market_combination = Productmarktcombinatie
mandatory-start_on = Begindatum
mandatory-duration_months = Looptijd
mandatory-financing = Financiering

market-proof-first_revenue = Eerste omzet
market-proof-new_company = Nieuwe onderneming
market-proof-follow_on_investment = Vervolginvestering
market-proof-repeat_customer = Klant die terugkomt

verdict-met = Voldoet
verdict-unmet = Voldoet nog niet
verdict-awaiting = Wacht op een oordeel
verdict-not_applicable = Niet van toepassing
verdict-not_yet_in_use = Nog niet in gebruik

history-signed_in = Ingelogd
history-sign_in_limited = Inloggen beperkt na te veel pogingen
history-strangers_limited = Onbekende accounts of adressen beperkt na te veel pogingen
history-setup_token_made = Sleutel voor de eerste beheerder gemaakt
history-first_administrator = Eerste beheerder gemaakt
history-demo_loaded = Demogegevens geladen
history-demo_removed = Demogegevens verwijderd
history-portfolio_made = Proefportfolio gemaakt
history-projects_imported = Projecten ingelezen
history-organisation_made = Organisatie toegevoegd
history-facility_changed = Faciliteit gewijzigd
history-organisation_changed = Organisatie gewijzigd
history-project_made = Project gemaakt
history-project_changed = Project gewijzigd
history-dossier_changed = Dossier gewijzigd
history-partner_added = Partner toegevoegd
history-partner_changed = Partner gewijzigd
history-partner_removed = Partner weggehaald
history-financing_changed = Financiering gewijzigd
history-instrument_saved = Instrument opgeslagen
history-instrument_removed = Instrument weggehaald
history-assessed = Voorwaarde beoordeeld
history-evidence_added = Bewijs toegevoegd
history-evidence_accepted = Bewijs aangenomen
history-judged = Regels beoordeeld
history-gate_requested = Poort aangevraagd
history-gate_released = Aanvraag ingetrokken
history-gate_decided = Besluit vastgelegd
history-decision_signed = Besluit getekend
history-decision_corrected = Besluit vervangen
history-decision_withdrawn = Besluit ingetrokken
history-put_on_agenda = Na aanhouden op de agenda gezet
history-condition_met = Voorwaarde van een besluit voldaan
history-stop_proposed = Voorstel om te stoppen
history-stop_confirmed = Stoppen bevestigd
history-stop_withdrawn = Voorstel om te stoppen ingetrokken
criterion-fit = Bijdrage aan de doelstelling
criterion-inn = Mate van innovativiteit
criterion-eco = Financieel en economisch perspectief
criterion-qua = Kwaliteit van de aanvraag
criterion-sus = Duurzaamheid en maatschappelijke impact
interest-financial = Financieel
interest-financial-hint = Aandelen, of betaald advies.
interest-employment = Werk
interest-employment-hint = In dienst bij een partner, nu of in de afgelopen drie jaar.
interest-family_or_close = Familie of vrienden
interest-family_or_close-hint = Familie, of iemand die u na staat.
interest-collaboration = Samenwerking
interest-collaboration-hint = Een gezamenlijke publicatie of een gezamenlijk project in de afgelopen drie jaar.
interest-competitor = Concurrentie
interest-competitor-hint = U of uw werkgever maakt iets vergelijkbaars.
interest-involved_in_proposal = Betrokken bij de aanvraag
interest-involved_in_proposal-hint = U hielp bij het plan of gaf er advies over.
interest-other = Iets anders
interest-other-hint = Liever één melding te veel dan te weinig.
measure-recuse = Niet meedoen
measure-recuse-hint = Geen beoordeling, geen overleg en geen rangschikking van dit project.
measure-observer = Meedoen met een waarnemer
measure-observer-hint = Er zit een neutrale waarnemer bij het overleg.
measure-proceed = Gewoon meedoen
measure-proceed-hint = Het belang ligt te ver weg om ertoe te doen.
review-status-invited = Gevraagd
review-status-declined = Niet aangenomen
review-status-accepted = Bezig
review-status-submitted = Ingeleverd
review-status-void = Telt niet mee
history-review_accepted = Beoordeling aangenomen
history-review_declined = Beoordeling niet aangenomen
history-interest_declared = Belang gemeld
history-review_submitted = Beoordeling ingeleverd
history-review_voided = Beoordeling telt niet meer mee
history-mail_choice_changed = Keuze over e-mail gewijzigd
history-message_marked_sent = Bericht met de hand verstuurd
history-message_retried = Bericht opnieuw geprobeerd

mail-choice-at_once = Meteen
mail-choice-at_once-hint = Elk bericht zodra er iets is.
mail-choice-daily = Eén keer per dag
mail-choice-daily-hint = Om 7 uur één e-mail met alles van de afgelopen dag.
mail-choice-never = Nooit
mail-choice-never-hint = Geen e-mail. U kijkt zelf in Mijn werk.

mail-kind-expert_invited = Uitnodiging van een expert
mail-kind-review_asked = Beoordeling gevraagd
mail-kind-review_reminder = Herinnering
mail-kind-review_extended = Meer tijd
mail-kind-review_withdrawn = Beoordeling niet meer nodig
mail-kind-interest_declared = Belang gemeld
mail-kind-interest_decided = Besluit over een belang
mail-kind-review_reopened = Beoordeling teruggegeven
mail-kind-review_missing = Beoordeling valt weg
mail-kind-reviews_complete = Genoeg beoordelingen
mail-kind-consensus_opened = Overleg geopend
mail-kind-comments_ready = Opmerkingen klaar
mail-kind-advice_ready = Advies klaar

message-state-waiting = Wacht
message-state-failed = Mislukt
message-state-sent = Verstuurd
advice-fund = Honoreren
advice-fund_if_money = Honoreren als er geld is
advice-do_not_fund = Niet honoreren
history-interest_decided = Besluit over een belang
history-consensus_opened = Overleg over de beoordelingen geopend
history-consensus_shut = Overleg gesloten: te weinig beoordelingen over
history-review_reopened = Beoordeling teruggegeven
history-consensus_recorded = Oordeel van het panel vastgelegd
history-round_made = Beoordelingsronde gemaakt
history-proposal_added = Project voor het panel gebracht
history-review_asked = Expert om een beoordeling gevraagd
history-review_reminded = Expert herinnerd
history-review_withheld = Beheerder vroeg om een beoordeling en kreeg die niet
history-review_extended = Expert meer tijd gegeven
panel-lacks-no_industry = In het panel zit niemand uit het bedrijfsleven.
panel-lacks-nobody_from_outside = In het panel zit niemand van buiten Twente.
panel-lacks-nobody_for_business_case = In het panel zit niemand die een business case kan beoordelen.
panel-lacks-one_organisation = Iedereen in het panel werkt voor dezelfde organisatie.
expert-role-science = Wetenschap
expert-role-industry = Bedrijfsleven
expert-role-finance = Financiën
expert-role-user = Gebruikers
invitation-open = Open
invitation-used = Gebruikt
invitation-withdrawn = Ingetrokken
invitation-expired = Verlopen
history-expert_invited = Expert uitgenodigd
history-invitation_withdrawn = Uitnodiging ingetrokken
history-account_opened = Account geopend met een uitnodiging
history-expert_changed = Profiel van een expert gewijzigd
dossier-reviews = Beoordelingen
history-reviews_answered = Aanvrager heeft geantwoord op de experts
history-review_replaced = Andere expert gevraagd
history-round_closed = Beoordelingsronde gesloten
history-panel_levels_given = Panel gaf niveaus aan de voorwaarden
draft-kind-replaced = Later vervangen
draft-kind-elsewhere = Apart gehouden: in een ander venster was later bewaard
draft-kind-refused = Apart gehouden: de beoordeling was niet meer te wijzigen
