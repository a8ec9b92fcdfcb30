//! Pages about what partners expect to need, and what the programme needs, by half-year.

mod forecast_page;
mod need_section;
mod view;

pub use forecast_page::{ForecastPage, forecast_label};
pub use need_section::{NeedSection, half_name};
pub use view::{ForecastLine, ForecastView, NeedLine, OwnForecast};
