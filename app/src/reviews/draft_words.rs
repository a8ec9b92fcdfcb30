//! What is said about a draft: when it was saved, what stands in the way of handing it in, and what its fields are called.

use crate::language::Words;
use crate::ui::FormErrors;
use chrono::{DateTime, NaiveDate, Utc};
use domain::problem::{Problem, ProblemKind};
use domain::reviews::{Criterion, ReviewForm};

/// What a field is called: "Contribution to the goal: Comment".
pub fn review_field(words: Words, field: &str) -> String {
    let of = |code: &str, key: &str| code.parse::<Criterion>().map(|criterion| format!("{}: {}", words.label(criterion), words.t(key))).ok();
    let score = field.strip_prefix("score.").and_then(|code| of(code, "review-score"));
    score.or_else(|| field.strip_prefix("comment.").and_then(|code| of(code, "review-comment"))).unwrap_or_else(|| words.t("review-note"))
}

/// The problems of a review in words. A text that is too long says how much.
pub fn review_errors(words: Words, form: &ReviewForm, problems: &[Problem]) -> FormErrors {
    let told = FormErrors::read(words, problems, |field| review_field(words, field));
    let over = too_long(words, form);
    let is_long = |field: &str| problems.iter().any(|problem| problem.field == field && matches!(problem.kind, ProblemKind::TooLong(_)));
    told.problems().fold(FormErrors::default(), |errors, error| {
        let longer = over.of(&error.field).filter(|_| is_long(&error.field)).map(|remark| remark.text());
        errors.and(&error.field, longer.unwrap_or_else(|| error.message.clone()))
    })
}

/// The texts that are too long to hand in, each with how many characters it has too many.
pub fn too_long(words: Words, form: &ReviewForm) -> FormErrors {
    let most = i64::try_from(ReviewForm::TEXT_AT_MOST).unwrap_or(i64::MAX);
    form.too_long().into_iter().fold(FormErrors::default(), |errors, (field, over)| {
        let over = words.number(i64::try_from(over).unwrap_or(i64::MAX));
        let told = [("field", review_field(words, &field).into()), ("over", over.into()), ("most", words.number(most).into())];
        errors.and(field, words.with("review-too-long", &told))
    })
}

/// How a draft stands: when it was saved, which scores were left out, and what is too long to hand in.
pub fn draft_status(words: Words, saved_at: Option<DateTime<Utc>>, form: &ReviewForm, today: NaiveDate) -> String {
    let Some(at) = saved_at else { return words.t("workbench-not-saved") };
    let mut told = words.saved(at, today);
    let named = |fields: Vec<String>| fields.iter().map(|field| review_field(words, field)).collect::<Vec<_>>().join(", ");
    let scores: Vec<String> = form.wrong_scores().into_iter().map(domain::reviews::score_field).collect();
    let texts: Vec<String> = form.too_long().into_iter().map(|(field, _)| field).collect();
    for (key, fields) in [("workbench-no-score", scores), ("workbench-too-long", texts)] {
        if !fields.is_empty() {
            told = format!("{told}; {}", words.with(key, &[("what", named(fields).into())]));
        }
    }
    told
}
