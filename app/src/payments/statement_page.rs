//! A statement of the bank: the file, and what each line says before and after it is booked.

use super::view::{SaidLine, StatementView, UploadView};
use crate::language::Words;
use crate::paths;
use crate::ui::field_frame::{FieldFrame, described_by, field_id};
use crate::ui::{
    Badge, Button, ButtonKind, EmptyState, ErrorSummary, FormErrors, FormKeys, Notice, PageHead, SummaryList, SummaryRow, Table, Tile, Tiles, Tone,
};
use domain::payments::{Direction, LineOutcome};
use leptos::prelude::*;

/// The form for a file.
#[component]
pub fn UploadPage(words: Words, view: UploadView) -> AnyView {
    let UploadView { key, problem, before } = view;
    let errors = problem.iter().fold(FormErrors::default(), |errors, problem| errors.and("file", problem.clone()));
    let (described, invalid) = (described_by("file", true, problem.is_some()), problem.is_some().then_some("true"));
    let before = before.map(|id| view! { <p><a href=paths::payment_statement(id)>{words.t("statement-see-before")}</a></p> });
    view! {
        <div class="narrow stack">
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=words.t("statement-bring") crumbs=super::to_payments(words) lead=words.t("statement-bring-lead") />
            {before}
            <form class="stack" method="post" action=paths::payment_statements() enctype="multipart/form-data">
                <FormKeys key version=0 />
                <FieldFrame name="file".to_owned() label=words.t("statement-file") hint=Some(words.t("statement-file-hint")) error=errors.of("file")>
                    <input id=field_id("file") name="file" type="file" accept=".xml" required=true aria-describedby=described aria-invalid=invalid />
                </FieldFrame>
                <div class="actions"><Button label=words.t("statement-look") /></div>
            </form>
        </div>
    }
    .into_any()
}

const fn outcome_tone(outcome: LineOutcome) -> Tone {
    match outcome {
        LineOutcome::Paid => Tone::Good,
        LineOutcome::Returned => Tone::Bad,
        LineOutcome::Double => Tone::Neutral,
        LineOutcome::Unknown => Tone::Warn,
    }
}

/// The page.
#[component]
pub fn StatementPage(words: Words, view: StatementView) -> AnyView {
    let StatementView { id, name, file, brought, booked, lines, notice, key, version } = view;
    let by = |(who, at): super::view::By| words.with("bank-account-by", &[("who", who.into()), ("at", words.date_time(at).into())]);
    let is_booked = booked.is_some();
    let facts = [
        Some(SummaryRow::text(words.t("statement-file"), file)),
        Some(SummaryRow::text(words.t("statement-brought"), by(brought))),
        booked.map(|booked| SummaryRow::text(words.t("statement-booked"), by(booked))),
    ];
    let facts: Vec<SummaryRow> = facts.into_iter().flatten().collect();
    let count = |outcome: LineOutcome| lines.iter().filter(|line| line.outcome == outcome).fold(0_i64, |sum, _| sum + 1);
    let tile = |outcome: &LineOutcome| Tile {
        figure: words.number(count(*outcome)),
        label: words.label(*outcome),
        href: None,
        tone: if count(*outcome) == 0 { Tone::Neutral } else { outcome_tone(*outcome) },
    };
    let tiles: Vec<Tile> = LineOutcome::ALL.iter().map(tile).collect();
    let step = |action: String, text: &str, label: &str, kind: ButtonKind| {
        view! {
            <form class="stack narrow" method="post" action=action>
                <FormKeys key=key.clone() version />
                <p>{words.t(text)}</p>
                <div class="actions"><Button kind label=words.t(label) /></div>
            </form>
        }
    };
    let steps = (!is_booked).then(|| {
        [
            step(paths::payment_statement(id), "statement-book-text", "statement-book", ButtonKind::Primary),
            step(paths::payment_statement_throw_away(id), "statement-throw-away-text", "statement-throw-away", ButtonKind::Quiet),
        ]
    });
    let table = if lines.is_empty() {
        view! { <EmptyState title=words.t("statement-empty") text=words.t("statement-empty-text") /> }.into_any()
    } else {
        table(words, lines)
    };
    let lead = words.t(if is_booked { "statement-lead-booked" } else { "statement-lead" });
    view! {
        <PageHead words title=words.with("statement-title", &[("name", name.into())]) crumbs=super::to_payments(words) lead />
        {notice.map(|notice| view! { <Notice notice /> })}
        <div class="narrow"><SummaryList rows=facts /></div>
        <Tiles tiles />
        <section class="stack" aria-labelledby="lines"><h2 id="lines">{words.t("statement-lines")}</h2>{table}</section>
        {steps}
    }
    .into_any()
}

fn table(words: Words, lines: Vec<SaidLine>) -> AnyView {
    let row = |line: SaidLine| {
        let why = line.why.map(|why| view! { <span class="below small">{words.label(why)}" "{words.hint(why)}</span> });
        let order = match line.order {
            Some((project, title, partner)) => {
                let about = [("partner", partner.into()), ("title", title.into())];
                view! { <a href=paths::project_payments(project)>{words.with("statement-order", &about)}</a> }.into_any()
            }
            None => line.end_to_end.clone().unwrap_or_else(|| words.t("statement-no-name")).into_any(),
        };
        let sign = if line.direction == Direction::Out { "−" } else { "+" };
        let amount =
            if line.is_euro { words.figure(line.amount) } else { words.with("statement-foreign", &[("figure", words.figure(line.amount).into())]) };
        view! {
            <tr>
                <th scope="row">{words.date(line.on)}<span class="below quiet small">{line.reference}</span></th>
                <td data-name=words.t("statement-says")><Badge tone=outcome_tone(line.outcome) label=words.label(line.outcome) />{why}</td>
                <td data-name=words.t("statement-payment")>{order}</td>
                <td data-name=words.t("statement-about")>{line.about}</td>
                <td class="num" data-name=words.t("ledger-amount")>{format!("{sign} {amount}")}</td>
            </tr>
        }
    };
    let rows = lines.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <Table label=words.t("statement-lines")>
            <thead>
                <tr>
                    <th scope="col">{words.t("ledger-day")}</th>
                    <th scope="col">{words.t("statement-says")}</th>
                    <th scope="col">{words.t("statement-payment")}</th>
                    <th scope="col">{words.t("statement-about")}</th>
                    <th scope="col" class="num">{words.t("ledger-amount")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}
