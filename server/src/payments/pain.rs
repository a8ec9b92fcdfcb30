//! The file of a proposal as a SEPA credit transfer: `pain.001.001.09` of ISO 20022. A story checks it against the schema.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use domain::Eur;
use domain::payments::{Iban, sepa_text};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// The most letters of a name that a bank takes.
const NAME: usize = 70;
/// The most letters of what a payment is about.
const ABOUT: usize = 140;

/// Somebody with an account.
pub(super) struct Party {
    pub(super) name: String,
    pub(super) iban: Iban,
}

/// One payment.
pub(super) struct Transfer {
    pub(super) end_to_end: String,
    pub(super) amount: Eur,
    pub(super) to: Party,
    pub(super) about: String,
}

/// A proposal.
pub(super) struct Transfers {
    pub(super) message_id: String,
    pub(super) made_at: DateTime<Utc>,
    pub(super) pay_on: NaiveDate,
    pub(super) from: Party,
    pub(super) transfers: Vec<Transfer>,
}

type Xml = Writer<Vec<u8>>;

/// The file.
///
/// # Errors
/// A sum that cannot be held.
pub(super) fn write(file: &Transfers) -> io::Result<String> {
    let sum = Eur::checked_sum(file.transfers.iter().map(|one| one.amount)).map_err(io::Error::other)?;
    let (count, sum) = (file.transfers.len().to_string(), euros(sum));
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let document = xml.create_element("Document").with_attribute(("xmlns", "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"));
    document.write_inner_content(|xml| {
        within(xml, "CstmrCdtTrfInitn", |xml| {
            within(xml, "GrpHdr", |xml| {
                text(xml, "MsgId", &file.message_id)?;
                text(xml, "CreDtTm", &file.made_at.to_rfc3339_opts(SecondsFormat::Secs, true))?;
                text(xml, "NbOfTxs", &count)?;
                text(xml, "CtrlSum", &sum)?;
                within(xml, "InitgPty", |xml| text(xml, "Nm", &sepa_text(&file.from.name, NAME)))
            })?;
            within(xml, "PmtInf", |xml| {
                text(xml, "PmtInfId", &file.message_id)?;
                text(xml, "PmtMtd", "TRF")?;
                // One line in the statement for each payment.
                text(xml, "BtchBookg", "false")?;
                text(xml, "NbOfTxs", &count)?;
                text(xml, "CtrlSum", &sum)?;
                within(xml, "PmtTpInf", |xml| within(xml, "SvcLvl", |xml| text(xml, "Cd", "SEPA")))?;
                within(xml, "ReqdExctnDt", |xml| text(xml, "Dt", &file.pay_on.to_string()))?;
                party(xml, ("Dbtr", "DbtrAcct"), &file.from)?;
                within(xml, "DbtrAgt", |xml| within(xml, "FinInstnId", |xml| within(xml, "Othr", |xml| text(xml, "Id", "NOTPROVIDED"))))?;
                text(xml, "ChrgBr", "SLEV")?;
                file.transfers.iter().try_for_each(|one| transfer(xml, one))
            })
        })
    })?;
    String::from_utf8(xml.into_inner()).map_err(io::Error::other)
}

fn transfer(xml: &mut Xml, one: &Transfer) -> io::Result<()> {
    within(xml, "CdtTrfTxInf", |xml| {
        within(xml, "PmtId", |xml| text(xml, "EndToEndId", &one.end_to_end))?;
        within(xml, "Amt", |xml| {
            let amount = xml.create_element("InstdAmt").with_attribute(("Ccy", "EUR"));
            amount.write_text_content(BytesText::new(&euros(one.amount))).map(|_| ())
        })?;
        party(xml, ("Cdtr", "CdtrAcct"), &one.to)?;
        within(xml, "RmtInf", |xml| text(xml, "Ustrd", &sepa_text(&one.about, ABOUT)))
    })
}

fn party(xml: &mut Xml, (name, account): (&str, &str), party: &Party) -> io::Result<()> {
    within(xml, name, |xml| text(xml, "Nm", &sepa_text(&party.name, NAME)))?;
    within(xml, account, |xml| within(xml, "Id", |xml| text(xml, "IBAN", party.iban.as_str())))
}

fn within(xml: &mut Xml, name: &str, inside: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    xml.create_element(name).write_inner_content(inside).map(|_| ())
}

fn text(xml: &mut Xml, name: &str, said: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(said)).map(|_| ())
}

/// An amount as banks write it: `1234.05`.
fn euros(amount: Eur) -> String {
    format!("{}.{:02}", amount.0 / 100, amount.0 % 100)
}
