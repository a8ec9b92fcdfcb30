# Teksten over wie toegang heeft: uitnodigingen, rollen en de bladzijden daarover.

nav-people = Mensen
people-title = Mensen
people-lead = Iedereen met een account, met rollen en wanneer iemand er voor het laatst was.
people-invite = Nodig iemand uit
people-invite-lead = De link werkt veertien dagen en één keer. Een account vooraf is niet nodig.
people-invite-do = Verstuur de uitnodiging
people-search = Zoek op naam, e-mail of organisatie
people-access = Toegang
people-every-role = Alle rollen
people-none = Niemand gevonden
people-none-text = Zoek op iets anders, of kies een andere rol.
people-roles = Rollen
people-no-role = Geen rol
people-seen = Laatst gezien
people-seen-today = vandaag, { $at }
people-never-seen = nog niet
people-you = dat bent u
people-ended = Toegang beëindigd
people-organisation = Organisatie
people-operator = de opdrachtregel
people-invitations = Open uitnodigingen
people-invited-for = Voor
people-invited-by = Uitgenodigd door
people-who-invites = Experts en penvoerders nodigt de programmamanager uit; collega's en partners de penvoerder zelf, bij het project.
people-tile-people = mensen met toegang
people-tile-invited = uitnodigingen open; { $late } verlopen
people-tile-without-factor = { $count ->
    [one] moet nog een tweede factor instellen
   *[other] moeten nog een tweede factor instellen
}
people-tile-ending = rollen eindigen uiterlijk { $date }
people-tile-sign = toegangslijst van dit kwartaal nog tekenen
people-tile-sign-late = toegangslijst te laat: die van vorig kwartaal is niet getekend
people-tile-signed = toegangslijst van dit kwartaal is getekend

person-role = Rol
person-inside = Nu ingelogd
person-sessions = { $count ->
    [0] nergens
    [one] in één browser
   *[other] in { $count } browsers
}
person-links = Open uitnodigingen
person-invitations = { $count ->
    [0] geen
   *[other] { $count }
}
person-factor-lost = Verloren?
person-ended = De toegang is beëindigd. Wat deze persoon vastlegde en tekende blijft staan.
person-no-role-text = Zonder rol ziet iemand alleen de eigen voorkeuren.
person-end-title = Beëindig de toegang nu
person-end-text = Sessies, links en rollen van { $name } werken in dezelfde seconde niet meer. Wat { $name } vastlegde en tekende blijft staan.
person-end-go = Beëindig de toegang
person-end-do = Beëindig de toegang van { $name }
leaving-left = Wat hieronder staat krijgt wie het programma leidt als taak, met een bericht:
leaving-conditions = { $count ->
    [one] één voorwaarde bij een besluit
   *[other] { $count } voorwaarden bij besluiten
}
leaving-rounds = { $count ->
    [one] één ronde waarvan deze persoon het panel leidt
   *[other] { $count } rondes waarvan deze persoon het panel leidt
}
leaving-reviews = { $count ->
    [one] één beoordeling die nog moet komen
   *[other] { $count } beoordelingen die nog moeten komen
}
leaving-contact = Deze persoon is contactpersoon van: { $projects }. Die projecten hebben daarna geen contactpersoon; de penvoerder of de programmamanager kiest een ander.
leaving-last = Niemand anders van de organisatie heeft toegang. Nodig iemand uit, zodat de projecten door kunnen.
leaving-reason-hint = Bijvoorbeeld: uit dienst, andere taak.
access-field-role = Rol
access-field-seat = Plaats in de stuurgroep
access-field-first-day = Vanaf
access-field-last-day = Tot en met
access-field-organisation = Organisatie
access-field-reason = Reden
access-field-successor = Draag over aan

role-days = Dagen
role-from = vanaf { $from }
role-until = t/m { $until }
role-between = { $from } t/m { $until }
role-since = sinds { $from }
role-to-come = Gaat nog in
role-given-by = Gegeven door
role-given-by-unknown = niet vastgelegd
role-give = Geef een rol
role-give-lead = { $name } krijgt er een rol bij en een bericht daarover.
role-give-do = Geef de rol
role-end = Beëindig de rol
role-end-lead = { $name }: { $role }.
role-end-do = Beëindig de rol
role-end-hint = Die dag telt nog mee. Bijvoorbeeld 31-12-2027.
role-hint = Een tweede rol kunt u later toevoegen. Uzelf een rol geven die besluit of beoordeelt, kan niet.
role-first-hint = Mag leeg: dan telt de rol meteen. Bijvoorbeeld 1-12-2027.
role-last-hint = Mag leeg: dan heeft de rol geen einde. De laatste dag telt mee.
role-card-programme_manager = Leidt de portefeuille namens het programmabureau
role-card-steering_member = Voorzitter, secretaris, lid of plaatsvervanger
role-card-administrator = Beheert mensen en instellingen; ziet geen beoordelingen
role-seat-member = Lid van de stuurgroep
role-seat-chair = Voorzitter van de stuurgroep
role-seat-secretary = Secretaris van de stuurgroep
seat-none = Geen plaats in de stuurgroep
seat-hint = Alleen voor de stuurgroep. Een plaatsvervanger krijgt de plaats van voorzitter of secretaris, met een eerste en een laatste dag.

access-list-title = Toegangslijst
access-list-lead = Wie op { $date } toegang heeft: { $count } mensen.
access-since = Sinds
access-until = Tot en met
access-list-signed = Getekend
access-list-unsigned = Nog niet getekend.
access-list-signature = { $quarter }: { $name } zag { $count } mensen na, { $at }
access-list-due = Kijk na of iedereen op deze lijst nog toegang moet hebben, en teken voor { $quarter } uiterlijk { $date }.
access-list-late = De lijst van vorig kwartaal is niet getekend
access-list-sign = Teken voor { $quarter }
access-list-meanwhile = De lijst is intussen veranderd of al getekend. Kijk haar opnieuw na.

project-people-title = Mensen van dit project
project-people-lead = Wie van de partners in Poort bij dit project kan.
project-people-link = Wie kan erbij
project-people-nobody = Nog niemand heeft een account.
project-people-seen = laatst gezien: { $seen }

invitation-title = Uw uitnodiging
invitation-asked-by = { $name } nodigt u uit voor Poort, waarin het programma zijn projecten volgt.
invitation-lead = Uw rol wordt: { $role }.
invitation-open-do = Open het account
invitation-or = of kies een wachtwoord
invitation-by = u het bent: log opnieuw in bij de inlogdienst, of kies een wachtwoord
invitation-by-provider-text = Daarmee logt u voortaan in bij Poort, zonder een apart wachtwoord.
invitation-by-provider-do = Open het account met { $name }
invitation-with-password = Kies liever een wachtwoord
invitation-accept-text = U bent ingelogd als { $name }. Neem de uitnodiging aan, dan krijgt uw account deze rol erbij.
invitation-accept-do = Neem de uitnodiging aan
invitation-sign-in-text = { $email } heeft al een account. Log daarmee in; daarna neemt u de uitnodiging met één knop aan.
invitation-send-again = Stuur opnieuw
invitation-signed-in-title = U bent al ingelogd
invitation-signed-in-text = U bent ingelogd als { $name }. Deze uitnodiging is voor { $email }. Log eerst uit; daarna staat de uitnodiging weer voor u. Of open de link in een andere browser. Er is niets veranderd.
invitation-until = Deze link werkt tot en met { $date }.
invitation-gone-used = Deze uitnodiging is al gebruikt
invitation-gone-used-text = Er is al een account. Log daarmee in.
invitation-gone-withdrawn = Deze uitnodiging werkt niet
invitation-gone-withdrawn-text = De link is niet heel overgekomen, of de uitnodiging is ingetrokken of vervangen. Kijk of er een nieuwer bericht is. Vraag het anders na bij wie u uitnodigde of bij het programmabureau.
invitation-gone-expired = Deze uitnodiging is verlopen
invitation-gone-expired-text = Een uitnodiging werkt veertien dagen. Vraag wie u uitnodigde of het programmabureau om een nieuwe.
access-field-when = Wanneer
invitation-gone-inside-text = U bent al ingelogd en hoeft niets te doen.
