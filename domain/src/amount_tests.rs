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
    told(&[("120 300", Err(SeveralAmounts)), ("12 keer 3", Err(NotAnAmount)), ("12 000 0000", Err(SeveralAmounts))]);
    told(&[("1 2", Err(SeveralAmounts)), ("45.000\t", Ok(Eur::euros(45_000))), ("\n45.000", Ok(Eur::euros(45_000)))]);
}

#[test]
fn a_plain_space_parts_thousands_only_where_no_second_amount_can_begin() {
    told(&[
        ("90 000", Ok(Eur::euros(90_000))),
        ("1 000 000", Ok(Eur::euros(1_000_000))),
        ("12 050,25", Ok(Eur(1_205_025))),
        ("1 250 000", Err(SeveralAmounts)),
        ("1 250", Err(SeveralAmounts)),
        ("0 123", Err(SeveralAmounts)),
        ("1\u{a0}250", Ok(Eur::euros(1_250))),
        ("45\u{200b}12", Err(SeveralAmounts)),
        ("1\u{200b}250", Ok(Eur::euros(1_250))),
    ]);
}

#[test]
fn what_is_no_amount_is_refused_and_not_read_as_nothing_or_as_more() {
    let rows = [
        ("()", Err(NotAnAmount)),
        (",-", Err(NotAnAmount)),
        ("=", Err(NotAnAmount)),
        ("0.123", Err(Ambiguous)),
        ("0,123", Err(Ambiguous)),
        ("0.123.456", Err(NotAnAmount)),
        ("012.345", Err(Ambiguous)),
        ("1,2345", Err(NotAnAmount)),
        ("1E+05", Err(NotAnAmount)),
        ("12 %", Err(NotAnAmount)),
        ("#REF!", Err(NotAnAmount)),
        ("(12.500,00)", Err(Negative)),
        ("12.500,00-", Err(Negative)),
        ("( - )", Err(NotAnAmount)),
    ];
    told(&rows);
}

/// Numbers that look as if nobody chose them, the same at every run.
fn chosen(count: usize) -> impl Iterator<Item = u64> {
    let next = |seed: &u64| Some(seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
    std::iter::successors(next(&15), next).map(|seed| seed >> 24).take(count)
}

/// Amounts of every length, with and without cents.
fn amounts() -> Vec<Eur> {
    let of_length = |(random, length): (u64, u32)| Eur(i64::try_from(random % 10_u64.pow(length)).unwrap_or_default());
    let any = chosen(600).zip((1..=12).cycle()).map(of_length);
    let whole = chosen(200).zip((1..=10).cycle()).map(|(random, length)| Eur(of_length((random, length)).0 / 100 * 100));
    let round = [0, 1, 10, 99, 100, 1_000, 100_000, 12_345_600, 9_000_000, 999_999_999_999, 1_000_000_000_000].map(Eur);
    any.chain(whole).chain(round).collect()
}

fn grouped(euros: i64, mark: &str) -> String {
    let digits = euros.to_string();
    let at = |(place, digit): (usize, char)| {
        let is_new = place > 0 && (digits.len() - place).is_multiple_of(3);
        format!("{}{digit}", if is_new { mark } else { "" })
    };
    digits.chars().enumerate().map(at).collect()
}

/// The ways in which people and programs write an amount, each with the separator for thousands of its language.
fn notations(amount: Eur) -> Vec<(String, char)> {
    let (euros, cents) = (amount.0 / 100, amount.0 % 100);
    let mut all = Vec::new();
    for (mark, decimal, thousands) in [
        (".", ",", '.'),
        (",", ".", ','),
        ("", ",", '.'),
        ("", ".", ','),
        ("\u{a0}", ",", '.'),
        ("\u{202f}", ",", '.'),
        ("\u{2009}", ".", ','),
        ("'", ".", ','),
        ("\u{2019}", ".", '.'),
        (" ", ",", '.'),
    ] {
        let whole = grouped(euros, mark);
        let written = if cents == 0 { vec![whole.clone(), format!("{whole}{decimal}00")] } else { vec![format!("{whole}{decimal}{cents:02}")] };
        for text in written {
            let around =
                [text.clone(), format!("€ {text}"), format!("€\u{a0}{text}"), format!("{text} €"), format!("EUR {text}"), format!(" {text}\t")];
            all.extend(around.map(|text| (text, thousands)));
        }
        if cents == 0 {
            all.extend([format!("{whole}{decimal}-"), format!("€ {whole}{decimal}\u{2013}")].map(|text| (text, thousands)));
        }
    }
    all
}

#[test]
fn an_amount_in_any_notation_reads_back_or_is_refused_and_is_never_another() {
    let mut refused = 0;
    for amount in amounts() {
        for (text, thousands) in notations(amount) {
            let is_spaced = text.trim().trim_matches(['€', ' ']).contains(' ') && !text.contains("EUR");
            for reader in ['.', ','] {
                match Eur::parse(&text, reader) {
                    Ok(read) => assert_eq!(read, amount, "{text:?} for who writes {reader}"),
                    Err(Ambiguous | SeveralAmounts) => refused += 1,
                    Err(other) => panic!("{text:?} for who writes {reader} is {other:?}"),
                }
            }
            if !is_spaced && !text.contains("EUR") {
                assert_eq!(Eur::parse(&text, thousands), Ok(amount), "{text:?} in its own language");
            }
        }
    }
    assert!(refused > 0, "what can be read in two ways is asked about");
}

#[test]
fn an_amount_below_zero_is_refused_in_every_notation() {
    for amount in amounts().into_iter().filter(|amount| amount.is_positive()).take(100) {
        for (text, thousands) in notations(amount).into_iter().filter(|(text, _)| !text.contains([' ', '-', '\u{2013}', 'E'])) {
            for minus in ["-", "\u{2212}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{fe63}", "\u{ff0d}"] {
                assert_eq!(Eur::parse(&format!("{minus}{text}"), thousands), Err(Negative), "{minus}{text}");
            }
            assert_eq!(Eur::parse(&format!("({text})"), thousands), Err(Negative), "({text})");
        }
    }
}

#[test]
fn two_cells_in_one_field_are_never_one_amount_whatever_parts_them() {
    let cells: Vec<(String, char)> = amounts().into_iter().step_by(17).flat_map(notations).collect();
    for (place, (first, _)) in cells.iter().enumerate() {
        let (second, _) = &cells[(place * 7 + 3) % cells.len()];
        for between in ["\t", "\n", "\r\n", "\r", " ", "  ", ";", "|", "\u{b}", "\u{85}", "\u{2028}", "\u{2029}"] {
            let both = format!("{}{between}{}", first.trim(), second.trim());
            for reader in ['.', ','] {
                assert!(Eur::parse(&both, reader).is_err(), "{both:?} reads as {:?}", Eur::parse(&both, reader));
            }
        }
    }
}
