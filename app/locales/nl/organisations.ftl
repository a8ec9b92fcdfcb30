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

