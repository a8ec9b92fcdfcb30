//! The browser writes figures as the server does, a table reads in both languages, and its places show what the server would write.

use super::figures::Figures;
use super::financing_table::FinancingTable;
use super::{Reading, Sheet, SheetWords};
use crate::island::{Island, Shown};
use crate::language::Words;
use crate::ui::FormErrors;
use domain::financing::FinancingRowForm;
use domain::gates::Gate;
use domain::ids::{OrganisationId, PartnerId};
use domain::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use domain::people::Language;
use domain::{Eur, Share};
use leptos::prelude::*;

#[test]
fn the_browser_writes_figures_as_the_server_does() {
    for &language in Language::ALL {
        let (words, sheet) = (Words::new(language), SheetWords::of(Words::new(language)));
        let figures = Figures { language, words: &sheet };
        for cents in [0, 1, 100, 99_999, 123_456_700, 81_080_000_000, -5_000, -1] {
            assert_eq!(figures.money(Eur(cents)), words.money(Eur(cents)));
        }
        for points in [0, 1_667, 2_500, 10_000, 7_001, 1_234_500] {
            let share = Share::basis_points(points);
            assert_eq!((figures.percent(share), figures.ratio(share)), (words.percent(share), words.ratio(share)));
        }
    }
}

fn a_partner(number: u128, name: &str, role: PartnerRole, organisation_type: OrganisationType) -> PartnerFacts {
    let id = format!("00000000-0000-0000-0000-{number:012}");
    PartnerFacts {
        id: id.parse::<PartnerId>().unwrap(),
        organisation: id.parse::<OrganisationId>().unwrap(),
        name: name.to_owned(),
        role,
        organisation_type,
        size: Some(SizeClass::Small),
        region: Region::Twente,
        is_core_business: None,
    }
}

fn typed(cost: &str, province: &str, cash: &str, in_kind: &str) -> FinancingRowForm {
    FinancingRowForm {
        cost: cost.to_owned(),
        public_province: province.to_owned(),
        own_cash: cash.to_owned(),
        own_in_kind: in_kind.to_owned(),
        ..FinancingRowForm::default()
    }
}

fn a_sheet(typed: [FinancingRowForm; 3]) -> Sheet {
    let partners = [
        a_partner(1, "Regge", PartnerRole::Lead, OrganisationType::Company),
        a_partner(2, "Universiteit", PartnerRole::Participant, OrganisationType::Knowledge),
        a_partner(3, "Provincie", PartnerRole::Funder, OrganisationType::Government),
    ];
    let lines = (0..).zip(partners).zip(typed).map(|((number, partner), typed)| (number, partner, typed)).collect();
    let rules = serde_json::from_str(RULES).unwrap();
    Sheet::new(Words::new(Language::Nl), Gate::G1, lines, Vec::new(), rules, &FormErrors::default())
}

fn out_of_balance() -> [FinancingRowForm; 3] {
    [typed("100.000", "50.000", "20.000", "30.000"), typed("50.000", "49.000", "", "1.00"), typed("", "", "", "x")]
}

#[test]
fn a_table_reads_as_sentences_and_what_cannot_be_read_does_not_count() {
    let sheet = a_sheet(out_of_balance());
    let rows: Vec<_> = sheet.rows.iter().map(|row| row.typed.clone()).collect();
    let reading = Reading::of(&sheet, &rows);
    assert_eq!(reading.balance, (false, "Er is nog €\u{a0}999 te vinden.".to_owned()));
    assert_eq!(reading.unreadable, Some("Bedragen die nog niet te lezen zijn en niet meetellen: 1.".to_owned()));
    assert_eq!((reading.match_ratio.as_str(), reading.cash_share.as_str(), reading.mode.0.as_str()), ("0,51", "40\u{a0}%", "Deels eigen geld"));
    let lines: Vec<_> = reading.rows.iter().map(|row| (row.difference.as_str(), row.risk.as_str(), row.cost_share.as_str())).collect();
    assert_eq!(lines, [("0", "50\u{a0}%", "66,7\u{a0}%"), ("999", "0\u{a0}%", "33,3\u{a0}%"), ("0", "", "")]);
    let told: Vec<_> = reading.rules.iter().map(|rule| (rule.label.as_str(), rule.text.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Hard", "Er ontbreekt €\u{a0}999. Niet in balans: Universiteit."),
            ("Hard", "Deze deelnemers dragen zelf minder dan 10\u{a0}% van hun kosten: Universiteit."),
        ]
    );
}

#[test]
fn zero_euros_is_not_in_balance_and_an_unreadable_cell_never_leaves_anything_green() {
    let read = |rows: [FinancingRowForm; 3]| Reading::of(&a_sheet(rows.clone()), &rows);
    let none = read([typed("", "", "", ""), typed("0", "", "", ""), typed("", "", "", "€ -")]);
    assert_eq!((none.balance, none.mode.0.as_str()), ((false, "Nog geen bedragen ingevuld.".to_owned()), "nog niet bekend"));
    let balanced = [typed("100.000", "50.000", "20.000", "30.000"), typed("50.000", "50.000", "", ""), typed("", "", "", "")];
    let good = read(balanced.clone());
    assert!(good.balance.0 && good.rules.iter().any(|rule| rule.tone == "good"));
    let [first, second, _] = balanced;
    let unreadable = read([first, second, typed("", "1 2", "", "")]);
    assert!(!unreadable.balance.0 && unreadable.rules.iter().all(|rule| rule.tone != "good"), "{unreadable:?}");
    assert_eq!(unreadable.rows[2].unreadable, [false, false, false, true, false, false, false, false]);
    assert!(unreadable.rows[2].is_off && !unreadable.rows[0].is_off);
}

#[test]
fn a_line_that_is_ticked_to_go_does_not_count_and_needs_no_amounts() {
    let [first, second, mut third] = out_of_balance();
    third.remove = "yes".to_owned();
    let rows = [first, second, third];
    let reading = Reading::of(&a_sheet(rows.clone()), &rows);
    assert_eq!((reading.unreadable, reading.rows[2].is_off, reading.rows[2].figures[0].as_str()), (None, false, "0"));
    let [mut first, second, third] = rows;
    first.remove = "yes".to_owned();
    let rows = [first, second, third];
    assert_eq!(Reading::of(&a_sheet(rows.clone()), &rows).totals[0], "50.000");
}

/// Two rules of gate 1 as they travel to the browser.
const RULES: &str = r#"["G1",[10000000000,{"part":10000,"whole":10000},5000000,
9,{"part":1,"whole":10},6,{"part":2500,"whole":10000},
{"part":1000,"whole":10000},{"part":7000,"whole":10000},{"part":500,"whole":10000},3,[70,70,50],[12,48],true,6,6,10000000],
[["ALL-02","HARD"],["G1-05","HARD"]]]"#;

/// What the page that the server wrote says in the place of `shown`.
fn written(html: &str, shown: &Shown) -> Shown {
    let mark = format!(" data-live=\"{}\"", shown.place);
    assert_eq!(html.matches(&mark).count(), 1, "{mark}");
    let (before, after) = html.split_once(&mark).unwrap();
    let (within, text) = after.split_once('>').unwrap();
    let tag = format!("{}{within}", before.rsplit_once('<').unwrap().1);
    let quoted = |attribute: &str| tag.split_once(&format!(" {attribute}=\"")).map(|(_, rest)| rest.split('"').next().unwrap().to_owned());
    let value = match shown.attribute {
        // The renderer writes an empty text as a blank.
        None => Some(text.split('<').next().unwrap().trim_matches(' ').to_owned()),
        Some(attribute) => quoted(attribute).or_else(|| tag.split(' ').any(|word| word == attribute).then(String::new)),
    };
    Shown { value, ..shown.clone() }
}

#[test]
fn what_is_typed_shows_what_the_server_writes_once_it_is_sent() {
    let balanced = [typed("100.000", "50.000", "20.000", "30.000"), typed("50.000", "50.000", "", ""), typed("", "", "", "")];
    for (opened, then) in [(balanced.clone(), out_of_balance()), (out_of_balance(), balanced)] {
        let served = a_sheet(then.clone());
        let in_form = |name: &str| {
            let (row, column) = served.rows.iter().find_map(|row| Some((row, name.strip_prefix(&row.name(""))?)))?;
            row.typed.clone().field(column).cloned()
        };
        let shown = a_sheet(opened).shown(&in_form);
        let html = Owner::new().with(|| view! { <FinancingTable sheet=a_sheet(then) /> }.to_html()).replace("<!>", "");
        assert_eq!(shown.iter().map(|shown| written(&html, shown)).collect::<Vec<_>>(), shown);
        assert_eq!(html.matches(" data-live=").count(), shown.iter().map(|shown| &shown.place).collect::<std::collections::BTreeSet<_>>().len());
    }
}
