//! What the second factor asks of people: to set one up where the role needs one, and to confirm as the second person that one is lost.

use super::{resets, rule, store};
use crate::state::State;
use ::entity::person;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::NaiveDate;
use domain::access::{Actor, Global, act};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// What this person does about it. At most five queries.
pub async fn tasks(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let read = &state.database.read;
    let mut items = Vec::new();
    if let Some(from) = rule::read(read).await?.0.concerns(&actor.roles)
        && !store::of(read, actor.id).await?.is_any()
    {
        let what = words.t(if from <= today { "work-factor-now" } else { "work-factor" });
        items.push(WorkItem { what, href: paths::second_factor(), due_on: Some(from), ..WorkItem::default() });
    }
    if actor.may(act::ConfirmFactorReset, Global) {
        let rows = resets::waiting(read, state).await?;
        let mine: Vec<_> = rows.iter().filter(|row| resets::state_of(row).may_confirm(actor.id, state.clock.now())).collect();
        if !mine.is_empty() {
            let people = person::Entity::find().filter(person::Column::Id.is_in(mine.iter().map(|row| row.person_id))).all(read).await?;
            let name = |row: &::entity::factor_reset::Model| people.iter().find(|one| one.id == row.person_id).map(|one| one.name.clone());
            items.extend(mine.into_iter().map(|row| WorkItem {
                what: words.t("work-factor-reset"),
                project: name(row).unwrap_or_default(),
                href: paths::factors(),
                ..WorkItem::default()
            }));
        }
    }
    Ok(items)
}
