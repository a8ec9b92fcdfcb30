# Texts of the financing pages.
