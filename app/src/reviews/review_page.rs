//! One review: the question with the declaration, or how it stands, and one's own review after it was handed in.

use super::interest_fields::InterestFields;
use super::{EarlierAdvice, Handed, OwnText, ReviewHead, ReviewState, ReviewView, note_rows};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, ButtonLink, ErrorSummary, FormKeys, KeptTexts, Link, Notice, NoticeView, PageHead, Room, SummaryList, SummaryRow, TextArea,
    Tone,
};
use domain::ids::ReviewId;
use domain::reviews::{Criteria, Criterion, DECLINE_AT_MOST};
use leptos::prelude::*;

/// The way back to the list.
pub(super) fn crumbs(words: Words) -> Vec<Link> {
    vec![Link::new(paths::reviews(), words.t("nav-reviews"))]
}

/// The page.
#[component]
pub fn ReviewPage(words: Words, view: ReviewView) -> AnyView {
    let ReviewView { head, asked, state, criteria, key, form, reason, found, errors, notice } = view;
    let title = words.with("review-title", &[("project", head.title.clone().into())]);
    let facts = vec![
        SummaryRow::text(words.t("review-summary"), asked.summary),
        SummaryRow::text(words.t("review-lead-partner"), asked.lead),
        SummaryRow::text(words.t("review-partners"), asked.partners.join(", ")),
        SummaryRow::text(words.t("reviews-round"), asked.round),
        SummaryRow::text(words.t("reviews-due"), words.last_day(head.due_on)),
    ];
    let keys = (key, head.version);
    // What was typed into a form that is not on the page any more is shown to copy.
    let has_form = |takes_decline: bool| {
        matches!(state, ReviewState::Asked) || (!takes_decline && matches!(state, ReviewState::Writes(..) | ReviewState::Submitted(..)))
    };
    let typed = [(&form.explanation, has_form(false)), (&reason, has_form(true))];
    let typed: Vec<String> =
        typed.into_iter().filter(|(text, is_shown)| !is_shown && !text.trim().is_empty()).map(|(text, _)| text.clone()).collect();
    let body = match state {
        ReviewState::Asked => {
            let (key, version) = keys.clone();
            let (decline_key, decline_version) = keys;
            let errors = errors.clone();
            let reason_error = errors.of("reason");
            view! {
                <form class="stack stack--loose narrow" method="post" action=paths::review_declare(head.id)>
                    <FormKeys key version />
                    <Keeping words place=paths::review_declare(head.id) />
                    <InterestFields words form found errors may_be_none=true />
                    <div class="actions"><Button label=words.t("review-accept") /></div>
                </form>
                <section class="stack narrow" aria-labelledby="decline">
                    <h2 id="decline">{words.t("review-decline-title")}</h2>
                    <form class="stack" method="post" action=paths::review_decline(head.id)>
                        <FormKeys key=decline_key version=decline_version />
                        <Keeping words place=paths::review_decline(head.id) />
                        <TextArea name="reason" label=words.t("review-decline-reason") value=reason error=reason_error rows=2 room=Room::of(words, DECLINE_AT_MOST) />
                        <div class="actions"><Button label=words.t("review-decline") kind=ButtonKind::Quiet /></div>
                    </form>
                </section>
            }
            .into_any()
        }
        ReviewState::Declined(reason, own) => {
            let key = if reason.is_empty() { "review-replaced" } else { "review-declined" };
            let reason = Some(reason).filter(|reason| !reason.is_empty());
            view! { {told(words, key, reason)}<Own words id=head.id criteria own /> }.into_any()
        }
        ReviewState::InterestWaits(own) => view! {
            {told(words, "review-interest-waits", Some(words.t("review-interest-waits-text")))}
            <Own words id=head.id criteria own />
        }
        .into_any(),
        ReviewState::Recused(measure, reason, own) => {
            let text = format!("{}. {reason}", words.label(measure));
            view! { {told(words, "review-recused", Some(text))}<Own words id=head.id criteria own /> }.into_any()
        }
        ReviewState::TakenBack(own) => view! {
            {told(words, "refused-taken-back", Some(words.t("review-taken-back-text")))}
            <Own words id=head.id criteria own />
        }
        .into_any(),
        ReviewState::TakenOut(reason, own) => {
            let reason = if reason.is_empty() { words.t("panel-taken-out-ended") } else { reason };
            view! { {told(words, "review-taken-out", Some(reason))}<Own words id=head.id criteria own /> }.into_any()
        }
        ReviewState::Missed(why, own) => view! { {told(words, "review-missed", Some(why))}<Own words id=head.id criteria own /> }.into_any(),
        ReviewState::Writes(decided, given_back) => view! {
            {decided.map(|(measure, reason)| told(words, "review-interest-decided", Some(format!("{}. {reason}", words.label(measure)))))}
            {given_back.map(|reason| told(words, "review-given-back", Some(reason)))}
            <p class="actions">
                <ButtonLink href=paths::review_write(head.id) label=words.t("review-write") />
                <ButtonLink href=paths::review_check(head.id) label=words.t("workbench-check") kind=ButtonKind::Quiet />
            </p>
            <Later words head keys form found errors=errors.clone() />
        }
        .into_any(),
        ReviewState::Submitted(handed, earlier) => {
            let receipt = words.with("review-receipt", &[("at", words.date_time(handed.at).into())]);
            let is_opened = handed.is_opened;
            let next = handed.shut.clone().unwrap_or_else(|| words.t(if is_opened { "review-open-text" } else { "review-receipt-text" }));
            let reads = handed.shut.is_none();
            let beside = (is_opened && reads).then(|| {
                view! {
                    <ButtonLink href=paths::review_panel(head.id) label=words.t("review-beside") />
                    <ButtonLink href=paths::review_ranking(head.id) label=words.t("review-ranking") kind=ButtonKind::Quiet />
                }
            });
            let dossier = reads
                .then(|| view! { <ButtonLink href=paths::review_dossier(head.id) label=words.t("review-read-dossier") kind=ButtonKind::Quiet /> });
            let asked = handed.note_asked.clone().map(|reason| told(words, "note-asked", Some(reason)));
            let add = handed.may_add.then(|| view! { <ButtonLink href=paths::review_note(head.id) label=words.t("note-title") /> });
            view! {
                <Notice notice=NoticeView::good(receipt, next) />
                {asked}
                <p class="actions">
                    {add}
                    {beside}
                    {dossier}
                    <ButtonLink href=paths::review_drafts(head.id) label=words.t("workbench-drafts") kind=ButtonKind::Quiet />
                </p>
                <HandedIn words criteria handed />
                <Earlier words earlier />
                <Later words head keys form found errors=errors.clone() />
            }
            .into_any()
        }
        ReviewState::Void(handed) => view! {
            {told(words, "review-void", Some(words.t("review-void-text")))}
            <p class="actions"><ButtonLink href=paths::review_drafts(head.id) label=words.t("workbench-drafts") kind=ButtonKind::Quiet /></p>
            {handed.map(|handed| view! { <HandedIn words criteria handed /> })}
        }
        .into_any(),
    };
    view! {
        <ErrorSummary words errors />
        <PageHead words title crumbs=crumbs(words) />
        {notice.map(|notice| view! { <Notice notice /> })}
        <KeptTexts words texts=typed />
        <SummaryList rows=facts />
        {body}
    }
    .into_any()
}

fn told(words: Words, key: &str, text: Option<String>) -> AnyView {
    view! { <Notice notice=NoticeView { tone: Tone::Neutral, title: words.t(key), text } /> }.into_any()
}

/// An interest that comes to light later.
#[component]
fn Later(
    words: Words,
    head: ReviewHead,
    keys: (String, i64),
    form: domain::reviews::InterestForm,
    found: Vec<domain::reviews::FoundConflict>,
    errors: crate::ui::FormErrors,
) -> impl IntoView {
    let (key, version) = keys;
    let open = !errors.is_empty() || !form.explanation.is_empty();
    view! {
        <details class="narrow" id="interest" open=open>
            <summary>{words.t("interest-later")}</summary>
            <form class="stack stack--loose" method="post" action=paths::review_declare(head.id)>
                <FormKeys key version />
                <Keeping words place=paths::review_declare(head.id) />
                <p>{words.t("interest-later-text")}</p>
                <InterestFields words form found errors may_be_none=false />
                <div class="actions"><Button label=words.t("interest-declare") kind=ButtonKind::Quiet /></div>
            </form>
        </details>
    }
}

/// What panels advised at the gates before, for who has handed in.
#[component]
fn Earlier(words: Words, earlier: Vec<EarlierAdvice>) -> impl IntoView {
    let row = |advice: EarlierAdvice| {
        let EarlierAdvice { gate, on, advice, reasons } = advice;
        let told = words.with("review-earlier-told", &[("advice", words.label(advice).into()), ("on", words.date(on).into())]);
        let detail = view! { <b>{told}</b><br /><span class="prose">{reasons}</span> }.into_any();
        SummaryRow { term: words.label(gate), detail, change: None }
    };
    (!earlier.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="earlier">
                <h2 id="earlier">{words.t("review-earlier")}</h2>
                <SummaryList rows=earlier.into_iter().map(row).collect() />
            </section>
        }
    })
}

/// What the expert wrote, which stays theirs to read whatever was decided about it.
#[component]
fn Own(words: Words, id: ReviewId, criteria: Criteria, own: Option<OwnText>) -> impl IntoView {
    let own = own?;
    let drafts =
        view! { <p class="actions"><ButtonLink href=paths::review_drafts(id) label=words.t("workbench-drafts") kind=ButtonKind::Quiet /></p> };
    let text = match own {
        OwnText::Handed(handed) => view! { <HandedIn words criteria handed /> }.into_any(),
        OwnText::Draft(form) => {
            let row = |criterion: &Criterion| {
                let (score, comment) = (form.scores.get(criterion).cloned(), form.comments.get(criterion).cloned());
                let (score, comment) = (score.unwrap_or_default(), comment.unwrap_or_default());
                let detail = view! { <b>{score}</b><br /><span class="prose">{comment}</span> }.into_any();
                SummaryRow { term: words.label(*criterion), detail, change: None }
            };
            let note = (!form.note.is_empty()).then(|| SummaryRow::text(words.t("review-note"), form.note.clone()));
            let rows: Vec<_> = Criterion::ALL.iter().map(row).chain(note).collect();
            view! {
                <section class="stack" aria-labelledby="own-draft">
                    <h2 id="own-draft">{words.t("review-own-draft")}</h2>
                    <SummaryList rows />
                </section>
            }
            .into_any()
        }
    };
    Some(view! { {drafts}{text} })
}

/// A review as it was handed in, with what was added since.
#[component]
fn HandedIn(words: Words, criteria: Criteria, handed: Handed) -> impl IntoView {
    let mut rows = answers(words, &criteria, &handed.review);
    rows.extend(note_rows(words, handed.notes));
    view! {
        <section class="stack" aria-labelledby="handed-in">
            <h2 id="handed-in">{words.t("review-handed-in")}</h2>
            <SummaryList rows />
        </section>
    }
}

/// Scores and comments under each other, with the total.
pub(super) fn answers(words: Words, criteria: &Criteria, review: &domain::reviews::NewReview) -> Vec<SummaryRow> {
    let of = |criterion: &Criterion| {
        let score = review.scores.get(criterion).map(|score| words.score(*score)).unwrap_or_default();
        let text = review.comments.get(criterion).cloned().unwrap_or_default();
        SummaryRow { term: words.label(*criterion), detail: view! { <b>{score}</b><br /><span class="prose">{text}</span> }.into_any(), change: None }
    };
    let mut rows: Vec<_> = Criterion::ALL.iter().map(of).collect();
    let verdict = criteria.verdict(&review.scores);
    rows.push(SummaryRow::text(words.t("review-total"), super::criterion_fields::verdict_words(words, criteria, &verdict)));
    if !review.note.is_empty() {
        rows.push(SummaryRow::text(words.t("review-note"), review.note.clone()));
    }
    rows
}
