# Teksten van de bladzijden over financiering.
