# Texts of the conditions pages.
