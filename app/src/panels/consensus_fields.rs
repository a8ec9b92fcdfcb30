//! What the panel agrees on, as the chair types it: a score and a text for each criterion, and the advice.

use super::ConsensusView;
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::reviews::{Total, TotalSheet, TotalWords};
use crate::ui::{Button, ButtonKind, Choice, FormKeys, RadioGroup, Room, Select, TextArea};
use domain::ids::{ProposalId, RoundId};
use domain::reviews::{Advice, ConsensusForm, Criteria, Criterion, NewReview, Score, Scores};
use leptos::prelude::*;

/// The form.
#[component]
pub(super) fn ConsensusFields(
    words: Words,
    round: RoundId,
    proposal: ProposalId,
    criteria: Criteria,
    /// The reviews that count, by letter: what each says stands beside what is agreed on.
    given: Vec<(char, NewReview)>,
    consensus: ConsensusView,
) -> impl IntoView {
    let ConsensusView { form, key, version, saved, errors } = consensus;
    let names = Criterion::ALL.iter().map(|criterion| words.label(*criterion)).collect();
    let sheet = TotalSheet::new(&criteria, names, words.language(), TotalWords::of(words));
    let typed: Scores = form.agreements.iter().filter_map(|(criterion, typed)| Some((*criterion, typed.score.trim().parse().ok()?))).collect();
    let told = sheet.told(&typed);
    let scores: Vec<Choice> = Score::all().map(|score| Choice::new(score.to_string(), words.score(score))).collect();
    let fields = Criterion::ALL
        .iter()
        .map(|&criterion| {
            let typed = form.agreements.get(&criterion).cloned().unwrap_or_default();
            let name = |part: &str| format!("{part}.{criterion}");
            let of = |part: &str| errors.of(&name(part));
            let asks = criteria.of(criterion);
            let asks = words.with("criterion-asks", &[("weight", asks.weight.into()), ("threshold", asks.threshold.into())]);
            let said = given.iter().map(|(letter, review)| said(words, criterion, *letter, review)).collect::<Vec<_>>();
            view! {
                <section class="card stack">
                    <div class="head__row"><h3>{words.label(criterion)}</h3><span class="quiet small">{asks}</span></div>
                    <div class="agree">
                    <ul class="agree__said" aria-label=words.with("consensus-said", &[("criterion", words.label(criterion).into())])>{said}</ul>
                    <div class="stack">
                    <Select
                        name=name("score")
                        label=words.t("review-score")
                        choices=scores.clone()
                        value=typed.score
                        empty=words.t("consensus-choose")
                        error=of("score")
                    />
                    <TextArea name=name("text") label=words.t("consensus-text") value=typed.text error=of("text") rows=3 room=Room::of(words, ConsensusForm::TEXT_AT_MOST) />
                    <TextArea
                        name=name("reason")
                        label=words.t("consensus-reason")
                        hint=words.t("consensus-reason-hint")
                        value=typed.reason
                        error=of("reason")
                        rows=2
                        room=Room::of(words, ConsensusForm::TEXT_AT_MOST)
                    />
                    <TextArea
                        name=name("minority")
                        label=words.t("consensus-minority")
                        hint=words.t("consensus-minority-hint")
                        value=typed.minority
                        error=of("minority")
                        rows=2
                        room=Room::of(words, ConsensusForm::TEXT_AT_MOST)
                    />
                    </div>
                    </div>
                </section>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    let saved = saved.map(|(at, today)| view! { <p class="small quiet">{words.saved(at, today)}</p> });
    view! {
        <section class="stack" aria-labelledby="consensus">
            <h2 id="consensus">{words.t("consensus-title")}</h2>
            <p>{words.t("consensus-lead")}</p>
            {saved}
            <form class="stack stack--loose" method="post" action=paths::panel_consensus(round, proposal)>
                <FormKeys key version />
                <Keeping words place=paths::panel_consensus(round, proposal) />
                {fields}
                <div class="notice agree__total"><Total sheet told /></div>
                <RadioGroup
                    name="advice"
                    label=words.t("consensus-advice")
                    choices=Choice::of(words, Advice::ALL)
                    value=form.advice
                    error=errors.of("advice")
                />
                <TextArea name="reasons" label=words.t("consensus-reasons") value=form.reasons error=errors.of("reasons") rows=4 room=Room::of(words, ConsensusForm::TEXT_AT_MOST) />
                <p class="small">{words.t("consensus-for-good")}</p>
                <div class="actions">
                    <Button label=words.t("consensus-to-check") name="go".to_owned() value="check".to_owned() />
                    <Button label=words.t("workbench-save") kind=ButtonKind::Quiet name="go".to_owned() value="stay".to_owned() />
                </div>
            </form>
        </section>
    }
}

/// What one review says of a criterion.
fn said(words: Words, criterion: Criterion, letter: char, review: &NewReview) -> impl IntoView + use<> {
    let score = review.scores.get(&criterion).map(|score| words.score(*score));
    let text = review.comments.get(&criterion).cloned().unwrap_or_default();
    view! { <li><p><b>{letter.to_string()}": "{score}</b></p><p class="prose small">{text}</p></li> }
}
