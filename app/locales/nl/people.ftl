# Teksten over mensen: inloggen.

sign-in = Inloggen
sign-in-title = Inloggen
sign-in-lead = Voor partners, experts, stuurgroep en programmabureau.
email = E-mailadres
password = Wachtwoord
sign-in-no-match = Inloggen lukt zo niet
sign-in-no-match-text = E-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw.
sign-in-too-many = Even wachten
sign-in-too-many-text = Er waren te veel pogingen om in te loggen achter elkaar. Probeer het over { $wait } opnieuw. Wat u tot dan invult wordt niet bekeken, ook een goed wachtwoord niet.
sign-in-expired = U bent uitgelogd
sign-in-expired-text = U was een tijd niet actief. Log in om verder te gaan waar u was.
sign-in-kept = Uw tekst is bewaard
sign-in-kept-text = U was niet meer ingelogd toen u iets verstuurde. Log in met hetzelfde account, dan staat uw tekst weer voor u klaar.
sign-in-help = Lukt het niet? Meld het bij uw contact van het programmabureau.

setup-title = Eerste beheerder
setup-lead = Maak het account waarmee u Poort inricht. Deze link werkt één keer.
setup-name = Naam
setup-password-hint = Ten minste 12 tekens. Een zin van een paar woorden mag ook.
setup-save = Maak het account
setup-stale = Deze link werkt niet meer
setup-stale-text = Hij is al gebruikt of ouder dan een uur. Is het account gemaakt, log dan in. Vraag anders een nieuwe link.
resume-title = Uw tekst is er nog
resume-lead = U was niet meer ingelogd toen u iets verstuurde. Poort heeft het bewaard: een half uur lang, alleen voor u. Verstuur het nu opnieuw.
resume-send = Verstuur opnieuw
