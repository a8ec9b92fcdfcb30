# Teksten van de bladzijden over projecten.
