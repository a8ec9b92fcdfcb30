//! What the page of a bank account is given: the only one with its number.

use super::view::By;
use crate::ui::{FormErrors, NoticeView};
use domain::ids::{BankAccountId, OrganisationId};
use domain::payments::{AccountForm, AccountRefusal};

/// An account.
#[derive(Debug, Clone)]
pub struct AccountCard {
    /// Its number, in groups.
    pub number: String,
    /// In whose name it stands.
    pub holder: String,
    /// Who entered it.
    pub entered: By,
    /// Who confirmed it.
    pub confirmed: Option<By>,
}

/// The account that waits for a second person.
#[derive(Debug, Clone)]
pub struct WaitingAccount {
    /// Which one.
    pub id: BankAccountId,
    /// Its version.
    pub version: i64,
    /// The account.
    pub card: AccountCard,
    /// Whether the reader confirms accounts at all.
    pub may_ask: bool,
    /// Why the reader does not confirm this one.
    pub refusal: Option<AccountRefusal>,
}

/// An account that is over.
#[derive(Debug, Clone)]
pub struct EarlierAccount {
    /// The last of its number.
    pub last: String,
    /// Two people stood for it.
    pub had_counted: bool,
    /// Who put another one in its place, or took it back.
    pub ended: By,
}

/// The page of an account.
pub struct AccountView {
    /// Whose; none for the programme.
    pub owner: Option<(OrganisationId, String)>,
    /// The account that counts.
    pub counts: Option<AccountCard>,
    /// The one that waits.
    pub waits: Option<WaitingAccount>,
    /// What was before.
    pub earlier: Vec<EarlierAccount>,
    /// What was typed.
    pub form: AccountForm,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// What happened.
    pub notice: Option<NoticeView>,
    /// The key of the forms.
    pub key: String,
}
