# Teksten van de bladzijden over organisaties.

organisations-title = Organisaties
organisations-count = { $count ->
    [one] 1 organisatie
   *[other] { $figure } organisaties
}
organisations-search = Zoek op naam of KvK-nummer
organisations-every-type = Alle soorten
organisations-find = Zoek
organisations-none = Geen organisaties gevonden
organisations-none-text = Zoek op een ander deel van de naam, of haal een filter weg.

organisation-new = Nieuwe organisatie
organisation-edit = Wijzig organisatie
organisation-save = Opslaan
organisation-cancel = Annuleren
organisation-choose = Kies
organisation-needs-check = Nog nakijken

organisation-group-what = Wat voor organisatie is het?
organisation-group-where = Waar zit zij?
organisation-field-name = Naam
organisation-field-organisation_type = Soort
organisation-field-size = Omvang
organisation-field-region = Regio
organisation-field-sector = Sector
organisation-field-kvk_number = KvK-nummer
organisation-field-foreign_register_id = Nummer in een buitenlands register
organisation-field-group = Concern
organisation-group-hint = Het moederbedrijf, als dat er is. Een expert die bij hetzelfde concern werkt, beoordeelt geen projecten van dit bedrijf.
organisation-size-none = Geen bedrijf, of niet bekend
organisation-size-hint = Een bedrijf heeft altijd een omvang. Tel moeder- en dochterbedrijven mee.
organisation-kvk-hint = Acht cijfers. Een Nederlands bedrijf heeft er altijd een.
organisation-foreign-hint = Alleen voor organisaties buiten Nederland.

organisation-projects = Projecten
organisation-project = Project
organisation-role = Rol
organisation-phase = Fase
organisation-status = Status
organisation-no-projects = Geen projecten
organisation-no-projects-text = Deze organisatie doet niet mee aan een project dat u kunt zien.
organisation-number = Nummer
organisation-mail-domain = Domein van de e-mail
organisation-mail-domain-hint = Bijvoorbeeld bedrijf.nl. Alleen om te zien of de organisatie er al staat; het wordt niet bewaard.
organisation-may-be-there = Staat deze organisatie er al?
organisation-may-be-there-text = Twee keer dezelfde organisatie maakt dat belangen van experts niet worden gezien. Kijk of het een van deze is.
organisation-is-other = Nee, het is een andere organisatie
organisation-alike = Misschien dezelfde organisatie
organisation-alike-text = Is het dezelfde, voeg ze dan samen. Een collega bevestigt dat, en het kan ongedaan worden gemaakt.
organisation-merge = Voeg samen
organisation-merged = Deze organisatie is samengevoegd met
organisation-merge-waits = Wacht op een tweede persoon: { $from } gaat op in { $into }
organisation-merge-done = Samengevoegd: { $from } ging op in { $into }
merge-title = Organisaties samenvoegen
merge-lead = { $from } gaat op in { $into }.
merge-alike = Ze hebben { $what }.
merge-unlike = Ze hebben geen nummer, naam of domein gemeen. Weet u zeker dat het dezelfde is?
merge-what = Wat
merge-goes = Gaat op in de andere
merge-stays = Blijft
merge-moves = Wat meeverhuist
merge-people = { $count ->
    [0] Er werkt niemand die meeverhuist.
    [one] Eén persoon verhuist mee.
   *[other] { $count } personen verhuizen mee.
 }
merge-stays-same = Bedragen, rollen en bevroren dossiers blijven zoals ze zijn. Belangen van experts worden opnieuw nagekeken.
merge-reason = Waarom is het dezelfde organisatie?
merge-reason-hint = Ten minste 20 tekens. Uw collega leest dit.
merge-propose = Stel samenvoegen voor
merge-confirm = Bevestig en voeg samen
merge-withdraw = Trek het voorstel in
merge-undo = Maak ongedaan
merge-undo-text = Wat meeverhuisde gaat terug. Wat er daarna bij kwam blijft waar het is.
merge-second-person = Een collega bevestigt dit voorstel; wie het deed kan het alleen intrekken.
merge-proposed-by = { $who } stelde dit voor op { $at }
merge-merged-by = Bevestigd door { $who } op { $at }
merge-both = Dit kan nog niet
merge-both-text = Beide doen mee in { $projects }. Haal daar eerst een van beide weg.
merge-meanwhile = Dit is intussen veranderd. Hieronder staat hoe het er nu voor staat.

