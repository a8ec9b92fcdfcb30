# Teksten van de bladzijden over poorten.
