//! Two organisations that may be one: what is known of both, what moves, and the forms of the two people who merge them.

use super::OrganisationCard;
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, ButtonLink, ErrorSummary, FormErrors, FormKeys, Link, Notice, NoticeView, PageHead, Room, Table, TextArea, Tone,
};
use chrono::{DateTime, Utc};
use domain::ids::MergeId;
use domain::partners::{Likeness, PartnerRole};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// A place in a project that moves.
#[derive(Debug, Clone)]
pub struct MovingPlace {
    /// The project.
    pub title: String,
    /// What the organisation does in it.
    pub role: PartnerRole,
}

/// How far the merge is.
#[derive(Debug, Clone)]
pub enum MergeStage {
    /// Nobody proposed it.
    Propose,
    /// Somebody did.
    Proposed {
        /// The merge.
        merge: MergeId,
        /// Its version.
        version: i64,
        /// Who proposed it.
        by: String,
        /// When.
        at: DateTime<Utc>,
        /// Why.
        reason: String,
        /// The reader is somebody else.
        may_confirm: bool,
    },
    /// They are one.
    Merged {
        /// The merge.
        merge: MergeId,
        /// Its version.
        version: i64,
        /// Who confirmed it.
        by: String,
        /// When.
        at: DateTime<Utc>,
        /// Why.
        reason: String,
    },
}

/// What the page shows.
pub struct MergeView {
    /// The organisation that goes.
    pub from: OrganisationCard,
    /// The one that stays.
    pub into: OrganisationCard,
    /// In what they are alike.
    pub likeness: Vec<Likeness>,
    /// Places in projects that move.
    pub places: Vec<MovingPlace>,
    /// How many people move.
    pub people: usize,
    /// Projects in which both take part, which stand in the way.
    pub both: Vec<String>,
    /// How far it is.
    pub stage: MergeStage,
    /// The reason as typed.
    pub reason: String,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened.
    pub notice: Option<NoticeView>,
    /// The key of the forms.
    pub key: String,
}

/// The page.
#[component]
pub fn MergePage(words: Words, view: MergeView) -> AnyView {
    let MergeView { from, into, likeness, places, people, both, stage, reason, errors, notice, key } = view;
    let crumbs = vec![Link::new(paths::organisations(), words.t("organisations-title")), Link::new(paths::organisation(from.id), from.name.clone())];
    let names = [("from", from.told(words).into()), ("into", into.told(words).into())];
    let lead = words.with("merge-lead", &names);
    let like = likeness.iter().map(|one| words.label(*one)).collect::<Vec<_>>().join(", ");
    let like = if like.is_empty() { words.t("merge-unlike") } else { words.with("merge-alike", &[("what", like.into())]) };
    let is_merged = matches!(stage, MergeStage::Merged { .. });
    let moving = (!is_merged).then(|| moving(words, places, people));
    let stands_in_way = (!both.is_empty() && !is_merged).then(|| {
        let text = words.with("merge-both-text", &[("projects", both.join(", ").into())]);
        view! { <Notice notice=NoticeView { tone: Tone::Warn, title: words.t("merge-both"), text: Some(text) } /> }
    });
    let is_free = both.is_empty();
    let two = (from.id, into.id);
    let table = compared(words, &from, &into);
    let forms = forms(words, (two, is_free), stage, (reason, errors.clone(), key));
    view! {
        <ErrorSummary words errors />
        <PageHead words title=words.t("merge-title") lead crumbs />
        {notice.map(|notice| view! { <Notice notice /> })}
        {stands_in_way}
        <p>{like}</p>
        {table}
        {moving}
        {forms}
    }
    .into_any()
}

/// What is known of both, side by side.
fn compared(words: Words, from: &OrganisationCard, into: &OrganisationCard) -> AnyView {
    let row = |key: &str, of: fn(&OrganisationCard, Words) -> String| {
        view! { <tr><th scope="row">{words.t(key)}</th><td data-name=words.t("merge-goes")>{of(from, words)}</td><td data-name=words.t("merge-stays")>{of(into, words)}</td></tr> }
    };
    let rows = [
        row("organisation-field-name", |card, _| card.name.clone()),
        row("organisation-number", |card, _| card.number.clone().unwrap_or_default()),
        row("organisation-field-organisation_type", |card, words| words.label(card.organisation_type)),
        row("organisation-field-region", |card, words| words.label(card.region)),
        row("organisation-field-group", |card, _| card.group.clone().unwrap_or_default()),
    ];
    view! {
        <Table label=words.t("merge-title")>
            <thead>
                <tr>
                    <th scope="col"><span class="sr">{words.t("merge-what")}</span></th>
                    <th scope="col">{words.t("merge-goes")}</th>
                    <th scope="col">{words.t("merge-stays")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn moving(words: Words, places: Vec<MovingPlace>, people: usize) -> AnyView {
    let lines = places.into_iter().map(|place| view! { <li>{format!("{} ({})", place.title, words.label(place.role))}</li> }).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="moves">
            <h2 id="moves">{words.t("merge-moves")}</h2>
            <ul>{lines}</ul>
            <p>{words.with("merge-people", &[("count", people.into())])}</p>
            <p class="quiet">{words.t("merge-stays-same")}</p>
        </section>
    }
    .into_any()
}

type Two = (domain::ids::OrganisationId, domain::ids::OrganisationId);

fn forms(words: Words, (two, is_free): (Two, bool), stage: MergeStage, (reason, errors, key): (String, FormErrors, String)) -> AnyView {
    let form = |action: String, (key, version): (String, i64), label: &str, kind: ButtonKind| {
        view! {
            <form method="post" action=action>
                <FormKeys key version />
                <Button label=words.t(label) kind />
            </form>
        }
    };
    let told = |key: &str, by: String, at: DateTime<Utc>, reason: String| {
        let title = words.with(key, &[("who", by.into()), ("at", words.date_time(at).into())]);
        view! { <Notice notice=NoticeView { tone: Tone::Neutral, title, text: Some(reason) } /> }
    };
    let back = view! { <ButtonLink href=paths::organisation(two.0) label=words.t("organisation-cancel") kind=ButtonKind::Quiet /> };
    match stage {
        MergeStage::Propose => is_free
            .then(|| {
                let error = errors.of("reason");
                view! {
                    <form class="stack narrow" method="post" action=paths::organisation_merge(two.0, two.1)>
                        <FormKeys key version=0 />
                        <Keeping words place=paths::organisation_merge(two.0, two.1) />
                        <TextArea name="reason" label=words.t("merge-reason") hint=words.t("merge-reason-hint") value=reason error rows=3 room=Room::of(words, REASON_AT_MOST) />
                        <div class="actions"><Button label=words.t("merge-propose") />{back}</div>
                    </form>
                }
            })
            .into_any(),
        MergeStage::Proposed { merge, version, by, at, reason, may_confirm } => {
            let confirm =
                (may_confirm && is_free).then(|| form(paths::merge_confirm(merge), (key.clone(), version), "merge-confirm", ButtonKind::default()));
            let waits = (!may_confirm).then(|| view! { <p class="quiet">{words.t("merge-second-person")}</p> });
            view! {
                {told("merge-proposed-by", by, at, reason)}
                {waits}
                <div class="actions">{confirm}{form(paths::merge_withdraw(merge), (key, version), "merge-withdraw", ButtonKind::Quiet)}{back}</div>
            }
            .into_any()
        }
        MergeStage::Merged { merge, version, by, at, reason } => view! {
            {told("merge-merged-by", by, at, reason)}
            <p class="quiet">{words.t("merge-undo-text")}</p>
            <div class="actions">{form(paths::merge_undo(merge), (key, version), "merge-undo", ButtonKind::Quiet)}{back}</div>
        }
        .into_any(),
    }
}
