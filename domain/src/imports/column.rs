//! The columns of the list "Europa om de hoek" and one row of it, still as text.

use crate::text_enum;

text_enum! {
    /// A column; its code is the header in the file.
    pub enum Column {
        /// Who received the money.
        Beneficiary = "Begunstigde",
        /// The title of the project.
        Title = "Titel van het project (naam van de concrete actie)",
        /// The title in English.
        TitleEnglish = "Titel van het project in het Engels",
        /// ERDF (`EFRO`) or ESF.
        Fund = "Fonds",
        /// The managing authority.
        Authority = "Autoriteit",
        /// What the project is about.
        Summary = "Samenvatting",
        /// The address of the project's pages.
        Website = "Website project",
        /// The European grant.
        EuGrant = "EU-subsidie in Euro's",
        /// Money of Dutch governments.
        OtherPublic = "Overige publieke financiering",
        /// Money of everybody else.
        OtherPrivate = "Overige private financiering",
        /// What the project costs.
        Total = "Totale kosten in Euro's",
        /// The part that the Union pays, in per cent.
        UnionRate = "Medefinancieringspercentage van de Unie (per prioritaire as)",
        /// When the source last changed the row.
        Updated = "Datum van laatste bijwerking",
        /// The first day.
        Start = "Begindatum",
        /// The last day.
        End = "Einddatum",
        /// The European objective that the project serves.
        Theme = "Thematische doelstelling",
    }
}

impl Column {
    /// How many columns the list has.
    pub const COUNT: usize = Self::ALL.len();
}

/// The cells of one row in the order of [`Column::ALL`], as they stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawRow<'a>(pub [&'a str; Column::COUNT]);

impl<'a> RawRow<'a> {
    /// The text of a cell, line breaks and spaces at its ends included.
    pub const fn cell(&self, column: Column) -> &'a str {
        self.0[column as usize]
    }
}
