//! The accounts of an owner into their page: the only one with numbers.

use super::accounts::{Owner, number};
use super::pages::{by, masked, who};
use crate::frame::names::names;
use crate::state::State;
use ::entity::bank_account;
use app::payments::{AccountCard, AccountView, EarlierAccount, WaitingAccount};
use app::ui::{FormErrors, NoticeView};
use domain::access::{Actor, OrganisationStanding, act};
use domain::ids::PersonId;
use domain::payments::{AccountForm, may_confirm_account};
use sea_orm::DbErr;

/// The accounts of an owner, newest first. One query.
pub(super) async fn account(
    state: &State,
    actor: &Actor,
    (owner, name): (Owner, Option<String>),
    rows: Vec<bank_account::Model>,
    (form, errors, notice): (AccountForm, FormErrors, Option<NoticeView>),
) -> Result<AccountView, DbErr> {
    let people: Vec<PersonId> = rows.iter().flat_map(|row| [Some(row.entered_by), row.confirmed_by, row.ended_by]).flatten().collect();
    let names = names(&state.database.read, people).await?;
    let standing = OrganisationStanding::of(actor, owner);
    let card = |row: &bank_account::Model| -> Result<AccountCard, DbErr> {
        Ok(AccountCard {
            number: number(row)?.grouped(),
            holder: row.holder.clone(),
            entered: (who(&names, row.entered_by), row.entered_at),
            confirmed: by(&names, row.confirmed_by, row.confirmed_at),
        })
    };
    let (open, over): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.ended_at.is_none());
    let counts = open.iter().find(|row| row.confirmed_at.is_some()).map(|row| card(row)).transpose()?;
    let waits = open.iter().find(|row| row.confirmed_at.is_none());
    let waits = match waits {
        Some(row) => Some(WaitingAccount {
            id: row.id,
            version: row.version,
            card: card(row)?,
            may_ask: actor.may(act::ConfirmAccount, standing),
            refusal: may_confirm_account(row.entered_by, actor.id, standing.works_there).err(),
        }),
        None => None,
    };
    let earlier = over.iter().filter_map(|row| {
        let (ended_by, ended_at) = by(&names, row.ended_by, row.ended_at)?;
        Some(EarlierAccount { last: masked(&row.iban), had_counted: row.confirmed_at.is_some(), ended: (ended_by, ended_at) })
    });
    Ok(AccountView {
        owner: owner.map(|id| (id, name.unwrap_or_default())),
        counts,
        waits,
        earlier: earlier.collect(),
        form,
        errors,
        notice,
        key: state.form_key(actor.id),
    })
}
