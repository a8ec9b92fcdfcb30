//! The facts of an event, read back.

use domain::changed::Changed;
use entity::history;
use sea_orm::DbErr;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Every fact of an event by its name; some events have none.
///
/// # Errors
/// Facts that cannot be read.
pub fn facts(event: &history::Model) -> Result<Map<String, Value>, DbErr> {
    Ok(read::<Option<_>>(event, serde_json::from_str(&event.detail))?.unwrap_or_default())
}

/// What an event changed; events of before that was told have nothing.
///
/// # Errors
/// Changes that cannot be read.
pub fn changes(event: &history::Model) -> Result<Vec<Changed>, DbErr> {
    facts(event)?.remove("changes").map_or_else(|| Ok(Vec::new()), |changes| read(event, serde_json::from_value(changes)))
}

fn read<T: DeserializeOwned>(event: &history::Model, facts: serde_json::Result<T>) -> Result<T, DbErr> {
    facts.map_err(|error| DbErr::Custom(format!("the facts of event {} cannot be read: another shape from column {} on", event.seq, error.column())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::changed;

    fn event(detail: &str) -> history::Model {
        history::Model {
            seq: 7,
            at: chrono::DateTime::UNIX_EPOCH,
            actor_id: None,
            actor_name: String::new(),
            action: "project_changed".to_owned(),
            project_id: None,
            subject: String::new(),
            detail: detail.to_owned(),
            previous_hash: String::new(),
            hash: String::new(),
        }
    }

    #[test]
    fn an_event_tells_its_facts_and_what_it_changed_and_an_old_one_changed_nothing() {
        let told = event(r#"{"title":"Sluis","changes":[{"field":"project.aim","new":{"text":"Meten"}}]}"#);
        let aim = Changed { of: None, field: "project.aim".to_owned(), old: changed::Value::Nothing, new: changed::Value::text("Meten") };
        assert_eq!((facts(&told).map(|facts| facts["title"].clone()), changes(&told)), (Ok("Sluis".into()), Ok(vec![aim])));
        for detail in ["{}", "null"] {
            assert_eq!(changes(&event(detail)), Ok(Vec::new()), "{detail}");
        }
    }

    #[test]
    fn facts_that_cannot_be_read_are_an_error_that_names_the_event() {
        let told = |column| Err(DbErr::Custom(format!("the facts of event 7 cannot be read: another shape from column {column} on")));
        assert_eq!(facts(&event("geheim")).map(|_| ()), told(1));
        assert_eq!(changes(&event(r#"{"changes":[{"new":"geheim"}]}"#)).map(|_| ()), told(0));
    }
}
