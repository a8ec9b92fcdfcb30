//! A frozen dossier: what the partners asked for, as it was, with the proof that nobody changed it.

use super::request_page::crumbs;
use super::{DossierView, FrozenText, finding};
use crate::language::Words;
use crate::ui::{Badge, Notice, NoticeView, PageHead, SummaryList, SummaryRow, Table, Tone};
use leptos::prelude::*;

/// The page.
#[component]
pub fn DossierPage(words: Words, view: DossierView) -> AnyView {
    let crumbs = crumbs(words, &view.top, view.gate);
    let title = words.with("dossier-title", &[("number", view.frozen.number.into()), ("project", view.top.title.clone().into())]);
    let lead = words.with("dossier-frozen", &[("when", words.date_time(view.frozen.at).into()), ("by", view.frozen.by.clone().into())]);
    let (tone, intact) = if view.is_intact { (Tone::Good, words.t("dossier-intact")) } else { (Tone::Bad, words.t("dossier-changed")) };
    let hash = view.sha256;
    let proof = vec![
        SummaryRow::text(words.t("dossier-gate-of"), words.label(view.gate)),
        SummaryRow {
            term: words.t("dossier-hash"),
            detail: view! { <code class="small hash">{hash}</code>" "<Badge tone label=intact /> }.into_any(),
            change: None,
        },
        SummaryRow::text(words.t("decision-rule-set"), view.rule_set),
    ];
    let released = view.released.map(|(at, reason)| NoticeView {
        tone: Tone::Neutral,
        title: words.with("dossier-released", &[("when", words.date_time(at).into())]),
        text: Some(reason),
    });
    let rules = view
        .lines
        .into_iter()
        .map(|line| {
            let fact = finding(words, &line.result);
            view! {
                <tr>
                    <th scope="row">{line.label}</th>
                    <td data-name=words.t("rule-verdict-column")>{words.label(line.result.verdict)}</td>
                    <td class="small" data-name=words.t("dossier-fact-column")>{fact}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <PageHead words title crumbs lead />
        {released.map(|notice| view! { <Notice notice /> })}
        <SummaryList rows=proof />
        <section class="stack stack--loose" aria-labelledby="dossier-content">
            <h2 id="dossier-content">{words.t("dossier-content")}</h2>
            <FrozenText words body=view.body />
        </section>
        <section class="stack" aria-labelledby="dossier-rules">
            <h2 id="dossier-rules">{words.t("dossier-rules")}</h2>
            <Table label=words.t("dossier-rules")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("rule-column")}</th>
                        <th scope="col">{words.t("rule-verdict-column")}</th>
                        <th scope="col">{words.t("dossier-fact-column")}</th>
                    </tr>
                </thead>
                <tbody>{rules}</tbody>
            </Table>
        </section>
    }
    .into_any()
}
