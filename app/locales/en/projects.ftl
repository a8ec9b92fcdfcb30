# Texts of the projects pages.
