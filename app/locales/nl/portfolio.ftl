# Teksten van de bladzijden over het portfolio.
