//! Statements are read as the bank wrote them, and what is none is refused.

use super::*;

const OWN: &str = "NL91ABNA0417164300";

fn entry(amount: &str, direction: &str, reference: &str, details: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt>\
         <AcctSvcrRef>{reference}</AcctSvcrRef><BkTxCd/>{details}</Ntry>"
    )
}

fn details(name: &str) -> String {
    format!(
        "<NtryDtls><TxDtls><Refs><EndToEndId>{name}</EndToEndId></Refs><RltdPties><Cdtr><Pty><Nm>Dinkeldal &amp; Zn</Nm></Pty></Cdtr></RltdPties>\
         </TxDtls></NtryDtls>"
    )
}

fn file(entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\
         <GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>2026-12-01/1</Id><Acct><Id><IBAN>{OWN}</IBAN></Id></Acct>{entries}</Stmt></BkToCstmrStmt></Document>"
    )
}

fn lines(entries: &str) -> Result<Vec<StatementLine>, CamtProblem> {
    read(file(entries).as_bytes()).map(|mut read| read.remove(0).lines)
}

#[test]
fn a_statement_tells_its_account_and_each_line_what_it_names() {
    let text = file(&[entry("1234.5", "DBIT", "A1", &details("POORT-000001-0001")), entry("7.00", "CRDT", "A2", "")].concat());
    let read = read(text.as_bytes()).expect("a statement");
    assert_eq!((read.len(), read[0].name.as_str(), read[0].account.as_str()), (1, "2026-12-01/1", OWN));
    let [first, second] = read[0].lines.as_slice() else { panic!("two lines: {read:?}") };
    assert_eq!((first.amount, first.direction, first.reference.as_str(), first.is_euro), (Eur(123_450), Direction::Out, "A1", true));
    assert_eq!((first.end_to_end.as_deref(), first.about.as_str()), (Some("POORT-000001-0001"), "Dinkeldal & Zn"));
    assert_eq!((second.amount, second.direction, second.end_to_end.as_deref()), (Eur(700), Direction::In, None));
    assert_eq!(first.booked_on.to_string(), "2026-12-01");
}

#[test]
fn payments_together_become_a_line_each_and_those_without_an_amount_stay_one_that_names_nothing() {
    let part = |amount: &str, name: &str| format!("<TxDtls><Refs><EndToEndId>{name}</EndToEndId></Refs>{amount}</TxDtls>");
    let both = format!("<NtryDtls>{}{}</NtryDtls>", part("<Amt Ccy=\"EUR\">1.00</Amt>", "P1"), part("<Amt Ccy=\"EUR\">2.00</Amt>", "P2"));
    let read = lines(&entry("3.00", "DBIT", "B", &both)).expect("lines");
    let told: Vec<_> = read.iter().map(|line| (line.reference.as_str(), line.amount.0, line.end_to_end.as_deref())).collect();
    assert_eq!(told, [("B/1", 100, Some("P1")), ("B/2", 200, Some("P2"))]);
    let untold = format!("<NtryDtls>{}{}</NtryDtls>", part("", "P1"), part("", "P2"));
    let read = lines(&entry("3.00", "DBIT", "B", &untold)).expect("lines");
    assert_eq!(read.iter().map(|line| (line.amount.0, line.end_to_end.as_deref())).collect::<Vec<_>>(), [(300, None)]);
}

#[test]
fn a_number_in_the_words_of_the_bank_is_not_kept() {
    let told = format!("<NtryDtls><TxDtls><RmtInf><Ustrd>terug naar {OWN}</Ustrd></RmtInf></TxDtls></NtryDtls>");
    assert_eq!(lines(&entry("1.00", "CRDT", "A", &told)).expect("a line")[0].about, "");
    let told = "<NtryDtls><TxDtls><RmtInf><Ustrd>terug</Ustrd></RmtInf></TxDtls></NtryDtls>";
    assert_eq!(lines(&entry("1.00", "CRDT", "A", told)).expect("a line")[0].about, "terug");
}

#[test]
fn what_is_no_statement_is_refused() {
    let good = file(&entry("1.00", "DBIT", "A", ""));
    let rows: [(String, CamtProblem); 10] = [
        (String::new(), CamtProblem::NotAStatement),
        ("geen xml <".to_owned(), CamtProblem::Damaged),
        ("<a><b></a>".to_owned(), CamtProblem::Damaged),
        (good[..good.len() - 20].to_owned(), CamtProblem::Damaged),
        ("<Document><CstmrCdtTrfInitn/></Document>".to_owned(), CamtProblem::NotAStatement),
        (good.replace(OWN, "NL00"), CamtProblem::NoAccount),
        (good.replace("DBIT", "GONE"), CamtProblem::NotALine),
        (good.replace(">1.00<", ">1.005<"), CamtProblem::NotALine),
        (good.replace(">1.00<", ">0<"), CamtProblem::NotALine),
        (good.replace("2026-12-01</Dt>", "gisteren</Dt>"), CamtProblem::NotALine),
    ];
    assert!(read(good.as_bytes()).is_ok());
    for (text, problem) in rows {
        assert_eq!(read(text.as_bytes()), Err(problem), "{text}");
    }
    assert_eq!(read(&[0xff, 0xfe, 0x00]), Err(CamtProblem::Damaged), "no UTF-8");
}

#[test]
fn what_a_file_declares_itself_never_grows_and_reads_no_other_file() {
    let bomb = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>";
    let outside = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    for head in [bomb, outside] {
        let text = format!("{head}{}", file("").replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", ""));
        assert_eq!(read(text.as_bytes()), Err(CamtProblem::Damaged), "{head}");
    }
    assert_eq!(lines(&entry("&f;", "DBIT", "A", "")), Err(CamtProblem::Damaged), "an entity that XML does not have by itself");
}

#[test]
fn a_file_that_is_too_large_too_deep_or_too_long_is_refused() {
    assert_eq!(read(&vec![b' '; SIZE_LIMIT + 1]), Err(CamtProblem::TooLarge));
    assert_eq!(read("<a>".repeat(DEPTH + 2).as_bytes()), Err(CamtProblem::TooLarge));
    let many = file(&"<Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-12-01</Dt></BookgDt></Ntry>".repeat(LINES + 1));
    assert_eq!(read(many.as_bytes()), Err(CamtProblem::TooLarge));
}
