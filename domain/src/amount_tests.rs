//! Amounts as people type, paste and export them, and what each reads as.

use super::*;
use AmountError::{Ambiguous, Negative, NotAnAmount, SeveralAmounts, TooLarge};

fn told(rows: &[(&str, Result<Eur, AmountError>)]) {
    for (text, expected) in rows {
        assert_eq!(Eur::parse(text, '.'), *expected, "{text:?}");
    }
}

#[test]
fn an_amount_reads_as_people_type_it() {
    let rows = [
        ("", '.', Ok(Eur::ZERO)),
        ("1.250.000", '.', Ok(Eur::euros(1_250_000))),
        ("1250000", '.', Ok(Eur::euros(1_250_000))),
        ("€ 90 000", '.', Ok(Eur::euros(90_000))),
        ("1.250.000,50", '.', Ok(Eur(125_000_050))),
        ("1,250,000.5", ',', Ok(Eur(125_000_050))),
        ("8.108.000", '.', Ok(Eur::euros(8_108_000))),
        ("45.000", '.', Ok(Eur::euros(45_000))),
        ("45,000", ',', Ok(Eur::euros(45_000))),
        ("45,000", '.', Err(Ambiguous)),
        ("45.000", ',', Err(Ambiguous)),
        ("45,50", '.', Ok(Eur(4_550))),
        ("0,01", '.', Ok(Eur(1))),
        ("12.50.000", '.', Err(NotAnAmount)),
        ("1.2.3,4", '.', Err(NotAnAmount)),
        ("abc", '.', Err(NotAnAmount)),
        (".", '.', Err(NotAnAmount)),
        ("-5", '.', Err(Negative)),
        ("10.000.000.000", '.', Ok(Eur::MAX)),
        ("10.000.000.000,01", '.', Err(TooLarge)),
        ("99999999999999999999", '.', Err(TooLarge)),
        ("1,234", ',', Ok(Eur::euros(1_234))),
    ];
    for (text, thousands, expected) in rows {
        assert_eq!(Eur::parse(text, thousands), expected, "{text} with {thousands}");
    }
}

#[test]
fn an_amount_with_its_currency_and_without_cents_is_read_as_meant() {
    let amount = Ok(Eur::euros(12_500));
    for text in
        ["€ 12.500,-", "€12.500,--", "EUR 12.500", "eur 12.500,00", "12.500 EUR", "12.500 euro", "12.500,–", "12.500.-", "12.500,=", " 12.500 €"]
    {
        assert_eq!(Eur::parse(text, '.'), amount, "{text:?}");
    }
    told(&[("20.000,-", Ok(Eur::euros(20_000))), ("12500,-", amount), ("12.500 dollar", Err(NotAnAmount))]);
    assert_eq!(Eur::parse("€ 12,500.-", ','), amount);
}

#[test]
fn spaces_that_nobody_sees_are_no_part_of_an_amount() {
    let amount = Ok(Eur::euros(1_250_000));
    for text in [
        "1\u{a0}250\u{a0}000",
        "1\u{202f}250\u{202f}000",
        "1\u{2009}250\u{2009}000",
        "\u{feff}1.250.000\u{200b}",
        "1.250\u{2060}.000",
        "1'250'000",
        "1’250’000",
    ] {
        assert_eq!(Eur::parse(text, '.'), amount, "{text:?}");
    }
    told(&[("€\u{a0}1\u{202f}250,50", Ok(Eur(125_050))), ("\u{200e}45,50\u{200e}", Ok(Eur(4_550)))]);
}

#[test]
fn a_minus_is_a_minus_however_a_program_writes_it() {
    for text in ["-5", "\u{2212}5", "\u{2013}5", "- 5", "€ -5", "-€ 5", "5-", "(5)", "(€ 5)", "\u{2011}5,00"] {
        assert_eq!(Eur::parse(text, '.'), Err(Negative), "{text:?}");
    }
    told(&[("-0,00", Ok(Eur::ZERO)), ("-", Ok(Eur::ZERO)), ("€ -", Ok(Eur::ZERO)), (" \u{2013} ", Ok(Eur::ZERO)), ("--5", Err(NotAnAmount))]);
}

#[test]
fn two_cells_that_were_pasted_into_one_field_are_refused_and_never_joined() {
    for text in [
        "45000 12000",
        "45000\t12000",
        "4.500\t12.000",
        "45.000\n12.000",
        "45 000\t12 000",
        "45.000 12.000",
        "1 250.000",
        "45,50 10,00",
        "€ 45.000 € 12.000",
        "1;2",
        "120\t300",
    ] {
        assert_eq!(Eur::parse(text, '.'), Err(SeveralAmounts), "{text:?}");
    }
    told(&[("120 300", Ok(Eur::euros(120_300))), ("12 keer 3", Err(NotAnAmount)), ("12 000 0000", Err(SeveralAmounts))]);
    told(&[("1 2", Err(SeveralAmounts)), ("45.000\t", Ok(Eur::euros(45_000))), ("\n45.000", Ok(Eur::euros(45_000)))]);
}
