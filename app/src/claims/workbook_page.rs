//! The lines as a file of a spreadsheet: out, and in again after a look at every line.

use super::view_forms::{CostsWorkbookView, ReadLine, ReadWorkbook};
use super::words::cost_label;
use crate::language::Words;
use crate::paths;
use crate::reports::{ReportLine, crumbs_below};
use crate::ui::field_frame::{FieldFrame, described_by, field_id};
use crate::ui::{Badge, Button, ButtonKind, ButtonLink, ErrorSummary, FormErrors, FormKeys, Link, Notice, PageHead, Table, Tone};
use domain::ids::OrganisationId;
use leptos::prelude::*;

/// The page.
#[component]
pub fn CostsWorkbookPage(words: Words, view: CostsWorkbookView) -> AnyView {
    let CostsWorkbookView { head, part, may_bring, problem, read, notice } = view;
    let line = head.line;
    let errors = problem.iter().fold(FormErrors::default(), |errors, problem| errors.and("file", problem.clone()));
    let (described, invalid) = (described_by("file", true, problem.is_some()), problem.is_some().then_some("true"));
    let mut crumbs = crumbs_below(words, &line);
    crumbs.push(Link::new(paths::report_costs(line.project, line.report, part), words.t("costs-title")));
    let is_read = read.is_some();
    let form = (may_bring && !is_read).then(|| {
        view! {
            <h2>{words.t("costs-workbook-in")}</h2>
            <form class="stack" method="post" action=paths::costs_workbook(line.project, line.report, part) enctype="multipart/form-data">
                <FieldFrame name="file".to_owned() label=cost_label(words, "file") hint=Some(words.t("costs-workbook-hint")) error=errors.of("file")>
                    <input id=field_id("file") name="file" type="file" accept=".xlsx" required=true aria-describedby=described aria-invalid=invalid />
                </FieldFrame>
                <div class="actions"><Button label=words.t("costs-workbook-look") /></div>
            </form>
        }
    });
    let out = (!is_read).then(|| {
        let href = paths::costs_workbook_download(line.project, line.report, part);
        view! { <div class="actions"><ButtonLink href label=words.t("costs-workbook-out") kind=ButtonKind::Quiet /></div> }
    });
    let read = read.map(|(key, read)| preview(words, &line, part, key, read));
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.t("costs-workbook-title") crumbs lead=words.t("costs-workbook-lead") />
            {out}
            {form}
            {read}
        </div>
    }
    .into_any()
}

/// Every line of the file, and the form that takes them over.
fn preview(words: Words, line: &ReportLine, part: OrganisationId, key: String, read: ReadWorkbook) -> AnyView {
    let ReadWorkbook { file, lines, unread, text } = read;
    let wrong = lines.iter().filter(|one| !one.problems.is_empty()).count();
    let told = [("file", file.into()), ("right", (lines.len() - wrong).into()), ("wrong", wrong.into())];
    let unread = (!unread.is_empty()).then(|| {
        let columns = [("count", unread.len().into()), ("columns", unread.join(", ").into())];
        view! { <p>{words.with("financing-unread", &columns)}</p> }
    });
    let row = |one: ReadLine| {
        let state = if one.problems.is_empty() {
            view! { <Badge tone=Tone::Good label=words.t("costs-workbook-right") /> }.into_any()
        } else {
            let problems = one.problems.into_iter().map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>();
            view! { <ul>{problems}</ul> }.into_any()
        };
        view! {
            <tr>
                <th scope="row">{one.name}</th>
                <td class="num" data-name=words.t("cost-field-amount")>{one.amount}</td>
                <td data-name=words.t("cost-stands")>{state}</td>
            </tr>
        }
    };
    let rows = lines.into_iter().map(row).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="read">
            <h2 id="read">{words.t("costs-workbook-read")}</h2>
            <p>{words.with("costs-workbook-told", &told)}</p>
            {unread}
            <form class="stack" method="post" action=paths::costs_paste(line.project, line.report, part)>
                <FormKeys key version=0 />
                <input type="hidden" name="pasted" value=text />
                <div class="actions">
                    <Button label=words.t("costs-workbook-save") />
                    <ButtonLink
                        href=paths::costs_workbook(line.project, line.report, part)
                        label=words.t("costs-workbook-another")
                        kind=ButtonKind::Quiet
                    />
                </div>
            </form>
            <Table label=words.t("costs-workbook-read")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("cost-what")}</th>
                        <th scope="col" class="num">{words.t("cost-field-amount")}</th>
                        <th scope="col">{words.t("cost-stands")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}
