# Texts of the portfolio pages.
