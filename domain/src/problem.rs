//! What is wrong with what somebody typed: a field, a kind, and the numbers that a sentence about it needs.

use crate::amount::AmountError;
use crate::claims::DoubleKind;
use crate::in_kind::Hours;
use crate::money::Eur;
use crate::people::RoleRefusal;
use chrono::NaiveDate;

/// One thing to mend in a form. A form is refused with all of its problems at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The form field's name, such as `title` or `rows.2.cost`.
    pub field: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// The kinds of mistakes that a form can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// Nothing was filled in.
    Missing,
    /// Fewer characters than this.
    TooShort(u32),
    /// More characters than this.
    TooLong(u32),
    /// A whole number outside these limits.
    NotBetween(i64, i64),
    /// Not a date, or one that does not exist.
    NotADate,
    /// A date such as 3-4-26 that can be read in two ways.
    AmbiguousDate,
    /// The date must be later than it is.
    NotAfter,
    /// The date lies after this day, which is the last one possible.
    DayAfter(NaiveDate),
    /// The date lies before this day, which is the first one possible.
    DayBefore(NaiveDate),
    /// The date lies in another year than the one it belongs to.
    OtherYear,
    /// The date lies before this day.
    InThePast,
    /// The date lies after today.
    InTheFuture,
    /// Not an amount of money.
    NotAnAmount,
    /// An amount such as 1.234 that can be read in two ways.
    AmbiguousAmount,
    /// An amount below zero.
    NegativeAmount,
    /// More than one amount, such as two cells that were pasted into one field.
    SeveralAmounts,
    /// More than this amount.
    AmountAbove(Eur),
    /// An hour counts for more than this amount.
    RateAbove(Eur),
    /// Public money would be this much above what is paid in money.
    PublicAboveCost(Eur),
    /// Not a number of hours.
    NotHours,
    /// More than so many hours.
    HoursAbove(Hours),
    /// More hours than a person has left in a year, over all projects.
    HoursOfYear {
        /// What is left.
        left: Hours,
        /// What the year has.
        most: Hours,
        /// Which year.
        year: i32,
    },
    /// Evidence that stands in another project already.
    UsedElsewhere,
    /// More than what is left of an approved budget.
    AboveBudget(Eur),
    /// Another amount than hours and rate come to.
    NotTheProduct(Eur),
    /// A column that is named twice.
    NamedTwice,
    /// A bill, time sheet or file that another cost line has already.
    ClaimedTwice(DoubleKind),
    /// A choice that is not on the list.
    NotOnTheList,
    /// Somebody else has this already.
    Taken,
    /// The organisation takes part in the project already.
    AlreadyPartner,
    /// The project has a lead partner already.
    HasLead,
    /// Who sees to something does not verify it as well.
    OwnerVerifies,
    /// A tick that has to be there is not: nothing was confirmed.
    NotConfirmed,
    /// Nothing was ticked of several of which at least one is needed.
    NothingTicked,
    /// Not an e-mail address.
    NotAnEmail,
    /// Tried so often that it waits this many seconds.
    TooSoon(i64),
    /// Not the number of a bank account: a letter or digit is wrong.
    NotAnIban,
    /// The number of an account that a SEPA credit transfer does not reach.
    NotSepa,
    /// Not eight digits.
    NotAKvkNumber,
    /// Either this or that must be filled in, not both and not neither.
    OneOfTwo,
    /// An organisation that decides with the programme: who works there is no outsider to it.
    NotExternal,
    /// Numbers that come to this and not to 100.
    NotHundred(u32),
    /// A role that is not given, or not taken away.
    RoleRefused(RoleRefusal),
    /// Not a telephone number.
    NotAPhoneNumber,
    /// What stands there already.
    Unchanged,
    /// A password that is mostly the own name or address, or words of the programme.
    OwnWords,
    /// A password that is guessed quickly.
    EasyToGuess,
    /// Not the password of now.
    NotThePassword,
    /// What there is already.
    SameAsNow,
    /// What the dossier rests on.
    InUse,
    /// Neither the code of an app nor a recovery code.
    NotACode,
    /// A code that does not belong to the account, is past its time, or was used before.
    WrongCode,
    /// A password that does not belong to the account.
    WrongPassword,
}

impl Problem {
    /// A problem with a field.
    pub fn new(field: impl Into<String>, kind: ProblemKind) -> Self {
        Self { field: field.into(), kind }
    }
}

impl From<AmountError> for ProblemKind {
    fn from(error: AmountError) -> Self {
        match error {
            AmountError::NotAnAmount => Self::NotAnAmount,
            AmountError::Ambiguous => Self::AmbiguousAmount,
            AmountError::Negative => Self::NegativeAmount,
            AmountError::TooLarge => Self::AmountAbove(Eur::MAX),
            AmountError::SeveralAmounts => Self::SeveralAmounts,
        }
    }
}
