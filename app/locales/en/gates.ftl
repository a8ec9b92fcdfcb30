# Texts of the gates pages.
