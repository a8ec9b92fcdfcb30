# Teksten van de bladzijden over het programma.
