//! Which roles count on a day: begun, not past their last day, and not ended. Whoever reads roles reads them through this one condition.

use ::entity::person_role::Column;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, Condition};

/// The roles that count on this day, of a select that names the table.
pub fn on(day: NaiveDate) -> Condition {
    let begun = Condition::any().add(Column::FirstDay.is_null()).add(Column::FirstDay.lte(day));
    let lasts = Condition::any().add(Column::LastDay.is_null()).add(Column::LastDay.gte(day));
    Condition::all().add(Column::EndedAt.is_null()).add(begun).add(lasts)
}

/// The same in SQL, for a table of this alias. `day` is the day's place among the values, such as `$2`, or a [`literal`].
pub fn sql(alias: &str, day: &str) -> String {
    format!(
        "{alias}.ended_at IS NULL AND ({alias}.first_day IS NULL OR {alias}.first_day <= {day}) AND ({alias}.last_day IS NULL OR {alias}.last_day >= {day})"
    )
}

/// A day as both databases read it in a statement.
pub fn literal(day: NaiveDate) -> String {
    format!("'{day}'")
}
