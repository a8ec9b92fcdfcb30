//! What start lists ask of a person: the own list, what the lead partner mends for all, and what the programme does for who has nobody here.

use crate::dossier::start_list::{Lists, PartnerList, lists};
use crate::state::State;
use ::entity::project;
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::NaiveDate;
use domain::access::Actor;
use domain::ids::ProjectId;
use domain::people::Role;
use domain::start_list::StartMender;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// What waits for this person: an item for each project. At most three queries.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    let read = &state.database.read;
    let mut items = Vec::new();
    if let Some(own) = actor.organisation.filter(|_| actor.is(Role::Partner)) {
        let all = lists(read, Lists::Partner(own)).await?;
        let led: BTreeSet<ProjectId> = all.iter().filter(|list| list.leads && list.organisation == own).map(|list| list.project).collect();
        let is_mine = |list: &PartnerList, mender| match mender {
            StartMender::Partner => list.organisation == own,
            StartMender::Lead => led.contains(&list.project),
            StartMender::Office => false,
        };
        items.extend(of_projects(words, &all, is_mine));
    }
    if actor.is(Role::ProgrammeManager) {
        let all = lists(read, Lists::All).await?;
        let asks = |list: &&PartnerList| list.lines.iter().any(|line| !line.is_done && line.mender == StartMender::Office);
        let asked: BTreeSet<ProjectId> = all.iter().filter(asks).map(|list| list.project).collect();
        let own = Condition::any().add(project::Column::ManagerId.eq(actor.id)).add(project::Column::ManagerId.is_null());
        let managed = project::Entity::find().select_only().column(project::Column::Id).filter(project::Column::Id.is_in(asked)).filter(own);
        let managed: BTreeSet<ProjectId> = managed.into_tuple::<ProjectId>().all(read).await?.into_iter().collect();
        items.extend(of_projects(words, &all, |list, mender| mender == StartMender::Office && managed.contains(&list.project)));
    }
    items.truncate(usize::try_from(WorkItem::MOST).unwrap_or(usize::MAX));
    Ok(items)
}

fn of_projects(words: Words, all: &[PartnerList], is_mine: impl Fn(&PartnerList, StartMender) -> bool) -> Vec<WorkItem> {
    let mut by_project: BTreeMap<ProjectId, (String, BTreeSet<String>)> = BTreeMap::new();
    for list in all {
        for line in list.lines.iter().filter(|line| !line.is_done && is_mine(list, line.mender)) {
            let (_, what) = by_project.entry(list.project).or_insert_with(|| (list.title.clone(), BTreeSet::new()));
            what.insert(words.label(line.item));
        }
    }
    let item = |(id, (title, what)): (ProjectId, (String, BTreeSet<String>))| WorkItem {
        what: words.t("work-start-list"),
        project: title,
        href: paths::start_list(id),
        project_id: Some(id),
        about: Some(what.into_iter().collect::<Vec<_>>().join(", ")),
        ..WorkItem::default()
    };
    by_project.into_iter().map(item).collect()
}
