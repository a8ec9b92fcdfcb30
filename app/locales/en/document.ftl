# The document around every page.

product = Poort
document-title = { $page } - Poort
skip-to-content = Skip to content
main-menu = Main menu
sign-out = Sign out
accessibility-statement = Accessibility
policy-note = Policy note 2010
version = Poort { $version }

nav-my-work = My work
nav-portfolio = Portfolio
nav-organisations = Organisations
nav-import = Import
nav-programme = Programme
nav-history = History
nav-security-log = Security
