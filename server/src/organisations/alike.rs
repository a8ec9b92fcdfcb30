//! Organisations that may be the same as another one.

use ::entity::{organisation, person};
use domain::ids::OrganisationId;
use domain::partners::{Known, Likeness, bare_name, likeness};
use domain::reviews::domain_of;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// How many are looked at, and how many of them are shown at most.
const MOST: u64 = 300;
const SHOWN: usize = 10;

/// What is known of an organisation, with the domains of its people's addresses. One query.
pub(super) async fn known(connection: &impl ConnectionTrait, row: &organisation::Model) -> Result<Known, DbErr> {
    let domains = domains(connection, [row.id]).await?.remove(&row.id).unwrap_or_default();
    Ok(known_of(row, domains))
}

fn known_of(row: &organisation::Model, domains: Vec<String>) -> Known {
    Known { name: row.name.clone(), numbers: row.kvk_number.iter().chain(&row.foreign_register_id).cloned().collect(), domains }
}

/// The domains of the addresses of who works at these organisations. One query.
async fn domains(
    connection: &impl ConnectionTrait,
    of: impl IntoIterator<Item = OrganisationId>,
) -> Result<BTreeMap<OrganisationId, Vec<String>>, DbErr> {
    let people = person::Entity::find().filter(person::Column::OrganisationId.is_in(of)).all(connection).await?;
    let mut domains: BTreeMap<OrganisationId, Vec<String>> = BTreeMap::new();
    for person in people {
        if let (Some(organisation), Some(domain)) = (person.organisation_id, domain_of(&person.email)) {
            domains.entry(organisation).or_default().push(domain);
        }
    }
    Ok(domains)
}

/// Organisations that are alike, with in what, the most alike first. Three queries.
pub(super) async fn alike(
    connection: &impl ConnectionTrait,
    one: &Known,
    but: Option<OrganisationId>,
) -> Result<Vec<(organisation::Model, Vec<Likeness>)>, DbErr> {
    let name = bare_name(&one.name);
    let longest = name.split(' ').max_by_key(|word| word.chars().count()).unwrap_or_default();
    let begins: String = name.chars().take(4).collect();
    let mut may = Condition::any().add(organisation::Column::SearchName.eq(name.as_str()));
    if longest.chars().count() > 2 {
        may = may.add(organisation::Column::SearchName.contains(longest)).add(organisation::Column::SearchName.starts_with(begins.as_str()));
    }
    for number in &one.numbers {
        may = may.add(organisation::Column::KvkNumber.eq(number.as_str())).add(organisation::Column::ForeignRegisterId.eq(number.as_str()));
    }
    let mut works_there = Condition::any();
    for domain in &one.domains {
        works_there = works_there.add(person::Column::Email.ends_with(format!("@{domain}")));
    }
    if !one.domains.is_empty() {
        let people = person::Entity::find().filter(works_there).limit(MOST).all(connection).await?;
        may = may.add(organisation::Column::Id.is_in(people.into_iter().filter_map(|person| person.organisation_id)));
    }
    let stands = Condition::all().add(organisation::Column::MergedInto.is_null()).add_option(but.map(|id| organisation::Column::Id.ne(id))).add(may);
    let rows = organisation::Entity::find().filter(stands).order_by_asc(organisation::Column::SearchName).limit(MOST).all(connection).await?;
    let mut domains = domains(connection, rows.iter().map(|row| row.id)).await?;
    let pair = |row: organisation::Model| {
        let in_what = likeness(one, &known_of(&row, domains.remove(&row.id).unwrap_or_default()));
        (!in_what.is_empty()).then_some((row, in_what))
    };
    let mut alike: Vec<_> = rows.into_iter().filter_map(pair).collect();
    alike.sort_by_key(|(_, in_what)| std::cmp::Reverse(in_what.len()));
    alike.truncate(SHOWN);
    Ok(alike)
}
