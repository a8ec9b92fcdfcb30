//! What waits for a person: asked of each feature at once, put in the order of its days, and told with how far its project is. A partner is told
//! of all their projects.

use super::work_facts;
use crate::state::State;
use crate::{changes, conditions, factors, gates, lessons, organisations, panels, payments, people, reports, reviews, rounds, start_list, stop};
use app::language::Words;
use app::portfolio::{MyWorkView, WorkItem};
use chrono::{Days, NaiveDate};
use domain::access::{Actor, Global, act};
use domain::people::Role;
use futures::future::try_join_all;
use futures::{FutureExt, try_join};
use sea_orm::DbErr;
use std::collections::BTreeSet;

/// How far ahead is this week.
const THIS_WEEK: Days = Days::new(7);

/// Gathers what waits for the person. What is due on the same day stands in the order of this list.
pub(crate) async fn gather(state: &State, actor: &Actor, words: Words, today: NaiveDate) -> Result<MyWorkView, DbErr> {
    let asked = [
        gates::tasks(state, actor, words, today).boxed(),
        stop::tasks(state, actor, words, today).boxed(),
        reports::tasks(state, actor, words, today).boxed(),
        start_list::tasks(state, actor, words, today).boxed(),
        changes::tasks(state, actor, words, today).boxed(),
        rounds::tasks(state, actor, words, today).boxed(),
        reviews::tasks(state, actor, words, today).boxed(),
        panels::tasks(state, actor, words, today).boxed(),
        conditions::tasks(state, actor, words, today).boxed(),
        lessons::tasks(state, actor, words, today).boxed(),
        organisations::tasks(state, actor, words, today).boxed(),
        payments::tasks(state, actor, words, today).boxed(),
        factors::tasks(state, actor, words, today).boxed(),
        people::tasks(state, actor, words, today).boxed(),
        gates::coming(state, actor, words, today).boxed(),
    ];
    let own = async { if actor.comes_as_partner() { work_facts::own(state, actor, today).await.map(Some) } else { Ok(None) } };
    let (asked, own) = try_join!(try_join_all(asked), own)?;
    let is_cut = asked.iter().any(|items| u64::try_from(items.len()).is_ok_and(|count| count >= WorkItem::MOST));
    let mut items = asked.concat();
    let projects: BTreeSet<_> = items.iter().filter_map(|item| item.project_id).collect();
    let facts = work_facts::of_projects(state, actor, projects.into_iter().collect(), today).await?;
    for item in &mut items {
        item.facts = item.project_id.and_then(|project| facts.get(&project).cloned());
    }
    let ahead = if actor.roles.is_empty() { Some(people::roles::ahead(&state.database.read, actor.id, today).await?) } else { None };
    Ok(MyWorkView { own, is_cut, ahead, ..in_order(items, actor, today) })
}

fn in_order(mut items: Vec<WorkItem>, actor: &Actor, today: NaiveDate) -> MyWorkView {
    items.sort_by_key(|item| item.due_on);
    let sees_projects = actor.may(act::ReadPortfolio, Global);
    let is_expert = actor.is(Role::Reviewer);
    let mut view = MyWorkView { sees_projects, is_expert, may_create: actor.may(act::CreateProject, Global), ..MyWorkView::default() };
    for item in items {
        match item.due_on {
            Some(date) if date < today => view.late.push(item),
            Some(date) if date > today + THIS_WEEK => view.later.push(item),
            Some(_) | None => view.this_week.push(item),
        }
    }
    view
}
