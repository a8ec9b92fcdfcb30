# Bedragen, aandelen, momenten en afstanden.

amount = €{"\u00A0"}{ $figure }
amount-millions = €{"\u00A0"}{ $figure }{"\u00A0"}mln
percentage = { $figure }{"\u00A0"}%
date-time = { $date } om { $hour }.{ $minute } uur

distance-today = vandaag
distance-left = nog { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}
distance-late = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} te laat
time-of-day = { $hour }.{ $minute } uur
