//! `docs/generated/gate-rules.md`, written from the rules and compared with the file.

use super::builder::rule_set;
use super::{Rule, RuleParameter};

fn shown(parameter: &RuleParameter) -> String {
    match parameter {
        RuleParameter::Nothing => String::new(),
        RuleParameter::Amount(amount) => format!("EUR {}", amount.cents() / 100),
        RuleParameter::Share(share) => format!("{} %", share.hundredths()),
        RuleParameter::Months(months) => format!("{months} months"),
        RuleParameter::MonthsBetween(from, to) => format!("{from} to {to} months"),
        RuleParameter::Years(years) => format!("{years} years"),
        RuleParameter::Count(count) => format!("{count}"),
        RuleParameter::ShareOrHours(share, hours) => format!("{} % or {hours} hours", share.hundredths()),
        RuleParameter::Thresholds(total, heavy, others) => format!("{total}, {heavy}, {others} %"),
        RuleParameter::Levels => "conditions.csv".to_owned(),
        RuleParameter::Word(word) => word.clone(),
        RuleParameter::Required(required) => format!("{required}"),
    }
}

fn line(rule: &Rule) -> String {
    let gate = rule.gate.map_or("every", super::Gate::code);
    let in_use = rule.id.needs().map_or_else(|| "in use".to_owned(), |later| format!("waits for {later}"));
    let number = shown(&rule.parameter);
    let number = if number.is_empty() { "-".to_owned() } else { number };
    format!("| {} | {gate} | {} | {} | {number} | {in_use} | {} |\n", rule.id, rule.severity, rule.kind, rule.provenance_note)
}

#[test]
fn the_page_of_rules_is_what_the_code_and_the_table_say() {
    let rules = rule_set();
    let mut page = "# Gate rules\n\nWritten by the test `the_page_of_rules_is_what_the_code_and_the_table_say`; do not edit.\n\n".to_owned();
    let in_use = rules.rules().iter().filter(|rule| rule.in_use).count();
    page.push_str(&format!("{} rules, {in_use} evaluated.\n\n", rules.rules().len()));
    page.push_str("| rule | gate | severity | kind | number | in use | provenance |\n|---|---|---|---|---|---|---|\n");
    rules.rules().iter().for_each(|rule| page.push_str(&line(rule)));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/generated/gate-rules.md");
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/generated")).expect("a folder for generated pages");
        std::fs::write(path, &page).expect("the page is written");
    }
    assert_eq!(std::fs::read_to_string(path).expect("the page exists"), page);
}
