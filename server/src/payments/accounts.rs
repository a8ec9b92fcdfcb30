//! Bank accounts in the database. The one that counts and the one that waits; what was before stays there.

use crate::frame::answer::Unsaved;
use crate::frame::respond::AppError;
use crate::frame::submission::Submission;
use crate::mail::{Notification, Recipient, Said, queue};
use crate::people::store::{is_demo, with_role};
use crate::state::days::day_of;
use crate::state::{State, new_id};
use crate::store::database::Write;
use crate::store::events::Event;
use ::entity::{bank_account, organisation, person};
use domain::access::{Permit, act};
use domain::audit::HistoryEvent;
use domain::ids::{BankAccountId, OrganisationId, PersonId};
use domain::mail::MailKind;
use domain::payments::{AccountForm, AccountRefusal, AccountStanding, Iban, may_confirm_account};
use domain::people::{Language, Role};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};

/// Whose account; none for the programme's own.
pub(super) type Owner = Option<OrganisationId>;

/// The accounts of one owner, as far as they are not over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Accounts {
    /// The one that two people stand for.
    pub(super) counts: Option<bank_account::Model>,
    /// The one that waits for the second.
    pub(super) waits: Option<bank_account::Model>,
}

impl Accounts {
    fn of(rows: impl IntoIterator<Item = bank_account::Model>) -> Self {
        let mut accounts = Self::default();
        for row in rows.into_iter().filter(|row| row.ended_at.is_none()) {
            let place = if row.confirmed_at.is_some() { &mut accounts.counts } else { &mut accounts.waits };
            *place = Some(row);
        }
        accounts
    }

    /// Where it stands.
    pub(super) const fn standing(&self) -> AccountStanding {
        AccountStanding::of(self.counts.is_some(), self.waits.is_some())
    }

    /// The account that money goes to; none while another one waits.
    pub(super) fn paid_to(&self) -> Option<BankAccountId> {
        self.counts.as_ref().filter(|_| self.standing().is_paid()).map(|row| row.id)
    }
}

/// A number that was checked before it was kept.
///
/// # Errors
/// What stands there is no number.
pub(super) fn number(row: &bank_account::Model) -> Result<Iban, DbErr> {
    Iban::parse(&row.iban).map_err(|_| DbErr::Custom(format!("bank account {} has a number that is none", row.id)))
}

/// Every account of an owner, newest first. One query.
pub(super) async fn all(connection: &impl ConnectionTrait, owner: Owner) -> Result<Vec<bank_account::Model>, DbErr> {
    use bank_account::Column as Of;
    let of_theirs = owner.map_or_else(|| Of::OrganisationId.is_null(), |id| Of::OrganisationId.eq(id));
    bank_account::Entity::find().filter(of_theirs).order_by_desc(Of::EnteredAt).order_by_desc(Of::Id).all(connection).await
}

/// The accounts of an owner that are not over. One query.
pub(super) async fn of(connection: &impl ConnectionTrait, owner: Owner) -> Result<Accounts, DbErr> {
    Ok(Accounts::of(all(connection, owner).await?))
}

/// Those of several organisations. One query.
pub(super) async fn of_many(connection: &impl ConnectionTrait, ids: BTreeSet<OrganisationId>) -> Result<BTreeMap<OrganisationId, Accounts>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = bank_account::Entity::find().filter(bank_account::Column::OrganisationId.is_in(ids)).all(connection).await?;
    let mut of: BTreeMap<OrganisationId, Vec<bank_account::Model>> = BTreeMap::new();
    for row in rows {
        if let Some(id) = row.organisation_id {
            of.entry(id).or_default().push(row);
        }
    }
    Ok(of.into_iter().map(|(id, rows)| (id, Accounts::of(rows))).collect())
}

/// The organisation, which did not become part of another one.
///
/// # Errors
/// 404 when it is not there.
pub(super) async fn organisation(connection: &impl ConnectionTrait, id: OrganisationId) -> Result<organisation::Model, AppError> {
    let row = organisation::Entity::find_by_id(id).one(connection).await?;
    row.filter(|row| row.merged_into.is_none()).ok_or(AppError::NotFound)
}

async fn name(write: &Write, owner: Owner) -> Result<Option<organisation::Model>, AppError> {
    match owner {
        Some(id) => organisation(write, id).await.map(Some),
        None => Ok(None),
    }
}

/// Enters an account, which counts once a second person confirmed it. Who knew of the one before is told.
///
/// # Errors
/// What is wrong with it; lost when another one waits by now.
pub(super) async fn enter(
    state: &State,
    permit: &Permit<act::KeepAccount>,
    submission: &Submission,
    (form, language): (&AccountForm, Language),
) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let owner = name(&write, permit.organisation()).await?;
    let accounts = of(&write, permit.organisation()).await?;
    if accounts.waits.is_some() {
        return Err(AppError::Conflict.into());
    }
    let now = accounts.counts.as_ref().map(number).transpose()?;
    let new = form.check(language, now.as_ref())?;
    let id = BankAccountId(new_id());
    let row = bank_account::Model {
        id,
        organisation_id: permit.organisation(),
        is_programme: permit.organisation().is_none(),
        iban: new.iban.as_str().to_owned(),
        holder: new.holder,
        entered_by: permit.person(),
        entered_at: write.now(),
        confirmed_by: None,
        confirmed_at: None,
        ended_by: None,
        ended_at: None,
        is_demo: match &owner {
            Some(owner) => owner.is_demo,
            None => is_demo(&write, permit.person()).await?,
        },
        version: 1,
    };
    bank_account::Entity::insert(row.into_active_model()).exec_without_returning(&write).await?;
    let organisation = owner.map(|owner| owner.name);
    warn(state, &write, (MailKind::AccountEntered, permit.person()), (permit.organisation(), organisation.as_deref()), &accounts).await?;
    let entered = HistoryEvent::AccountEntered { account: id, organisation };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), entered)]).await?)
}

/// Tells who entered the account that counts, and everybody who works there, but for who did it. The number is in no message.
async fn warn(
    state: &State,
    write: &Write,
    (kind, by): (MailKind, PersonId),
    (owner, name): (Owner, Option<&str>),
    accounts: &Accounts,
) -> Result<(), DbErr> {
    let people = match owner {
        Some(id) => {
            let there = Condition::all().add(person::Column::OrganisationId.eq(id)).add(person::Column::Active.eq(true));
            person::Entity::find().filter(there).all(write).await?
        }
        None => with_role(Role::ProgrammeManager, day_of(write.now())).all(write).await?,
    };
    let before = [&accounts.counts, &accounts.waits].into_iter().flatten();
    let before: Vec<PersonId> = before.flat_map(|row| [Some(row.entered_by), row.confirmed_by]).flatten().collect();
    let told: BTreeSet<PersonId> = people.into_iter().map(|person| person.id).chain(before).filter(|person| *person != by).collect();
    let bureau = state.reference().bureau.as_ref().map(|bureau| bureau.name.clone());
    let title = name.map(str::to_owned).or(bureau).unwrap_or_else(|| "Poort".to_owned());
    let path = owner.map_or_else(app::paths::programme_account, app::paths::organisation_account);
    let letter = |person| Notification {
        kind,
        to: Recipient::Person(person),
        title: title.clone(),
        until: None,
        said: Said::default(),
        path: path.clone(),
        expires_at: None,
    };
    queue(write, &state.base_url, told.into_iter().map(letter).collect(), write.now()).await
}

/// The account that waits, as the form knew it.
async fn waiting(write: &Write, owner: Owner, (id, version): (BankAccountId, i64)) -> Result<(Accounts, bank_account::Model), AppError> {
    let accounts = of(write, owner).await?;
    let waits = accounts.waits.clone().filter(|row| row.id == id && row.version == version);
    waits.map(|row| (accounts, row)).ok_or(AppError::Conflict)
}

/// Confirms the account that waits, in the place of the one that counted.
///
/// # Errors
/// Lost when it is not the one that waits; or why this person does not confirm it.
pub(super) async fn confirm(
    state: &State,
    permit: &Permit<act::ConfirmAccount>,
    submission: &Submission,
    (id, works_there): (BankAccountId, bool),
) -> Result<(), Unsaved<AccountRefusal>> {
    let write = submission.begin(state).await?;
    let owner = name(&write, permit.organisation()).await?;
    let (accounts, row) = waiting(&write, permit.organisation(), (id, submission.version)).await?;
    may_confirm_account(row.entered_by, permit.person(), works_there).map_err(Unsaved::refused)?;
    if let Some(before) = &accounts.counts {
        ended(&write, before, permit.person()).await?;
    }
    let change = bank_account::ActiveModel {
        id: Set(row.id),
        confirmed_by: Set(Some(permit.person())),
        confirmed_at: Set(Some(write.now())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    bank_account::Entity::update(change).validate()?.exec_without_returning(&write).await?;
    let organisation = owner.map(|owner| owner.name);
    warn(state, &write, (MailKind::AccountConfirmed, permit.person()), (permit.organisation(), organisation.as_deref()), &accounts).await?;
    let confirmed = HistoryEvent::AccountConfirmed { account: row.id, organisation };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), confirmed)]).await?)
}

async fn ended(write: &Write, row: &bank_account::Model, by: PersonId) -> Result<(), DbErr> {
    let change = bank_account::ActiveModel {
        id: Set(row.id),
        ended_by: Set(Some(by)),
        ended_at: Set(Some(write.now())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    bank_account::Entity::update(change).validate()?.exec_without_returning(write).await.map(|_| ())
}

/// Takes the account that waits back; the one that counted counts on.
///
/// # Errors
/// Lost when it is not the one that waits.
pub(super) async fn withdraw(state: &State, permit: &Permit<act::KeepAccount>, submission: &Submission, id: BankAccountId) -> Result<(), Unsaved> {
    let write = submission.begin(state).await?;
    let owner = name(&write, permit.organisation()).await?;
    let (_, row) = waiting(&write, permit.organisation(), (id, submission.version)).await?;
    ended(&write, &row, permit.person()).await?;
    let withdrawn = HistoryEvent::AccountWithdrawn { account: row.id, organisation: owner.map(|owner| owner.name) };
    Ok(write.finish([Event::by(permit.person(), permit.person_name(), withdrawn)]).await?)
}

/// An account, whoever has it.
///
/// # Errors
/// 404 when it is not there.
pub(super) async fn one(connection: &impl ConnectionTrait, id: BankAccountId) -> Result<bank_account::Model, AppError> {
    bank_account::Entity::find_by_id(id).one(connection).await?.ok_or(AppError::NotFound)
}

/// The account of the programme with this number, also one that is over.
pub(super) async fn own_with(connection: &impl ConnectionTrait, iban: &Iban) -> Result<Option<bank_account::Model>, DbErr> {
    let rows = all(connection, None).await?;
    Ok(rows.into_iter().find(|row| row.confirmed_at.is_some() && row.iban == iban.as_str()))
}
