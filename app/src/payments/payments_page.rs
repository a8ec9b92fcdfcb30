//! What may be paid today and what is held up, the proposals made of it, and the statements of the bank.

use super::view::{BatchLine, DueLine, HeldLine, PaymentsView, StatementItem};
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, CheckboxGroup, Choice, DateField, EmptyState, ErrorSummary, FormErrors, FormKeys, Link, Notice, PageHead,
    Pagination, Table, Tone,
};
use domain::Eur;
use domain::ids::{OrganisationId, ProjectId};
use domain::payments::{AccountStanding, BatchState, Holdup, OrderKind};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The page.
#[component]
pub fn PaymentsPage(words: Words, view: PaymentsView) -> AnyView {
    let PaymentsView { due, held, own_account, unchecked, batches, page, statements, pay_on, chosen, today, errors, notice, key } = view;
    let crumbs =
        vec![Link::new(paths::programme(), words.t("programme-title")), Link::new(paths::programme_money(), words.t("ledger-programme-title"))];
    let own = (own_account != AccountStanding::Confirmed).then(|| {
        view! {
            <div class="notice" data-tone="warn">
                <p><b>{words.t("batch-no-account")}</b></p>
                <p>{words.t("payments-own-account-text")}" "<a href=paths::programme_account()>{words.t("bank-account-of-programme")}</a></p>
            </div>
        }
    });
    let pay_on = if pay_on.is_empty() { words.date(today) } else { pay_on };
    let proposal = proposal(words, due, (pay_on, chosen), (errors.clone(), key));
    view! {
        <ErrorSummary words errors />
        <PageHead words title=words.t("payments-title") crumbs lead=words.t("payments-lead")>
            <a href=paths::programme_account()>{words.t("bank-account-of-programme")}</a>
        </PageHead>
        {notice.map(|notice| view! { <Notice notice /> })}
        {super::unchecked(words, &unchecked)}
        {own}
        <section class="stack" aria-labelledby="due"><h2 id="due">{words.t("payments-due")}</h2>{proposal}</section>
        {held_up(words, held)}
        <section class="stack" aria-labelledby="batches">
            <h2 id="batches">{words.t("payments-batches")}</h2>
            {list(words, batches)}
            <Pagination words page />
        </section>
        <section class="stack" aria-labelledby="statements">
            <h2 id="statements">{words.t("payments-statements")}</h2>
            {brought(words, statements)}
            <div class="actions"><ButtonLink href=paths::payment_statements() label=words.t("statement-bring") kind=ButtonKind::Quiet /></div>
        </section>
    }
    .into_any()
}

/// What stands between the codes of amounts that are proposed together.
pub const CODES_APART: &str = " ";

/// What an amount is made of: each project with its phases and governments.
fn parts(words: Words, lines: Vec<DueLine>) -> String {
    let mut by_project: BTreeMap<(String, ProjectId), Vec<String>> = BTreeMap::new();
    for line in lines {
        let part =
            [("amount", words.money(line.amount).into()), ("phase", words.label(line.phase).into()), ("source", words.label(line.source).into())];
        by_project.entry((line.title, line.project)).or_default().push(words.with("payments-line-part", &part));
    }
    let told = |((title, _), parts): ((String, ProjectId), Vec<String>)| {
        words.with("payments-line-hint", &[("title", title.into()), ("parts", parts.join(", ").into())])
    };
    by_project.into_iter().map(told).collect::<Vec<_>>().join(" ")
}

/// What is due, together for each partner and kind: a payment of each amount is made of what is ticked.
fn proposal(words: Words, due: Vec<DueLine>, (pay_on, chosen): (String, Vec<String>), (errors, key): (FormErrors, String)) -> AnyView {
    if due.is_empty() {
        return view! { <EmptyState title=words.t("payments-none") text=words.t("payments-none-text") /> }.into_any();
    }
    let sum: Eur = due.iter().map(|line| line.amount).sum();
    let count = due.len();
    let mut together: BTreeMap<(String, OrganisationId, OrderKind), Vec<DueLine>> = BTreeMap::new();
    for line in due {
        together.entry((line.partner.clone(), line.party, line.kind)).or_default().push(line);
    }
    let (mut choices, mut values) = (Vec::new(), Vec::new());
    for ((partner, _, kind), lines) in together {
        let sum: Eur = lines.iter().map(|line| line.amount).sum();
        let about = [("amount", words.money(sum).into()), ("partner", partner.into()), ("kind", words.label(kind).into())];
        let codes = lines.iter().map(|line| line.code.as_str()).collect::<Vec<_>>().join(CODES_APART);
        if lines.iter().all(|line| chosen.contains(&line.code)) {
            values.push(codes.clone());
        }
        choices.push(Choice { hint: Some(parts(words, lines)), ..Choice::new(codes, words.with("payments-line", &about)) });
    }
    let hint = words.with("payments-lines-hint", &[("count", count.into()), ("sum", words.money(sum).into())]);
    view! {
        <form class="stack stack--loose" method="post" action=paths::payments()>
            <FormKeys key version=0 />
            <CheckboxGroup name="line" label=words.t("payments-lines") hint choices values error=errors.of("line") />
            <DateField words name="pay_on" label=words.t("payments-field-pay_on") value=pay_on error=errors.of("pay_on") />
            <p class="quiet">{words.t("payments-second-person")}</p>
            <div class="actions"><Button label=words.t("payments-propose") /></div>
        </form>
    }
    .into_any()
}

fn held_up(words: Words, held: Vec<HeldLine>) -> Option<AnyView> {
    if held.is_empty() {
        return None;
    }
    // What is held up for one partner for one reason is mended in one place: one row.
    let mut together: BTreeMap<(String, OrganisationId, String), Vec<HeldLine>> = BTreeMap::new();
    for line in held {
        let why = line.holdups.iter().map(|holdup| words.label(*holdup)).collect::<Vec<_>>().join(". ");
        together.entry((line.partner.clone(), line.party, why)).or_default().push(line);
    }
    let row = |((partner, party, why), lines): ((String, OrganisationId, String), Vec<HeldLine>)| {
        let amount: Eur = lines.iter().map(|line| line.amount).sum();
        let waits_for_list = lines.iter().any(|line| line.holdups.contains(&Holdup::StartList));
        let projects: BTreeSet<(String, ProjectId)> = lines.into_iter().map(|line| (line.title, line.project)).collect();
        let link = |(place, (title, project))| {
            let list = waits_for_list.then(|| view! { " ("<a href=paths::start_list(project)>{words.t("start-list-title")}</a>")" });
            view! { {(place > 0).then_some(", ")}<a href=paths::project_payments(project)>{title}</a>{list} }
        };
        let projects = projects.into_iter().enumerate().map(link).collect::<Vec<_>>();
        view! {
            <tr>
                <th scope="row"><a href=paths::organisation_account(party)>{partner}</a></th>
                <td data-name=words.t("payments-why")>{why}</td>
                <td data-name=words.t("ledger-project")>{projects}</td>
                <td class="num" data-name=words.t("ledger-amount")>{words.figure(amount)}</td>
            </tr>
        }
    };
    let rows = together.into_iter().map(row).collect::<Vec<_>>();
    Some(
        view! {
            <section class="stack" aria-labelledby="held">
                <h2 id="held">{words.t("payments-held")}</h2>
                <Table label=words.t("payments-held")>
                    <thead>
                        <tr>
                            <th scope="col">{words.t("payments-partner")}</th>
                            <th scope="col">{words.t("payments-why")}</th>
                            <th scope="col">{words.t("ledger-project")}</th>
                            <th scope="col" class="num">{words.t("ledger-amount")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        }
        .into_any(),
    )
}

/// How pressing the state of a proposal is.
pub(super) const fn tone(state: BatchState) -> Tone {
    match state {
        BatchState::Proposed => Tone::Warn,
        BatchState::Approved => Tone::Accent,
        BatchState::Sent => Tone::Good,
        BatchState::Withdrawn => Tone::Neutral,
    }
}

fn list(words: Words, batches: Vec<BatchLine>) -> AnyView {
    if batches.is_empty() {
        return view! { <EmptyState title=words.t("payments-no-batches") text=words.t("payments-no-batches-text") /> }.into_any();
    }
    let row = |one: BatchLine| {
        let (who, at) = one.proposed;
        let by = words.with("bank-account-by", &[("who", who.into()), ("at", words.date_time(at).into())]);
        view! {
            <tr>
                <th scope="row"><a href=paths::payment_batch(one.id)>{one.name}</a></th>
                <td data-name=words.t("batch-state")><Badge tone=tone(one.state) label=words.label(one.state) /></td>
                <td data-name=words.t("batch-proposed")>{by}</td>
                <td class="num" data-name=words.t("batch-payments")>{words.number(one.payments)}</td>
                <td class="num" data-name=words.t("ledger-amount")>{words.figure(one.amount)}</td>
            </tr>
        }
    };
    let rows = batches.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <Table label=words.t("payments-batches")>
            <thead>
                <tr>
                    <th scope="col">{words.t("batch-name")}</th>
                    <th scope="col">{words.t("batch-state")}</th>
                    <th scope="col">{words.t("batch-proposed")}</th>
                    <th scope="col" class="num">{words.t("batch-payments")}</th>
                    <th scope="col" class="num">{words.t("ledger-amount")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn brought(words: Words, statements: Vec<StatementItem>) -> AnyView {
    if statements.is_empty() {
        return view! { <p class="quiet">{words.t("payments-no-statements")}</p> }.into_any();
    }
    let line = |one: StatementItem| {
        let key = if one.is_booked { "statement-line-booked" } else { "statement-line-waits" };
        let told = words.with(key, &[("name", one.name.into()), ("at", words.date_time(one.brought_at).into())]);
        view! { <li><a href=paths::payment_statement(one.id)>{told}</a></li> }
    };
    let lines = statements.into_iter().map(line).collect::<Vec<_>>();
    view! { <ul class="stack stack--tight">{lines}</ul> }.into_any()
}
