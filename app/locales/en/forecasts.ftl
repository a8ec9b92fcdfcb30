# Texts of the pages about forecasts.

forecast-title = Forecast
forecast-lead = What each partner expects to need by half-year of the public money that was committed for the { $phase } phase. A forecast is not changed; a new one follows it.
forecast-none = Nothing was committed yet
forecast-left = Not paid yet
forecast-version = Version { $number }, { $at }
forecast-spread = Spread over the days left
forecast-own = Forecast of your organisation
forecast-save = Save this forecast
forecast-half = Half-year { $number } of { $year }
forecast-need = Money needed by half-year
forecast-none-text = After a signed go this shows what is needed by half-year.
forecast-own-text = Of what was committed to your organisation, { $left } has not been paid yet. You cannot expect more than that.
forecast-explanation-hint = Where a half-year moves more than 10%, write why in at least 20 characters.
forecast-field-explanation = Why it moves
forecast-need-text = The last forecast of each partner. Who gave none yet counts with what is left, spread over the days that the phase still has.
forecast-half-year = Half-year
forecast-by-partners = Forecast by partners
forecast-by-spread = Spread over the days left
forecast-together = Together
