# Teksten van de bladzijden over voorwaarden.
