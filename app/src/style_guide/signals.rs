//! Badges, notices, tiles, buttons, icons and what stands where there is nothing.

use super::Sample;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, EmptyState, ErrorKind, Icon, Link, Notice, NoticeView, Shape, StatusBadge, Tile, Tiles, Tone,
};
use domain::access::Holder;
use domain::gates::Severity;
use domain::projects::Status;
use domain::{Eur, Share};
use leptos::prelude::*;

#[component]
pub(super) fn Signals(words: Words) -> impl IntoView {
    let statuses = Status::ALL.iter().map(|status| view! { <StatusBadge words status=*status /> }).collect::<Vec<_>>();
    let severities =
        Severity::ALL.iter().map(|severity| view! { <Badge tone=Tone::of_severity(*severity) label=words.label(*severity) /> }).collect::<Vec<_>>();
    view! {
        <Sample words key="guide-signals">
            <div class="chips">{statuses}</div>
            <div class="chips">{severities}</div>
            <Tiles tiles=tiles(words) />
            <Notices words />
            <div class="actions">
                <Button label=words.t("guide-button-primary") />
                <Button label=words.t("guide-button-quiet") kind=ButtonKind::Quiet icon=Shape::Pencil />
                <ButtonLink href=paths::portfolio() label=words.t("guide-button-new") kind=ButtonKind::Quiet icon=Shape::Plus />
                <Button label=words.t("guide-button-link") kind=ButtonKind::Link />
            </div>
            <p class="actions">
                <span><Icon shape=Shape::Check />" "{words.t("guide-icon-done")}</span>
                <span><Icon shape=Shape::Search />" "{words.t("guide-icon-find")}</span>
                <a href=paths::portfolio()><Icon shape=Shape::Download />" "{words.t("guide-icon-download")}</a>
            </p>
            <EmptyState
                title=words.t("guide-empty-title")
                text=words.t("guide-empty-text")
                action=Link::new(paths::portfolio(), words.t("guide-empty-action"))
            />
            <ul class="stack stack--tight">{errors(words)}</ul>
        </Sample>
    }
}

#[component]
fn Notices(words: Words) -> impl IntoView {
    let notice = |tone, title: &str, text: &str| NoticeView { tone, title: words.t(title), text: Some(words.t(text)) };
    view! {
        <Notice notice=NoticeView::good(words.t("guide-notice-good"), words.t("guide-notice-good-text")) />
        <Notice notice=notice(Tone::Warn, "guide-notice-warn", "guide-notice-warn-text") />
        <Notice notice=notice(Tone::Bad, "guide-notice-bad", "guide-notice-bad-text") />
        <Notice notice=notice(Tone::Accent, "guide-notice-accent", "guide-notice-accent-text") />
        <Notice notice=NoticeView { tone: Tone::Neutral, title: words.t("guide-notice-neutral"), text: None } />
    }
}

fn tiles(words: Words) -> Vec<Tile> {
    let tile = |figure: String, label: &str, href: Option<String>, tone| Tile { figure, label: words.t(label), href, tone };
    vec![
        tile(words.number(3), "guide-tile-late", Some(paths::my_work()), Tone::Bad),
        tile(words.number(2), "guide-tile-gates", Some(paths::portfolio()), Tone::Neutral),
        tile(words.money_short(Eur::euros(10_600_000)), "guide-tile-public", Some(paths::programme()), Tone::Neutral),
        tile(words.ratio(Share::basis_points(12_000)), "guide-tile-match", None, Tone::Neutral),
        tile(words.percent(Share::basis_points(4_650)), "guide-tile-sme", None, Tone::Neutral),
    ]
}

fn errors(words: Words) -> Vec<impl IntoView> {
    let kinds = [
        ErrorKind::Unreadable,
        ErrorKind::NotAllowed { holders: vec![Holder::ProgrammeManager, Holder::Signatory] },
        ErrorKind::Missing,
        ErrorKind::Conflict,
        ErrorKind::ShownToOther { name: "Maarten Demo".to_owned() },
        ErrorKind::Forgotten,
        ErrorKind::TooLarge,
        ErrorKind::TooMany { seconds: 120 },
        ErrorKind::Broken { reference: "K7M2-4QX9".to_owned() },
    ];
    kinds
        .into_iter()
        .map(|kind| view! { <li><b>{kind.title(words)}</b>" "<span class="quiet">{kind.text(words, "Marieke Demo")}</span></li> })
        .collect()
}
