//! Reading a statement of the bank: `camt.053` of ISO 20022, any of its versions. Bounded in size, depth and number, and without entities of its
//! own: what a file declares itself is refused.

use chrono::NaiveDate;
use domain::Eur;
use domain::payments::{Direction, Iban, StatementLine};
use quick_xml::Reader;
use quick_xml::events::Event;

/// The most that a file may weigh.
pub(super) const SIZE_LIMIT: usize = 2 * 1024 * 1024;
/// The most elements in one.
const ELEMENTS: usize = 200_000;
/// How deep elements may lie in each other; a statement needs some ten.
const DEPTH: usize = 24;
/// The most lines in one.
const LINES: usize = 5_000;
/// The most letters that are kept of what a line is about.
const ABOUT: usize = 140;

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CamtProblem {
    /// It is too large.
    TooLarge,
    /// It is no XML, or one that breaks off, or that declares something of its own.
    Damaged,
    /// It is something else than a statement.
    NotAStatement,
    /// A statement without the number of its account.
    NoAccount,
    /// An amount or a day that is none.
    NotALine,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadStatement {
    pub(super) account: Iban,
    pub(super) name: String,
    pub(super) lines: Vec<StatementLine>,
}

/// An element with what is in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    currency: String,
    text: String,
    inside: Vec<Element>,
}

impl Element {
    fn one(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.inside.iter().find(|one| one.name == *name))
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.inside.iter().filter(move |one| one.name == name)
    }

    fn said(&self, path: &[&str]) -> Option<String> {
        let text = self.one(path)?.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// The statements of a file.
///
/// # Errors
/// Why it is not read.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<ReadStatement>, CamtProblem> {
    if bytes.len() > SIZE_LIMIT {
        return Err(CamtProblem::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| CamtProblem::Damaged)?;
    let root = tree(text.trim_start_matches('\u{feff}'))?;
    let document = root.one(&["Document", "BkToCstmrStmt"]).ok_or(CamtProblem::NotAStatement)?;
    let statements: Vec<ReadStatement> = document.all("Stmt").map(statement).collect::<Result<_, _>>()?;
    if statements.is_empty() { Err(CamtProblem::NotAStatement) } else { Ok(statements) }
}

fn tree(text: &str) -> Result<Element, CamtProblem> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|_| CamtProblem::Damaged)? {
            Event::Start(start) => {
                count += 1;
                if count > ELEMENTS || open.len() > DEPTH {
                    return Err(CamtProblem::TooLarge);
                }
                open.push(element(&start)?);
            }
            Event::Empty(start) => {
                count += 1;
                let empty = element(&start)?;
                open.last_mut().ok_or(CamtProblem::Damaged)?.inside.push(empty);
            }
            Event::End(_) => {
                let closed = open.pop().ok_or(CamtProblem::Damaged)?;
                open.last_mut().ok_or(CamtProblem::Damaged)?.inside.push(closed);
            }
            Event::Text(text) => open.last_mut().ok_or(CamtProblem::Damaged)?.text.push_str(&text.xml10_content()),
            Event::CData(text) => open.last_mut().ok_or(CamtProblem::Damaged)?.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let letter = match reference.resolve_char_ref().map_err(|_| CamtProblem::Damaged)? {
                    Some(letter) => letter,
                    None => known(&reference.xml10_content()).ok_or(CamtProblem::Damaged)?,
                };
                open.last_mut().ok_or(CamtProblem::Damaged)?.text.push(letter);
            }
            // What a file declares itself is how a small one becomes a large one, or reads another file.
            Event::DocType(_) => return Err(CamtProblem::Damaged),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    match <[Element; 1]>::try_from(open) {
        Ok([root]) => Ok(root),
        Err(_) => Err(CamtProblem::Damaged),
    }
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> Result<Element, CamtProblem> {
    let currency = start.try_get_attribute("Ccy").map_err(|_| CamtProblem::Damaged)?;
    let currency = currency.map(|one| one.value.into_owned()).unwrap_or_default();
    Ok(Element { name: start.local_name().as_ref().to_owned(), currency, ..Element::default() })
}

/// The five entities that XML has by itself.
fn known(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn statement(element: &Element) -> Result<ReadStatement, CamtProblem> {
    let account = element.said(&["Acct", "Id", "IBAN"]).ok_or(CamtProblem::NoAccount)?;
    let account = Iban::parse(&account).map_err(|_| CamtProblem::NoAccount)?;
    let name = element.said(&["Id"]).ok_or(CamtProblem::NotAStatement)?;
    let mut lines = Vec::new();
    for (place, entry) in element.all("Ntry").enumerate() {
        lines.extend(entry_lines(entry, &format!("{name}/{place}"))?);
        if lines.len() > LINES {
            return Err(CamtProblem::TooLarge);
        }
    }
    Ok(ReadStatement { account, name: name.chars().take(100).collect(), lines })
}

/// The lines of an entry: one, or one for each payment in it.
fn entry_lines(entry: &Element, fallback: &str) -> Result<Vec<StatementLine>, CamtProblem> {
    let reference = entry.said(&["AcctSvcrRef"]).or_else(|| entry.said(&["NtryRef"])).unwrap_or_else(|| fallback.to_owned());
    let amount = entry.one(&["Amt"]).ok_or(CamtProblem::NotALine)?;
    let direction = match entry.said(&["CdtDbtInd"]).as_deref() {
        Some("DBIT") => Direction::Out,
        Some("CRDT") => Direction::In,
        _ => return Err(CamtProblem::NotALine),
    };
    let day = entry.said(&["BookgDt", "Dt"]).or_else(|| entry.said(&["BookgDt", "DtTm"])).or_else(|| entry.said(&["ValDt", "Dt"]));
    let booked_on: NaiveDate = day.and_then(|day| day.get(..10)?.parse().ok()).ok_or(CamtProblem::NotALine)?;
    let line = |reference: String, amount: &Element, details: Option<&Element>| {
        let cents = cents(&amount.text).filter(|cents| *cents > 0).ok_or(CamtProblem::NotALine)?;
        let name = details.and_then(|details| details.said(&["Refs", "EndToEndId"])).filter(|name| name != "NOTPROVIDED");
        Ok(StatementLine {
            reference,
            booked_on,
            amount: Eur(cents),
            direction,
            is_euro: amount.currency == "EUR",
            end_to_end: name,
            about: about(entry, details),
        })
    };
    let details: Vec<&Element> = entry.all("NtryDtls").flat_map(|one| one.all("TxDtls")).collect();
    match details.as_slice() {
        [] => Ok(vec![line(reference, amount, None)?]),
        [one] => Ok(vec![line(reference, amount, Some(one))?]),
        several => {
            let own = |one: &&Element| one.one(&["Amt"]).is_some() || one.one(&["AmtDtls", "TxAmt", "Amt"]).is_some();
            if !several.iter().all(own) {
                // Payments together, without an amount each: nobody can tell them apart.
                return Ok(vec![line(reference, amount, None)?]);
            }
            let part = |(place, one): (usize, &&Element)| {
                let amount = one.one(&["Amt"]).or_else(|| one.one(&["AmtDtls", "TxAmt", "Amt"])).ok_or(CamtProblem::NotALine)?;
                line(format!("{reference}/{}", place + 1), amount, Some(one))
            };
            several.iter().enumerate().map(part).collect()
        }
    }
}

/// The cents of an amount as banks write it, such as `1234.5`; none for one with a part of a cent.
fn cents(written: &str) -> Option<i64> {
    let (whole, part) = written.trim().split_once('.').unwrap_or((written.trim(), ""));
    let is_number = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    let (part, rest) = part.split_at_checked(2).unwrap_or((part, ""));
    if whole.is_empty() || !is_number(whole) || !is_number(part) || !rest.bytes().all(|digit| digit == b'0') {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part).filter(|cents| *cents <= Eur::MAX.0)
}

/// Who and what, in the words of the bank; never the number of an account.
fn about(entry: &Element, details: Option<&Element>) -> String {
    let of = |path: &[&str]| details.and_then(|details| details.said(path));
    let party = |who: &str| of(&["RltdPties", who, "Pty", "Nm"]).or_else(|| of(&["RltdPties", who, "Nm"]));
    let parts = [party("Cdtr"), party("Dbtr"), of(&["RmtInf", "Ustrd"]), entry.said(&["AddtlNtryInf"])];
    let text =
        parts.into_iter().flatten().filter(|part| !part.split_whitespace().any(|word| Iban::parse(word).is_ok())).collect::<Vec<_>>().join(" · ");
    text.chars().filter(|letter| !letter.is_control()).take(ABOUT).collect()
}

#[cfg(test)]
mod tests;
