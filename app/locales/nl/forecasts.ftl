# Teksten van de bladzijden over prognoses.

forecast-title = Prognose
forecast-lead = Wat elke partner per halfjaar verwacht nodig te hebben van het publieke geld dat voor de fase { $phase } is toegezegd. Een prognose wordt niet gewijzigd; een nieuwe volgt haar op.
forecast-none = Er is nog niets toegezegd
forecast-left = Nog niet betaald
forecast-version = Versie { $number }, { $at }
forecast-spread = Verdeeld over de looptijd
forecast-own = Prognose van uw organisatie
forecast-save = Sla deze prognose op
forecast-half = Halfjaar { $number } van { $year }
forecast-need = Geld nodig per halfjaar
forecast-none-text = Na een getekend go staat hier wat er per halfjaar nodig is.
forecast-own-text = Van wat aan uw organisatie is toegezegd is { $left } nog niet betaald. Meer dan dat kunt u niet verwachten.
forecast-explanation-hint = Schuift een halfjaar meer dan 10%, schrijf dan in minstens 20 tekens waarom.
forecast-field-explanation = Waarom het schuift
forecast-need-text = De laatste prognose van elke partner. Wie nog geen prognose gaf, telt mee met wat er over is, verdeeld over de dagen die de fase nog heeft.
forecast-half-year = Halfjaar
forecast-by-partners = Prognose van partners
forecast-by-spread = Verdeeld over de looptijd
forecast-together = Samen
