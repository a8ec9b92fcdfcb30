# Texts of the partners pages.
