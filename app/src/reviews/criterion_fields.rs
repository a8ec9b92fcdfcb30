//! One criterion to score: what it asks, the scale with its anchors, and a comment; and beside what was typed, what is saved now.

use crate::language::Words;
use crate::ui::{FieldProblem, FormErrors, Remark, Room, TextArea, field_id};
use domain::reviews::{Criteria, Criterion, ReviewForm, Score, Verdict, comment_field, score_field};
use leptos::prelude::*;

/// A total against its thresholds, in words: "66 of 100 points; below the threshold: Financial outlook".
pub fn verdict_words(words: Words, criteria: &Criteria, verdict: &Verdict) -> String {
    let total = words.with("review-points", &[("points", words.points(verdict.total).into()), ("of", "100".into())]);
    let mut below: Vec<String> = verdict.below.iter().map(|criterion| words.label(*criterion)).collect();
    if !verdict.reaches_total {
        below.insert(0, words.with("review-total-of", &[("least", words.points(criteria.least_total()).into())]));
    }
    if below.is_empty() {
        format!("{total}. {}", words.t("review-passes"))
    } else {
        format!("{total}. {}", words.with("review-below", &[("what", below.join(", ").into())]))
    }
}

/// What is saved now and differs from what was typed above it.
#[component]
pub(super) fn Stored(words: Words, stored: String) -> impl IntoView {
    let stored = if stored.is_empty() { words.t("workbench-beside-empty") } else { stored };
    view! {
        <div class="notice" data-tone="warn">
            <p><b>{words.t("workbench-beside")}</b></p>
            <p class="prose">{stored}</p>
        </div>
    }
}

/// The fields.
#[component]
pub(super) fn CriterionFields<'a>(
    words: Words,
    number: usize,
    criterion: Criterion,
    criteria: &'a Criteria,
    form: &'a ReviewForm,
    /// What is saved now, where what was typed is kept apart from it.
    beside: Option<&'a ReviewForm>,
    errors: &'a FormErrors,
) -> impl IntoView + use<> {
    let (score, comment) = (score_field(criterion), comment_field(criterion));
    let weighing = criteria.of(criterion);
    let code = criterion.code().to_lowercase();
    let typed = form.scores.get(&criterion).cloned().unwrap_or_default();
    let chosen = typed.parse::<Score>().ok();
    let (score_error, comment_error) = (errors.of(&score), errors.of(&comment));
    let invalid = score_error.as_ref().is_some_and(Remark::is_problem).then_some("");
    let boxes = Score::all()
        .map(|one| {
            let id = (one.halves() == 0).then(|| field_id(&score));
            view! {
                <label>
                    <input id=id type="radio" name=score.clone() value=one.to_string() checked=chosen == Some(one) />
                    <span>{words.score(one)}</span>
                </label>
            }
        })
        .collect::<Vec<_>>();
    let anchors = (0..=5)
        .map(|whole: u8| view! { <li><b>{whole.to_string()}</b>" "{words.t(&format!("criterion-{code}-anchor-{whole}"))}</li> })
        .collect::<Vec<_>>();
    let text = form.comments.get(&criterion).cloned().unwrap_or_default();
    let stored_score = beside.map(|stored| stored.scores.get(&criterion).cloned().unwrap_or_default()).filter(|stored| *stored != typed);
    let stored_score = stored_score.map(|stored| stored.parse::<Score>().map_or(stored, |score| words.score(score)));
    let stored_text = beside.map(|stored| stored.comments.get(&criterion).cloned().unwrap_or_default()).filter(|stored| *stored != text);
    let asks = words.with("criterion-asks", &[("weight", weighing.weight.into()), ("threshold", weighing.threshold.into())]);
    view! {
        <section class="card stack" aria-labelledby=format!("c-{code}") id=criterion.code()>
            <div class="head__row">
                <h2 id=format!("c-{code}")>{format!("{number}. {}", words.label(criterion))}</h2>
                <span class="quiet small">{asks}</span>
            </div>
            <fieldset class="scores" data-invalid=invalid>
                <legend>{words.t("review-score")}</legend>
                <FieldProblem name=score.clone() error=score_error />
                <div class="scores__row">{boxes}</div>
                {stored_score.map(|stored| view! { <Stored words stored /> })}
            </fieldset>
            <details>
                <summary>{words.t("criterion-anchors")}</summary>
                <ul class="plain small">{anchors}</ul>
            </details>
            <TextArea
                name=comment
                label=words.t("review-comment")
                value=text
                error=comment_error
                rows=5
                room=Room::of(words, ReviewForm::TEXT_AT_MOST)
            />
            {stored_text.map(|stored| view! { <Stored words stored /> })}
        </section>
    }
}
