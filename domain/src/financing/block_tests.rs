//! Lines that name their partners: with and without headings, in another order, in another language, and what is wrong with them.

use super::*;
use crate::financing::{cells, table_tests::partner as of_kind};
use crate::partners::{OrganisationType, PartnerRole};

fn partner(number: u128, name: &str) -> PartnerFacts {
    PartnerFacts { name: name.to_owned(), ..of_kind(number, PartnerRole::Participant, OrganisationType::Company) }
}

fn id(number: u128) -> PartnerId {
    PartnerId(uuid::Uuid::from_u128(number))
}

fn partners() -> Vec<PartnerFacts> {
    vec![partner(1, "Membraanhuis Oost"), partner(2, "Één B.V."), partner(3, "Regge"), partner(4, "REGGE")]
}

fn headings() -> Headings {
    let columns = [("partner", "Partner"), ("cost", "Kosten"), ("cost", "Cost"), ("own_cash", "Geld"), ("own_cash", "Cash"), ("other", "Overig")];
    Headings::new(columns.map(|(column, name)| (column, name.to_owned())), ["Totaal", "Total"].map(str::to_owned))
}

fn lines(text: &str) -> Vec<Line> {
    (1..).zip(cells(text)).map(|(number, cells)| Line { number, cells }).collect()
}

/// Reads a text whose first line may be its headings.
fn read(text: &str) -> (Block, Layout) {
    let lines = lines(text);
    let named = headings().layout(&lines[0].cells).expect("no heading twice");
    let from = usize::from(named.is_some());
    let layout = named.unwrap_or_default();
    (Block::read(&lines[from..], &layout, &headings(), &partners()), layout)
}

#[test]
fn columns_are_found_by_their_headings_in_any_order_and_language() {
    for text in ["Partner\tKosten\tGeld\nEen bv\t10\t20", "cash (€)\tpartner\tremarks\tCOST\n20\tÉÉN B.V.\tja\t10"] {
        let (block, layout) = read(text);
        let line = &block.lines[0];
        let mut amounts: Vec<_> = line.amounts.iter().map(|(_, column, cell)| (*column, cell.as_str())).collect();
        amounts.sort_unstable();
        assert_eq!((line.partner, amounts, block.refused.len()), (id(2), vec![("cost", "10"), ("own_cash", "20")], 0), "{text}");
        assert_eq!(layout.unread, if text.starts_with("cash") { vec!["remarks".to_owned()] } else { vec![] });
    }
}

#[test]
fn a_column_that_is_named_twice_is_refused_and_a_line_without_headings_is_none() {
    let layout = |text: &str| headings().layout(&lines(text)[0].cells).map(|layout| layout.is_some());
    assert_eq!(layout("Partner\tKosten\tCost"), Err("cost"));
    assert_eq!(layout("Partner\tPartner\tCost"), Err("partner"));
    assert_eq!(
        (layout("Partner\tremarks"), layout("Kosten\tGeld"), layout("Regge\t10"), layout("Partner\tGeld")),
        (Ok(false), Ok(false), Ok(false), Ok(true))
    );
}

#[test]
fn without_headings_the_columns_are_those_of_the_page() {
    let (block, _) = read("Membraanhuis Oost\t1\t2\t3\t4\t5\t6\t7\t8\nÉén\t1\nEen bv\t9\n\nTotaal\t10");
    let amounts: Vec<_> = block.lines[0].amounts.iter().map(|(place, column, cell)| (*place, *column, cell.as_str())).collect();
    let expected: Vec<_> =
        (1..).zip(AMOUNT_COLUMNS).zip(["1", "2", "3", "4", "5", "6", "7", "8"]).map(|((place, column), cell)| (place, column, cell)).collect();
    assert_eq!(amounts, expected);
    assert_eq!(block.lines[1].amounts, [(1, "cost", "9".to_owned())]);
    let refused = [RefusedLine { number: 2, name: "Één".to_owned(), problem: LineProblem::NotAPartner }];
    assert_eq!(block.refused, refused, "the total and the empty line are passed over");
}

#[test]
fn every_line_that_is_nobodys_or_somebody_elses_is_refused_with_the_reason() {
    let (block, _) = read("Membraanhuis Oost\t1\nRegge\t1\n\t1\nmembraanhuis oost\t2\nÉén B.V.\t1\t2\t3\t4\t5\t6\t7\t8\t9\nVreemd\t1");
    let told: Vec<_> = block.refused.iter().map(|line| (line.number, line.problem)).collect();
    use LineProblem::{Again, Nobody, NotAPartner, SeveralPartners, TooManyCells};
    assert_eq!(told, [(2, SeveralPartners), (3, Nobody), (4, Again(1)), (5, TooManyCells), (6, NotAPartner)]);
    assert_eq!(block.lines.len(), 1);
}

#[test]
fn ten_changes_are_ten_changes_and_what_is_no_amount_is_named() {
    let mut stored = FinancingRow { cost: Eur::euros(45_000), own_cash: Eur::euros(5), ..FinancingRow::empty(id(1)) };
    stored.other = Eur(50);
    let (block, _) = read("Partner\tKosten\tGeld\tOverig\nMembraanhuis Oost\t45.000,00\t6\t\nÉén B.V.\t45,000\t0\t1 2");
    let (changes, refused) = block.changes(&[stored], Language::Nl);
    let change = |number, column, old, new| CellChange { partner: id(number), column, old, new };
    assert_eq!(changes, [change(1, "own_cash", Eur::euros(5), Eur::euros(6)), change(1, "other", Eur(50), Eur::ZERO)]);
    let told: Vec<_> = refused.iter().map(|cell| (cell.number, cell.place, cell.column, cell.text.as_str(), cell.problem)).collect();
    assert_eq!(told, [(3, 1, "cost", "45,000", AmountError::Ambiguous), (3, 3, "other", "1 2", AmountError::SeveralAmounts)]);
    assert_eq!(block.changes(&[stored], Language::En).0.last(), Some(&change(2, "cost", Eur::ZERO, Eur::euros(45_000))));
}

#[test]
fn the_form_takes_lines_as_they_stand_and_keeps_the_rest() {
    let stored = [FinancingRow { cost: Eur::euros(7), other: Eur::euros(1), ..FinancingRow::empty(id(1)) }];
    let mut form = FinancingForm::of(&stored, Language::Nl);
    form.rows[0].remove = "yes".to_owned();
    form.take(&read("Partner\tKosten\nMembraanhuis Oost\tgeen idee\nÉén B.V.\t€ 5,-").0);
    let told: Vec<_> = form.rows.iter().map(|row| (row.partner.clone(), row.cost.as_str(), row.other.as_str(), row.is_removed())).collect();
    assert_eq!(told, [(id(1).to_string(), "geen idee", "1", false), (id(2).to_string(), "€ 5,-", "", false)]);
}

#[test]
fn every_amount_of_a_line_is_found_by_its_field() {
    let mut row = FinancingRow::empty(id(1));
    (row.cost, row.own_cash, row.own_in_kind, row.other) = (Eur(1), Eur(6), Eur(7), Eur(8));
    for (cents, source) in (2..).zip(crate::financing::PublicSource::ALL) {
        row.public.set(*source, Eur(cents));
    }
    let found = AMOUNT_COLUMNS.map(|column| row.amount(column).0);
    let mut expected = found;
    expected.sort_unstable();
    assert_eq!((expected, row.amount("cost"), row.amount("own_cash"), row.amount("partner")), ([1, 2, 3, 4, 5, 6, 7, 8], Eur(1), Eur(6), Eur::ZERO));
}
