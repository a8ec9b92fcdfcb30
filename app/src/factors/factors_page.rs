//! What an administrator keeps of second factors: from when they are required, who has one, and lost ones.

use super::resets::{AskReset, OpenResets, ResetLine};
use crate::language::Words;
use crate::paths;
use crate::people::has_words;
use crate::ui::{Button, DateField, ErrorSummary, FormErrors, FormKeys, Notice, NoticeView, PageHead, Table};
use domain::ids::PersonId;
use domain::people::{FactorResetForm, FactorRuleForm, Role};
use domain::problem::Problem;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How one person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorLine {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Whether they have an app.
    pub app: bool,
    /// How many passkeys they have.
    pub passkeys: usize,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct FactorsView {
    /// The rule and its version, for who may change it.
    pub rule: Option<(FactorRuleForm, i64)>,
    /// What is wrong with the rule.
    pub rule_problems: Vec<Problem>,
    /// The people who will need one, and everybody who has one.
    pub people: Vec<FactorLine>,
    /// Lost factors that wait for a second person.
    pub resets: Vec<ResetLine>,
    /// A request as typed.
    pub asked: FactorResetForm,
    /// What is wrong with it.
    pub asked_problems: Vec<Problem>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// The keys of the forms: rule, request.
    pub keys: (String, String),
}

/// The page.
#[component]
pub fn FactorsPage(words: Words, view: FactorsView) -> AnyView {
    let FactorsView { rule, rule_problems, people, resets, asked, asked_problems, notice, keys: (rule_key, asked_key) } = view;
    let rule_errors = FormErrors::read(words, &rule_problems, |_| words.t("factor-rule-from"));
    let asked_errors = FormErrors::read(words, &asked_problems, |field| words.t(if field == "person" { "reset-person" } else { "reset-reason" }));
    let rule_shown = rule_errors.clone();
    let asked_shown = asked_errors.clone();
    let may_manage = rule.is_some();
    let with_factor: Vec<_> = people.iter().filter(|one| one.app || one.passkeys > 0).map(|one| (one.id, one.name.clone())).collect();
    let rows = people
        .into_iter()
        .map(|one| {
            let has = has_words(words, (one.app, one.passkeys));
            // Somebody may sit in two seats: that is one role.
            let roles = one.roles.iter().copied().collect::<BTreeSet<_>>();
            let roles = roles.into_iter().map(|role| words.label(role)).collect::<Vec<_>>().join(", ");
            view! { <tr><th scope="row">{one.name}</th><td>{roles}</td><td>{has}</td></tr> }
        })
        .collect::<Vec<_>>();
    let rule = rule.map(|(typed, version)| {
        view! {
            <section class="stack narrow">
                <h2>{words.t("factor-rule-title")}</h2>
                <form class="stack" method="post" action=paths::factors()>
                    <FormKeys key=rule_key version />
                    <DateField
                        words
                        name="from"
                        label=words.t("factor-rule-from")
                        hint=words.t("factor-rule-hint")
                        value=typed.from
                        error=rule_errors.of("from")
                    />
                    <div class="actions"><Button label=words.t("factor-rule-save") /></div>
                </form>
            </section>
        }
    });
    let ask = may_manage.then(|| {
        view! {
            <section class="stack narrow">
                <h2>{words.t("lost-factor-title")}</h2>
                <p>{words.t("lost-factor-lead")}</p>
                <AskReset words people=with_factor typed=asked errors=asked_errors key=asked_key />
            </section>
        }
    });
    view! {
        <div class="stack stack--loose">
            {notice.map(|notice| view! { <Notice notice /> })}
            <ErrorSummary words errors=rule_shown />
            <ErrorSummary words errors=asked_shown />
            <PageHead words title=words.t("factors-title") lead=words.t("factors-lead") />
            {rule}
            <section class="stack">
                <h2>{words.t("resets-title")}</h2>
                <OpenResets words resets />
            </section>
            {ask}
            <section class="stack">
                <h2>{words.t("factors-people")}</h2>
                <Table label=words.t("factors-people")>
                    <thead>
                        <tr><th scope="col">{words.t("factors-name")}</th><th scope="col">{words.t("factors-roles")}</th><th scope="col">{words.t("factors-has")}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        </div>
    }
    .into_any()
}
