//! How the grants of a project are paid: the plan of each, what may be paid today or why not, and the payments.

use super::batch_page::order_tone;
use super::view::{PlanLine, PlanView, ProjectOrder};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ButtonKind, ButtonLink, EmptyState, Link, PageHead, StatusBadge, SummaryList, SummaryRow, Table, Tone};
use chrono::NaiveDate;
use domain::financing::InstrumentKind;
use domain::payments::{Holdup, PaymentRules, Regime};
use leptos::prelude::*;

/// The page.
#[component]
pub fn PlanPage(words: Words, view: PlanView) -> AnyView {
    let PlanView { project, title, status, rules, unchecked, lines, orders, may_manage, today } = view;
    let crumbs = vec![
        Link::new(paths::portfolio(), words.t("portfolio-title")),
        Link::new(paths::project(project), title.clone()),
        Link::new(paths::project_money(project), words.t("plan-money")),
    ];
    let manage = may_manage.then(|| view! { <ButtonLink href=paths::payments() label=words.t("payments-title") kind=ButtonKind::Quiet /> });
    let is_empty = lines.is_empty();
    let waits_for_list = lines.iter().any(|line| line.due.holdups.contains(&Holdup::StartList));
    let list = waits_for_list.then(|| {
        view! {
            <div class="notice" data-tone="warn"><p>{words.label(Holdup::StartList)}". "<a href=paths::start_list(project)>{words.t("start-list-link")}</a></p></div>
        }
    });
    let mut by_partner: Vec<Vec<PlanLine>> = Vec::new();
    for line in lines {
        match by_partner.iter_mut().find(|lines| lines.iter().any(|one| one.party == line.party)) {
            Some(lines) => lines.push(line),
            None => by_partner.push(vec![line]),
        }
    }
    let plans = by_partner.into_iter().enumerate().map(|(place, lines)| of_partner(words, today, (place, lines))).collect::<Vec<_>>();
    let plans =
        if is_empty { view! { <EmptyState title=words.t("plan-none") text=words.t("plan-none-text") /> }.into_any() } else { plans.into_any() };
    view! {
        <PageHead words title=words.with("plan-title", &[("title", title.into())]) crumbs lead=words.t("plan-lead")>
            <StatusBadge words status />{manage}
        </PageHead>
        {super::unchecked(words, &unchecked)}
        {list}
        {plans}
        {payments(words, orders, may_manage)}
        {regimes(words, rules)}
    }
    .into_any()
}

/// What one partner gets: a row for each commitment, and how each grant is paid.
fn of_partner(words: Words, today: NaiveDate, (place, lines): (usize, Vec<PlanLine>)) -> AnyView {
    let id = format!("plan-{place}");
    let (partner, account) = lines.first().map(|line| (line.partner.clone(), account_stands(words, line))).unzip();
    let rows = lines.iter().map(|line| row(words, today, line)).collect::<Vec<_>>();
    let grants = lines.iter().filter(|line| line.instrument == InstrumentKind::Grant).map(|line| grant(words, line)).collect::<Vec<_>>();
    let how = (!grants.is_empty()).then(|| view! { <details><summary>{words.t("plan-how")}</summary><div class="stack">{grants}</div></details> });
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{partner}</h2>
            {account}
            <Table label=words.t("plan-table")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("plan-what")}</th>
                        <th scope="col">{words.t("plan-today")}</th>
                        <th scope="col" class="num">{words.t("plan-committed")}</th>
                        <th scope="col" class="num">{words.t("plan-under-way")}</th>
                        <th scope="col" class="num">{words.t("plan-paid")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            {how}
        </section>
    }
    .into_any()
}

/// What a commitment is of: `Subsidie, provincie, Start`.
fn name(words: Words, line: &PlanLine) -> String {
    let about =
        [("source", words.label(line.source).into()), ("instrument", words.label(line.instrument).into()), ("phase", words.label(line.phase).into())];
    words.with("plan-of", &about)
}

fn row(words: Words, today: NaiveDate, line: &PlanLine) -> AnyView {
    let now = if line.due.is_payable() {
        let told = words.with("plan-payable", &[("amount", words.money(line.due.amount).into()), ("kind", words.label(line.due.kind).into())]);
        view! { <Badge tone=Tone::Good label=words.t("plan-now") />" "{told} }.into_any()
    } else {
        let why = line.due.holdups.iter().map(|holdup| words.label(*holdup)).collect::<Vec<_>>().join(". ");
        let next = line.plan.next_after(today).filter(|_| line.due.holdups == [Holdup::NothingDue]);
        let next = next.map(|day| view! { <span class="below quiet small">{words.with("plan-next", &[("day", words.date(day).into())])}</span> });
        view! { {why}{next} }.into_any()
    };
    let amount = |key: &str, amount| view! { <td class="num" data-name=words.t(key)>{words.figure(amount)}</td> };
    view! {
        <tr>
            <th scope="row">{name(words, line)}</th>
            <td data-name=words.t("plan-today")>{now}</td>
            {amount("plan-committed", line.plan.committed)}
            {amount("plan-under-way", line.under_way)}
            {amount("plan-paid", line.paid)}
        </tr>
    }
    .into_any()
}

/// How a grant is paid.
fn grant(words: Words, line: &PlanLine) -> AnyView {
    let row = |key: &str, amount| SummaryRow::text(words.t(key), words.money(amount));
    let mut rows = vec![SummaryRow::text(words.t("plan-regime"), words.label(line.plan.regime)), row("plan-advance", line.plan.advance)];
    for one in &line.plan.instalments {
        let told = words.with("plan-instalment-on", &[("amount", words.money(one.amount).into()), ("day", words.date(one.on).into())]);
        rows.push(SummaryRow::text(words.t("plan-instalment"), told));
    }
    rows.push(row("plan-ceiling", line.plan.ceiling));
    rows.push(row("plan-retention", line.plan.retention()));
    rows.push(SummaryRow::text(words.t("plan-settled"), words.hint(line.plan.regime)));
    view! { <div class="narrow stack stack--tight"><h3>{name(words, line)}</h3><SummaryList rows /></div> }.into_any()
}

/// Where the account stands, and the way to it for who reads it.
fn account_stands(words: Words, line: &PlanLine) -> AnyView {
    let told = words.label(line.account);
    let way = line.keeps_account.then(|| {
        let about = words.with("bank-account-title-of", &[("name", line.partner.clone().into())]);
        view! { " "<a href=paths::organisation_account(line.party)>{about}</a> }
    });
    view! { <p>{told}"."{way}</p> }.into_any()
}

fn payments(words: Words, orders: Vec<ProjectOrder>, may_manage: bool) -> AnyView {
    let row = |one: ProjectOrder| {
        let order = one.line;
        let batch =
            if may_manage { view! { <a href=paths::payment_batch(one.batch)>{one.batch_name}</a> }.into_any() } else { one.batch_name.into_any() };
        view! {
            <tr>
                <th scope="row">{words.date(one.pay_on)}</th>
                <td data-name=words.t("payments-partner")>{order.partner}</td>
                <td data-name=words.t("ledger-what")>{words.label(order.kind)}<span class="below quiet small">{words.label(order.source)}</span></td>
                <td data-name=words.t("batch-name")>{batch}</td>
                <td data-name=words.t("batch-state")><Badge tone=order_tone(order.state) label=words.label(order.state) /></td>
                <td class="num" data-name=words.t("ledger-amount")>{words.figure(order.amount)}</td>
            </tr>
        }
    };
    if orders.is_empty() {
        return view! { <p class="quiet">{words.t("plan-no-payments")}</p> }.into_any();
    }
    let rows = orders.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="payments">
            <h2 id="payments">{words.t("plan-payments")}</h2>
            <Table label=words.t("plan-payments")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("payments-field-pay_on")}</th>
                        <th scope="col">{words.t("payments-partner")}</th>
                        <th scope="col">{words.t("ledger-what")}</th>
                        <th scope="col">{words.t("batch-name")}</th>
                        <th scope="col">{words.t("batch-state")}</th>
                        <th scope="col" class="num">{words.t("ledger-amount")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}

/// How the size of a grant says how it is paid.
fn regimes(words: Words, rules: PaymentRules) -> AnyView {
    let (below, from) = (words.money(rules.small_below), words.money(rules.accountant_from));
    let sizes = [
        (Regime::Small, words.with("plan-below", &[("amount", below.clone().into())])),
        (Regime::Middle, words.with("plan-between", &[("least", below.into()), ("most", from.clone().into())])),
        (Regime::Large, words.with("plan-from", &[("amount", from.into())])),
    ];
    let rows = sizes.map(|(regime, size)| SummaryRow::text(words.label(regime), format!("{size}. {}", words.hint(regime)))).into_iter().collect();
    view! {
        <section class="stack" aria-labelledby="regimes">
            <h2 id="regimes">{words.t("plan-regimes")}</h2>
            <div class="narrow"><SummaryList rows /></div>
        </section>
    }
    .into_any()
}
