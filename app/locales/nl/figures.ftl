# Bedragen, aandelen, momenten en afstanden.

amount = €{"\u00A0"}{ $figure }
amount-millions = €{"\u00A0"}{ $figure }{"\u00A0"}mln
percentage = { $figure }{"\u00A0"}%
last-day = { $date }, 23.59 uur Nederlandse tijd ({ $zone })
date-time = { $date } om { $hour }.{ $minute } uur

distance-today = vandaag
wait-seconds = { $count ->
    [one] 1 seconde
   *[other] { $count } seconden
}
wait-minutes = { $count ->
    [one] 1 minuut
   *[other] { $count } minuten
}
wait-hours = { $count } uur
distance-left = nog { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}
distance-late = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} te laat
time-of-day = { $hour }.{ $minute } uur
