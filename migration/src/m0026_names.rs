//! Names are found with and without accents, and lists stand as a Dutch reader sorts them, on both databases alike: what they are found and
//! sorted by is plain letters, compared byte by byte.

use crate::dialect::{migration, run};
use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend, Statement, Value};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

migration!(manager => {
    run(manager, "
        DROP INDEX project_title;
        ALTER TABLE project ADD COLUMN title_key text NOT NULL DEFAULT '';
    ").await?;
    if manager.get_database_backend() == DatabaseBackend::Postgres {
        run(manager, "
            ALTER TABLE organisation ALTER COLUMN search_name TYPE text COLLATE \"C\";
            ALTER TABLE project ALTER COLUMN title_key TYPE text COLLATE \"C\";
        ").await?;
    }
    organisations(manager).await?;
    projects(manager).await?;
    run(manager, "CREATE INDEX project_title_key ON project (title_key, id)").await
});

async fn organisations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for row in rows(manager, "SELECT DISTINCT name, search_name FROM organisation").await? {
        let (name, before): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let now = plain(&name);
        if now != before {
            write(manager, "UPDATE organisation SET search_name = $1 WHERE name = $2", [now.into(), name.into()]).await?;
        }
    }
    Ok(())
}

/// A project is found by its title, by its partners, and by whatever it was found by before.
async fn projects(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut all: BTreeMap<i64, (String, String, Vec<String>)> = BTreeMap::new();
    for row in rows(manager, "SELECT number, title, search_text FROM project").await? {
        all.insert(row.try_get_by_index(0)?, (row.try_get_by_index(1)?, row.try_get_by_index(2)?, Vec::new()));
    }
    let of_partners = "SELECT p.number, o.name FROM partner a JOIN project p ON p.id = a.project_id
        JOIN organisation o ON o.id = a.organisation_id ORDER BY p.number, a.position";
    for row in rows(manager, of_partners).await? {
        if let Some((_, _, names)) = all.get_mut(&row.try_get_by_index(0)?) {
            names.push(row.try_get_by_index(1)?);
        }
    }
    for (number, (title, before, names)) in all {
        let mut words = plain(&format!("{title} {}", names.join(" ")));
        let of_before = plain(&before);
        let known: Vec<String> = words.split(' ').map(str::to_owned).collect();
        for word in of_before.split(' ').filter(|word| word.len() > 2 && !known.iter().any(|one| one.contains(word))) {
            words = format!("{words} {word}");
        }
        let key: String = plain(&title).chars().take(200).collect();
        let values = [words.into(), key.into(), number.into()];
        write(manager, "UPDATE project SET search_text = $1, title_key = $2 WHERE number = $3", values).await?;
    }
    Ok(())
}

async fn rows(manager: &SchemaManager<'_>, sql: &str) -> Result<Vec<sea_orm_migration::sea_orm::QueryResult>, DbErr> {
    manager.get_connection().query_all_raw(Statement::from_string(manager.get_database_backend(), sql)).await
}

async fn write(manager: &SchemaManager<'_>, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<(), DbErr> {
    manager.get_connection().execute_raw(Statement::from_sql_and_values(manager.get_database_backend(), sql, values)).await.map(|_| ())
}

/// Small letters without accents, and digits, with single spaces, as they were told apart when this change was made.
fn plain(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)) {
        let letters = match c {
            'ø' => "o",
            'ł' => "l",
            'đ' | 'ð' => "d",
            'ħ' => "h",
            'ı' => "i",
            'æ' => "ae",
            'œ' => "oe",
            'ß' => "ss",
            'þ' => "th",
            _ => "",
        };
        if !letters.is_empty() {
            key.push_str(letters);
        } else if c.is_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}
