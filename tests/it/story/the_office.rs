//! Who sits in the steering group, up to what amount the office decides, and what stands on a project: things that no page changes.

use super::Story;
use crate::server_under_test::now;
use domain::Eur;
use domain::ids::{ImportId, PersonId, ProjectId};
use domain::people::{Language, Role, SteeringSeat};
use domain::settings::ParameterKey;
use entity::{import, legacy_row, parameter_change, person_role, programme, project};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use server::people::store::{NewPerson, add, by_email};
use server::state::new_id;

impl Story<'_> {
    /// A member of the steering group without the seat of chair or secretary, who signs in with this name.
    pub async fn member(&self, name: &str) -> PersonId {
        let manager = by_email(&self.poort.state.database.read, "manager@demo.example").await.expect("the database answers");
        let id = PersonId(new_id());
        let member = NewPerson {
            id,
            email: format!("{name}@demo.example"),
            name: format!("Lid {name}"),
            password_hash: manager.expect("a manager").password_hash,
            language: Language::Nl,
            organisation: None,
            roles: vec![Role::SteeringMember],
            seat: Some(SteeringSeat::Member),
            is_demo: true,
        };
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        add(&transaction, member, now()).await.expect("the member is new");
        transaction.finish([]).await.expect("the write holds");
        id
    }

    /// These two change seats in the steering group.
    pub async fn swap_seats(&self, one: &str, other: &str) {
        let read = &self.poort.state.database.read;
        let mut rows = Vec::new();
        for name in [one, other] {
            let theirs = person_role::Column::PersonId.eq(self.person_id(name).await);
            let found = person_role::Entity::find().filter(theirs).filter(person_role::Column::Role.eq(Role::SteeringMember)).one(read).await;
            rows.push(found.expect("the database answers").expect("the person sits there"));
        }
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        for (row, from) in [(&rows[0], &rows[1]), (&rows[1], &rows[0])] {
            let seat = person_role::ActiveModel { id: Set(row.id), seat: Set(from.seat), ..Default::default() };
            person_role::Entity::update(seat).exec_without_returning(&transaction).await.expect("the person is there");
        }
        transaction.finish([]).await.expect("the write holds");
    }

    /// Up to this amount a programme manager decides at gate 0.
    pub async fn mandate(&self, mandate: Eur) {
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        let row = programme::ActiveModel { id: Set(1), mandate: Set(mandate), ..Default::default() };
        programme::Entity::update(row).exec_without_returning(&transaction).await.expect("the programme is there");
        transaction.finish([]).await.expect("the write holds");
        self.poort.state.refresh_reference().await.expect("the reference data loads");
    }

    /// Up to this amount, in euros, a programme manager decides on a change of what was approved.
    pub async fn mandate_for_changes(&self, euros: i64) {
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        let row = parameter_change::ActiveModel {
            parameter: Set(ParameterKey::ChangeMandate),
            value: Set(euros),
            value_before: Set(50_000),
            reason: Set("Voor het verhaal.".to_owned()),
            reference: Set(String::new()),
            rule_set_version: Set(2),
            changed_by: Set("Marieke Demo".to_owned()),
            changed_at: Set(now()),
            ..Default::default()
        };
        parameter_change::Entity::insert(row).exec_without_returning(&transaction).await.expect("the parameter changes");
        transaction.finish([]).await.expect("the write holds");
        self.poort.state.refresh_reference().await.expect("the reference data loads");
    }

    /// A project came in with the old list, and no go was signed since: nothing of it was approved here.
    pub async fn came_from_the_old_list(&self, id: ProjectId) {
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        let import_id = ImportId(new_id());
        let list = import::Model {
            id: import_id,
            file_name: "list.csv".to_owned(),
            format: "efro-nl".to_owned(),
            rows: 1,
            changed: 0,
            imported: 1,
            imported_by: None,
            imported_at: now(),
        };
        import::Entity::insert(list.into_active_model()).exec_without_returning(&transaction).await.expect("an import");
        let (source, problems) = ("{}".to_owned(), "[]".to_owned());
        let source = legacy_row::Model { project_id: id, import_id, row_number: 1, fingerprint: "f".to_owned(), source, problems };
        legacy_row::Entity::insert(source.into_active_model()).exec_without_returning(&transaction).await.expect("a row");
        transaction.finish([]).await.expect("a commit");
    }

    /// A project is otherwise from now on.
    pub async fn change(&self, row: project::ActiveModel) {
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        project::Entity::update(row.into_active_model()).exec_without_returning(&transaction).await.expect("the project is there");
        transaction.finish([]).await.expect("the write holds");
    }
}
