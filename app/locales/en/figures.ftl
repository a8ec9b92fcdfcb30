# Amounts, shares, moments and distances.

amount = €{ $figure }
amount-millions = €{ $figure }m
percentage = { $figure }%
last-day = { $date }, 23:59 Dutch time ({ $zone })
date-time = { $date }, { $hour }:{ $minute }

distance-today = today
wait-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
wait-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
wait-hours = { $count } hours
distance-left = { $days ->
    [one] 1 day
   *[other] { $days } days
} left
distance-late = { $days ->
    [one] 1 day
   *[other] { $days } days
} late
time-of-day = { $hour }:{ $minute }
