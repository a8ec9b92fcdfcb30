# Texts of the programme pages.
