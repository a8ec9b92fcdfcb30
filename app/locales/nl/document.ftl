# Het document om elke bladzijde heen.

product = Poort
document-title = { $page } - Poort
skip-to-content = Naar de inhoud
main-menu = Hoofdmenu
sign-out = Uitloggen
accessibility-statement = Toegankelijkheid
policy-note = Beleidsnota 2010
version = Poort { $version }

nav-my-work = Mijn werk
nav-portfolio = Portfolio
nav-organisations = Organisaties
nav-import = Inlezen
nav-programme = Programma
nav-history = Geschiedenis
nav-security-log = Beveiliging
