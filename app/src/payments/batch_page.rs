//! One proposal: its payments, who stands for it, the next step, and its file for the bank.

use super::payments_page::tone;
use super::view::{BatchView, By, OrderLine};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, ErrorSummary, FormErrors, FormKeys, Notice, NoticeView, PageHead, Room, SummaryList, SummaryRow, Table,
    TextArea, Tone,
};
use domain::Eur;
use domain::ids::PaymentBatchId;
use domain::payments::{BatchRefusal, BatchState, OrderState};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// Why a step was not taken.
pub fn refusal_notice(words: Words, refusal: BatchRefusal) -> NoticeView {
    NoticeView { tone: Tone::Warn, title: words.t("batch-refused"), text: Some(refusal_words(words, refusal)) }
}

fn refusal_words(words: Words, refusal: BatchRefusal) -> String {
    words.t(match refusal {
        BatchRefusal::OwnProposal => "batch-own-proposal",
        BatchRefusal::NotNow => "batch-not-now",
    })
}

/// How pressing the state of a payment is.
pub(super) const fn order_tone(state: OrderState) -> Tone {
    match state {
        OrderState::Proposed => Tone::Warn,
        OrderState::Sent => Tone::Accent,
        OrderState::Paid => Tone::Good,
        OrderState::Returned => Tone::Bad,
        OrderState::Withdrawn => Tone::Neutral,
    }
}

/// The page.
#[component]
pub fn BatchPage(words: Words, view: BatchView) -> AnyView {
    let facts = facts(words, &view);
    let BatchView { id, name, state, orders, sum, approval, may_send, may_withdraw, reason, errors, notice, key, version, .. } = view;
    let next = next(words, (id, state), (approval, may_send), (&key, version));
    let withdraw = may_withdraw.then(|| withdrawal(words, id, (reason, errors.clone()), (key, version)));
    let title = words.with("batch-title", &[("number", name.into())]);
    view! {
        <ErrorSummary words errors />
        <PageHead words title crumbs=super::to_payments(words)><Badge tone=tone(state) label=words.label(state) /></PageHead>
        {notice.map(|notice| view! { <Notice notice /> })}
        <div class="narrow"><SummaryList rows=facts /></div>
        {next}
        <section class="stack" aria-labelledby="orders">
            <h2 id="orders">{words.t("batch-orders")}</h2>
            {table(words, orders, sum)}
        </section>
        {withdraw}
    }
    .into_any()
}

fn facts(words: Words, view: &BatchView) -> Vec<SummaryRow> {
    let by = |(who, at): By| words.with("bank-account-by", &[("who", who.into()), ("at", words.date_time(at).into())]);
    let rows = [
        Some(SummaryRow::text(words.t("payments-field-pay_on"), words.date(view.pay_on))),
        Some(SummaryRow::text(words.t("batch-proposed"), by(view.proposed.clone()))),
        view.approved.clone().map(|approved| SummaryRow::text(words.t("batch-approved"), by(approved))),
        view.sent.clone().map(|sent| SummaryRow::text(words.t("batch-sent"), by(sent))),
        view.withdrawn.clone().map(|withdrawn| SummaryRow::text(words.t("batch-withdrawn"), by(withdrawn))),
        view.withdrawn.is_some().then(|| SummaryRow::text(words.t("batch-reason"), view.why_withdrawn.clone())),
    ];
    rows.into_iter().flatten().collect()
}

/// What happens with it next.
fn next(
    words: Words,
    (id, state): (PaymentBatchId, BatchState),
    (approval, may_send): (Option<BatchRefusal>, bool),
    (key, version): (&str, i64),
) -> Option<AnyView> {
    let step = |action: String, text: &str, label: &str| {
        view! {
            <form class="stack narrow" method="post" action=action>
                <FormKeys key=key.to_owned() version />
                <p>{words.t(text)}</p>
                <div class="actions"><Button label=words.t(label) /></div>
            </form>
        }
        .into_any()
    };
    match (state, approval) {
        (BatchState::Proposed, None) => Some(step(paths::payment_batch_approve(id), "batch-approve-text", "batch-approve")),
        (BatchState::Proposed, Some(refusal)) => Some(view! { <p class="quiet">{refusal_words(words, refusal)}</p> }.into_any()),
        (BatchState::Approved, _) => may_send.then(|| step(paths::payment_batch_send(id), "batch-send-text", "batch-send")),
        (BatchState::Sent, _) => Some(
            view! {
                <div class="stack narrow">
                    <p>{words.t("batch-file-text")}</p>
                    <div class="actions"><ButtonLink href=paths::payment_batch_file(id) label=words.t("batch-file") /></div>
                </div>
            }
            .into_any(),
        ),
        (BatchState::Withdrawn, _) => None,
    }
}

fn table(words: Words, orders: Vec<OrderLine>, sum: Eur) -> AnyView {
    let row = |order: OrderLine| {
        let bank = order.bank_reference.map(|reference| {
            view! { <span class="below quiet small">{words.with("batch-bank", &[("reference", reference.into())])}</span> }
        });
        view! {
            <tr>
                <th scope="row">{order.partner}<span class="below quiet small">{order.account}</span></th>
                <td data-name=words.t("ledger-project")><a href=paths::project_payments(order.project)>{order.title}</a></td>
                <td data-name=words.t("ledger-what")>{words.label(order.kind)}<span class="below quiet small">{words.label(order.source)}</span></td>
                <td data-name=words.t("batch-end-to-end")>{order.end_to_end}</td>
                <td data-name=words.t("batch-state")><Badge tone=order_tone(order.state) label=words.label(order.state) />{bank}</td>
                <td class="num" data-name=words.t("ledger-amount")>{words.figure(order.amount)}</td>
            </tr>
        }
    };
    let rows = orders.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <Table label=words.t("batch-orders")>
            <thead>
                <tr>
                    <th scope="col">{words.t("payments-partner")}</th>
                    <th scope="col">{words.t("ledger-project")}</th>
                    <th scope="col">{words.t("ledger-what")}</th>
                    <th scope="col">{words.t("batch-end-to-end")}</th>
                    <th scope="col">{words.t("batch-state")}</th>
                    <th scope="col" class="num">{words.t("ledger-amount")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr><th scope="row" colspan="5">{words.t("batch-sum")}</th><td class="num" data-name=words.t("ledger-amount")>{words.figure(sum)}</td></tr>
            </tfoot>
        </Table>
    }
    .into_any()
}

fn withdrawal(words: Words, id: PaymentBatchId, (reason, errors): (String, FormErrors), (key, version): (String, i64)) -> AnyView {
    view! {
        <section class="stack narrow" aria-labelledby="withdraw">
            <h2 id="withdraw">{words.t("batch-withdraw")}</h2>
            <form class="stack" method="post" action=paths::payment_batch_withdraw(id)>
                <FormKeys key version />
                <Keeping words place=paths::payment_batch_withdraw(id) />
                <TextArea name="reason" label=words.t("batch-reason") value=reason error=errors.of("reason") rows=2 room=Room::of(words, REASON_AT_MOST) />
                <div class="actions"><Button label=words.t("batch-withdraw") kind=ButtonKind::Quiet /></div>
            </form>
        </section>
    }
    .into_any()
}
