# Teksten van de bladzijden over partners.
