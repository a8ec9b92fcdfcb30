//! A project as the list states it, with amounts and days read and everything else as text.

use super::cell;
use super::{Column, RawRow};
use crate::Eur;
use crate::names::{as_spelled, normalised};
use chrono::{Datelike, NaiveDate};

/// What a row says about a project. What the row does not say is nothing, never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyProject {
    /// The title.
    pub title: String,
    /// The title in English.
    pub title_english: Option<String>,
    /// What the project is about.
    pub summary: Option<String>,
    /// The address of the project's pages.
    pub website: Option<String>,
    /// Who received the money.
    pub beneficiary: Option<String>,
    /// `EFRO` or `ESF`.
    pub fund: Option<String>,
    /// The managing authority.
    pub authority: Option<String>,
    /// The European grant.
    pub eu_grant: Option<Eur>,
    /// Money of Dutch governments.
    pub other_public: Option<Eur>,
    /// Money of everybody else.
    pub other_private: Option<Eur>,
    /// What the project costs.
    pub total: Option<Eur>,
    /// The first day.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub end: Option<NaiveDate>,
    /// The European objective that the project serves.
    pub theme: Option<String>,
}

impl LegacyProject {
    /// Reads a row and leaves out what cannot be read; nothing when there is no title with a letter or digit in it.
    pub(super) fn read(row: &RawRow<'_>) -> Option<Self> {
        let text = |column| cell::text(row.cell(column));
        let amount = |column| cell::amount(row.cell(column)).ok().flatten();
        let day = |column| cell::day(row.cell(column)).ok().flatten();
        let title = text(Column::Title).filter(|title| title.chars().any(char::is_alphanumeric))?;
        Some(Self {
            title,
            title_english: text(Column::TitleEnglish),
            summary: text(Column::Summary),
            website: text(Column::Website),
            beneficiary: text(Column::Beneficiary),
            fund: text(Column::Fund),
            authority: text(Column::Authority),
            eu_grant: amount(Column::EuGrant),
            other_public: amount(Column::OtherPublic),
            other_private: amount(Column::OtherPrivate),
            total: amount(Column::Total),
            start: day(Column::Start),
            end: day(Column::End),
            theme: text(Column::Theme),
        })
    }

    /// The sum of the stated parts.
    pub fn parts(&self) -> Eur {
        [self.eu_grant, self.other_public, self.other_private].into_iter().flatten().sum()
    }

    /// How many months the project ran, a begun month counted whole; nothing when a day is missing or the end lies before the start.
    pub fn months(&self) -> Option<i32> {
        let (start, last) = (self.start?, self.end?);
        let behind = last.succ_opt()?;
        let months = (behind.year() - start.year()) * 12 + behind.month().cast_signed() - start.month().cast_signed();
        (last >= start).then_some(months + i32::from(behind.day() > start.day()))
    }

    /// The same for two rows when they name the same beneficiary and title, however they write capitals, spaces and punctuation.
    pub fn name_key(&self) -> String {
        format!("{}\n{}", normalised(self.beneficiary.as_deref().unwrap_or_default()), normalised(&self.title))
    }

    /// The same for two rows when one repeats the other: name, fund, amounts to the cent and period to the day. It never changes, because it is stored.
    pub fn source_key(&self) -> String {
        self.key(as_spelled)
    }

    /// The same for two rows of one list when one repeats the other, however their accents are stored.
    pub fn repeat_key(&self) -> String {
        self.key(normalised)
    }

    fn key(&self, plain: fn(&str) -> String) -> String {
        let cents = |amount: Option<Eur>| amount.map(|amount| amount.cents().to_string()).unwrap_or_default();
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let amounts = [self.eu_grant, self.other_public, self.other_private, self.total].map(cents).join("\n");
        let text = |text: &Option<String>| plain(text.as_deref().unwrap_or_default());
        let (beneficiary, title, fund) = (text(&self.beneficiary), plain(&self.title), text(&self.fund));
        format!("{beneficiary}\n{title}\n{fund}\n{amounts}\n{}\n{}", day(self.start), day(self.end))
    }
}
