# Teksten van de bladzijden over partners.

partners-title = Partners
partners-lead = De percentages gaan over de kosten in de fase { $phase }.
partners-none = Nog geen partners
partners-none-text = Een project begint met een penvoerder. Voeg daarna de andere deelnemers toe.
partners-shares-explained = Aandeel in de kosten: het deel van de kosten van alle deelnemers. Eigen risico: het deel van de eigen kosten dat de partner zelf draagt. Wie zelf geen werk doet, heeft geen aandeel.

partner-new = Voeg partner toe
partner-new-lead = Zoek eerst de organisatie. Zeg daarna wat zij in het project doet.
partner-add = Voeg toe
partner-save = Opslaan
partner-cancel = Annuleren
partner-change = Wijzig
partner-search = Naam van de organisatie
partner-find = Zoek
partner-nothing-found = Geen organisatie gevonden
partner-nothing-found-add = Zoek op een ander deel van de naam, of voeg de organisatie toe.
partner-nothing-found-ask = Zoek op een ander deel van de naam. Staat de organisatie er niet bij, vraag het programmabureau dan om die toe te voegen.
partner-more = Er zijn er meer. Zoek op een langer deel van de naam als de goede er niet bij staat.
partner-already = { $name } is al partner in dit project.
partner-group-who = Welke organisatie?
partner-group-what = Wat doet zij in het project?
partner-field-organisation = Organisatie
partner-field-role = Rol
partner-field-core_business = Hoort het project bij de kernactiviteit?
partner-type = Soort
partner-region = Regio
partner-core = Kernactiviteit
partner-core-yes = Ja
partner-core-no = Nee
partner-core-unknown = Niet bekend
partner-cost-share = Aandeel in de kosten
partner-risk-share = Eigen risico
partner-leads-hint = Dit is de penvoerder. Alleen het programmabureau kan een andere penvoerder kiezen.
partner-joining-shut = Het project is al door poort 1. Alleen de programmamanager kan nu nog een deelnemer toevoegen, met een reden.
partner-gone-title = Partner weggehaald

partner-remove = Haal deze partner weg
partner-remove-title = { $name } weghalen?
partner-remove-lines = De regels van deze partner in de financiering gaan mee weg:
partner-remove-no-lines = Deze partner heeft geen regels in de financiering.
partner-remove-confirm = Haal weg
partner-remove-back = Terug naar de partners
partner-lead-stays = De penvoerder kan niet worden weggehaald
partner-lead-stays-text = Kies eerst een andere penvoerder. Het programmabureau kan dat doen.
