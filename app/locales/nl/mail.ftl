# Berichten per e-mail, de bladzijde met berichten, en de keuze wanneer iemand ze krijgt.

mail-greeting = Beste { $name },
mail-until = Uiterlijk: { $date }
mail-open = Open dit in Poort
mail-open-account = Open uw account
mail-foot = Dit bericht komt van Poort.
mail-foot-secret = Dit bericht komt van Poort. De link is alleen voor u en werkt één keer. Verwacht u dit niet, dan hoeft u niets te doen.
mail-settings = Kies zelf wanneer u berichten krijgt

mail-subject-expert_invited = Uitnodiging: kijk mee als expert
mail-text-expert_invited = U bent gevraagd om als expert projecten te beoordelen. Via de link opent u een account en kiest u een wachtwoord.
mail-subject-review_asked = Uw beoordeling gevraagd: { $title }
mail-text-review_asked = U bent gevraagd om { $title } te beoordelen. Laat in Poort weten of u dat doet.
mail-subject-review_reminder = Herinnering: beoordeling van { $title }
mail-text-review_reminder = Uw beoordeling van { $title } is nog niet ingeleverd.
mail-subject-review_extended = Meer tijd: beoordeling van { $title }
mail-text-review_extended = U hebt meer tijd gekregen voor uw beoordeling van { $title }.
mail-subject-review_withdrawn = Niet meer nodig: beoordeling van { $title }
mail-text-review_withdrawn = Uw beoordeling van { $title } is niet meer nodig. Een andere expert heeft die overgenomen. Dank voor uw bereidheid.
mail-subject-interest_declared = Uw besluit gevraagd over een belang: { $title }
mail-text-interest_declared = Een expert meldde een belang bij { $title }. U besluit als voorzitter of deze expert mag meedoen.
mail-subject-interest_decided = Besluit over uw belang: { $title }
mail-text-interest_decided = De voorzitter heeft besloten over uw belang bij { $title }.
mail-subject-review_reopened = Uw beoordeling is weer open: { $title }
mail-text-review_reopened = De voorzitter gaf uw beoordeling van { $title } terug. In Poort staat waarom. Vul de beoordeling aan en lever die opnieuw in.
mail-subject-tie_found = Besluit over een belang: { $title }
mail-text-tie_found = Uit de gegevens blijkt dat een expert een band heeft met { $title }. De beoordeling telt niet tot u als voorzitter hebt besloten.
mail-subject-note_asked = Aanvulling gevraagd: { $title }
mail-text-note_asked = De voorzitter vraagt u om uw beoordeling van { $title } aan te vullen. In Poort staat waarom. Uw scores blijven zoals u ze inleverde.
mail-subject-dossier_taken_back = Dossier teruggenomen: { $title }
mail-text-dossier_taken_back = Het dossier van { $title } is teruggenomen. Het wordt niet meer gelezen en niet meer beoordeeld. Komt er een nieuw dossier, dan hoort u dat.
mail-subject-review_missing = Beoordeling valt weg: { $title }
mail-text-review_missing = Een expert doet niet mee bij { $title }, of een beoordeling telt niet meer mee. Vraag zo nodig een andere expert.
mail-subject-reviews_complete = Genoeg beoordelingen: { $title }
mail-text-reviews_complete = Er zijn genoeg beoordelingen van { $title } ingeleverd. U kunt als voorzitter het overleg openen.
mail-subject-consensus_opened = Het overleg is open: { $title }
mail-text-consensus_opened = De voorzitter heeft het overleg over { $title } geopend. U kunt nu de andere beoordelingen lezen, zonder namen.
mail-subject-comments_ready = U kunt antwoorden: { $title }
mail-text-comments_ready = De opmerkingen van de experts over { $title } staan klaar. U kunt erop antwoorden.
mail-subject-advice_ready = Advies klaar: { $title }
mail-text-advice_ready = Het advies van de experts over { $title } staat klaar.

mail-daily-subject = { $count ->
    [one] Eén bericht van Poort
   *[other] { $count } berichten van Poort
}
mail-daily-text = { $count ->
    [one] Sinds gisteren is er één bericht voor u.
   *[other] Sinds gisteren zijn er { $count } berichten voor u.
}

nav-messages = Berichten
messages-title = Berichten
messages-lead = De berichten die Poort aan mensen stuurt. Beoordelingen en namen van experts staan er nooit in.
messages-tabs = Berichten naar status
messages-tab = { $state } ({ $count })
messages-configured = E-mail is ingesteld
messages-configured-text = Poort verstuurt de berichten zelf en probeert het opnieuw als de mailserver niet antwoordt.
messages-by-hand = E-mail is niet ingesteld
messages-by-hand-text = Poort verstuurt niets. Kopieer elk wachtend bericht naar uw eigen e-mail, verstuur het en zeg daarna dat het verstuurd is. De beheerder stelt e-mail in met POORT_SMTP_URL.
messages-none-waiting = Er wacht geen bericht
messages-none-failed = Er is geen bericht mislukt
messages-none-sent = Er is nog geen bericht verstuurd
messages-none-text = Zodra er iets te vertellen is, staat het hier.
message-to = Aan
message-kind = Soort
message-written = Geschreven
message-next = Volgende poging
message-next-daily = Gaat mee met de dagelijkse mail
message-sent = Verstuurd door Poort
message-copied = Met de hand verstuurd
message-error = Antwoord van de mailserver
message-expired = Verlopen
message-expired-text = De link in dit bericht werkt niet meer. Stuur een nieuwe uitnodiging.
message-text = Tekst
message-retry = Probeer opnieuw
message-mark = Dit is verstuurd

preferences-title = Berichten per e-mail
preferences-lead = Kies wanneer u e-mail krijgt. Wat u te doen hebt staat altijd in Mijn werk, wat u ook kiest.
preferences-choice = Berichten aan { $address }
preferences-save = Opslaan
preferences-link = Berichten per e-mail
mail-reason = Reden: { $note }
mail-condition = Voorwaarde: { $note }
mail-subject-project_taken_out = Niet meer nodig: beoordeling van { $title }
mail-text-project_taken_out = { $title } is uit de ronde gehaald. Uw beoordeling is niet meer nodig. Dank voor uw bereidheid.
mail-subject-gate_requested = Poort aangevraagd: { $title }
mail-text-gate_requested = Voor { $title } is { $gate } aangevraagd. Het dossier is bevroren.
mail-subject-gate_released = Dossier teruggegeven: { $title }
mail-text-gate_released = Het dossier van { $title } voor { $gate } is teruggegeven. Het kan weer gewijzigd worden en de aanvraag is vervallen.
mail-subject-decision_recorded = Besluit te tekenen: { $title }
mail-text-decision_recorded = Over { $gate } van { $title } is een besluit vastgelegd. Een tweede persoon moet het nog tekenen.
mail-subject-correction_recorded = Correctie te tekenen: { $title }
mail-text-correction_recorded = Het besluit over { $gate } van { $title } is gecorrigeerd. Een tweede persoon moet de correctie nog tekenen.
mail-subject-decision_signed = Besluit over { $title }
mail-text-decision_signed = Over { $gate } van { $title } is besloten: { $outcome }. Het besluit is door twee mensen getekend.
mail-subject-decision_corrected = Besluit over { $title } gecorrigeerd
mail-text-decision_corrected = Het besluit over { $gate } van { $title } is gecorrigeerd. De correctie is door twee mensen getekend.
mail-subject-decision_withdrawn = Besluit ingetrokken: { $title }
mail-text-decision_withdrawn = Het besluit over { $gate } van { $title } is ingetrokken voordat het was getekend.
mail-subject-stop_proposed = Voorstel om te stoppen: { $title }
mail-text-stop_proposed = Er ligt een voorstel om met { $title } te stoppen. Een ander dan wie het indiende, bevestigt het.
mail-subject-stop_confirmed = Gestopt: { $title }
mail-text-stop_confirmed = { $title } is gestopt. Wat geleerd is blijft te lezen.
mail-subject-stop_withdrawn = { $title } gaat door
mail-text-stop_withdrawn = Het voorstel om met { $title } te stoppen is ingetrokken. Het project gaat door zoals het was.
mail-subject-condition_due = Voorwaarde nabij: { $title }
mail-text-condition_due = Bij het besluit over { $title } hoort een voorwaarde waar u voor zorgt.
mail-subject-condition_late = Voorwaarde te laat: { $title }
mail-text-condition_late = De datum is voorbij van een voorwaarde bij het besluit over { $title } waar u voor zorgt.
mail-subject-condition_reported = Voorwaarde klaar gemeld: { $title }
mail-text-condition_reported = Bij het besluit over { $title } is een voorwaarde als klaar gemeld. Kijk of eraan voldaan is, of zeg wat nog ontbreekt.
mail-subject-condition_sent_back = Nog niet voldaan: { $title }
mail-text-condition_sent_back = Bij een voorwaarde van het besluit over { $title } die u als klaar meldde, ontbreekt nog iets.
mail-subject-sign_in_linked = Uw account is gekoppeld aan { $title }
mail-text-sign_in_linked = U logt voortaan ook in met { $title }. Hebt u dit niet zelf gedaan, bel of mail dan meteen het programmabureau.
mail-reported = Gemeld: { $note }
mail-missing = Wat ontbreekt: { $note }
