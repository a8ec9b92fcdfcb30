//! What the partners said, what was decided, and the forms of a request.

use super::view::{AnswerLine, ChangeView, DecidedLine};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, ButtonLink, Choice, FormKeys, RadioGroup, Room, Select, Table, TextArea, Tone};
use chrono::{DateTime, Utc};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

fn told(words: Words, (name, at): &(String, DateTime<Utc>)) -> String {
    words.with("stop-by", &[("name", name.clone().into()), ("at", words.date_time(*at).into())])
}

/// What the partners said; what they said earlier stays to be read.
#[component]
pub(super) fn Answers<'a>(words: Words, answers: &'a [AnswerLine], earlier: &'a [AnswerLine]) -> impl IntoView + use<> {
    let now = (!answers.is_empty()).then(|| table(words, "change-answers", answers));
    let before = (!earlier.is_empty()).then(|| {
        view! { <details><summary>{words.t("change-earlier")}</summary>{table(words, "change-earlier", earlier)}</details> }
    });
    (now.is_some() || before.is_some()).then(|| {
        view! {
            <section class="stack" aria-labelledby="answers">
                <h2 id="answers">{words.t("change-answers")}</h2>
                {now}
                {before}
            </section>
        }
    })
}

fn table(words: Words, label: &str, answers: &[AnswerLine]) -> impl IntoView + use<> {
    let row = |line: &AnswerLine| {
        let (tone, said) = match line.agrees {
            None => (Tone::Neutral, "change-silent"),
            Some(true) => (Tone::Good, "change-yes"),
            Some(false) => (Tone::Warn, "change-no"),
        };
        let by = line.by.as_ref().map(|by| told(words, by)).unwrap_or_default();
        let by = if line.on_behalf { format!("{by} ({})", words.t("change-on-behalf")) } else { by };
        view! {
            <tr>
                <th scope="row">{line.name.clone()}</th>
                <td data-name=words.t("change-agrees")><Badge tone label=words.t(said) /></td>
                <td data-name=words.t("change-why")>{line.reason.clone()}</td>
                <td data-name=words.t("change-said-by")>{by}</td>
            </tr>
        }
    };
    let rows = answers.iter().map(row).collect::<Vec<_>>();
    let heads = ["change-partner", "change-agrees", "change-why", "change-said-by"];
    let heads = heads.map(|head| view! { <th scope="col">{words.t(head)}</th> }).into_iter().collect::<Vec<_>>();
    view! { <Table label=words.t(label)><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></Table> }
}

/// What was decided, or that it was taken back.
#[component]
pub(super) fn Decided<'a>(
    words: Words,
    decided: &'a Option<DecidedLine>,
    withdrawn: &'a Option<(String, DateTime<Utc>, String)>,
) -> impl IntoView + use<> {
    let mut lines = Vec::new();
    if let Some(one) = decided {
        lines.push(words.t(match (one.approves, one.by.is_some()) {
            (true, true) => "change-decided-yes",
            (true, false) => "change-decided-small",
            (false, _) => "change-decided-no",
        }));
        lines.extend((!one.reason.is_empty()).then(|| one.reason.clone()));
        lines.extend(one.by.as_ref().map(|by| told(words, by)));
        lines.extend(one.signed.as_ref().map(|by| words.with("change-signed", &[("by", told(words, by).into())])));
    }
    if let Some((name, at, reason)) = withdrawn {
        lines.push(words.with("change-withdrawn-by", &[("by", told(words, &(name.clone(), *at)).into())]));
        lines.push(reason.clone());
    }
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <p class="prose">{line}</p> }).collect::<Vec<_>>();
        view! { <section class="stack" aria-labelledby="decided"><h2 id="decided">{words.t("change-decision")}</h2>{lines}</section> }
    })
}

/// What the reader can do.
#[component]
pub(super) fn Doing(words: Words, view: ChangeView) -> impl IntoView {
    let ChangeView { project, change, doors, form: (key, version), answer, verdict, errors, way, .. } = view;
    let plain = |is_open: bool, action: String, text: &str, label: &str| {
        let key = key.clone();
        is_open.then(|| {
            view! {
                <form class="stack" method="post" action=action>
                    <FormKeys key version />
                    <p>{words.t(text)}</p>
                    <div class="actions"><Button label=words.t(label) /></div>
                </form>
            }
        })
    };
    let consequence = if way == domain::changes::Way::Small { "change-hand-in-small" } else { "change-hand-in-text" };
    let ask = plain(doors.ask, paths::change_ask(project, change), "change-ask-text", "change-ask-partners");
    let hand_in = plain(doors.hand_in, paths::change_hand_in(project, change), consequence, "change-hand-in");
    let sign = plain(doors.sign, paths::change_sign(project, change), "change-sign-text", "change-sign");
    let reopen = plain(doors.reopen, paths::change_reopen(project, change), "change-reopen-text", "change-reopen");
    let answers = (!doors.answer_for.is_empty()).then(|| {
        let who = match doors.answer_for.as_slice() {
            [(id, name)] => view! {
                <input type="hidden" name="organisation" value=id.to_string() />
                <p>{words.with("change-answer-for", &[("partner", name.clone().into())])}</p>
            }
            .into_any(),
            several => {
                let choices = several.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect::<Vec<_>>();
                let (value, error) = (answer.organisation.clone(), errors.of("organisation"));
                view! { <Select name="organisation" label=words.t("change-partner") choices value error /> }.into_any()
            }
        };
        let choices = vec![Choice::new("yes", words.t("change-yes")), Choice::new("no", words.t("change-no"))];
        let hint = words.t(if doors.on_behalf { "change-why-on-behalf" } else { "change-why-hint" });
        let (place, key) = (paths::change_answer(project, change), key.clone());
        let action = place.clone();
        view! {
            <form class="stack form" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                {who}
                <RadioGroup name="agrees" label=words.t("change-agrees") choices value=answer.agrees error=errors.of("agrees") />
                <TextArea name="reason" label=words.t("change-why") hint value=answer.reason error=errors.of("reason") rows=3 room=Room::of(words, REASON_AT_MOST) />
                <div class="actions"><Button label=words.t("change-answer") /></div>
            </form>
        }
    });
    let decide = doors.decide.then(|| {
        let choices = vec![Choice::new("approve", words.t("change-approve")), Choice::new("refuse", words.t("change-refuse"))];
        let (place, key) = (paths::change_decision(project, change), key.clone());
        let action = place.clone();
        view! {
            <form class="stack form" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                <RadioGroup name="verdict" label=words.t("change-verdict") choices value=verdict.verdict error=errors.of("verdict") />
                <TextArea name="reason" label=words.t("change-why") hint=words.t("change-why-decision") value=verdict.reason error=errors.of("reason") rows=3 room=Room::of(words, REASON_AT_MOST) />
                <div class="actions"><Button label=words.t("change-decide") /></div>
            </form>
        }
    });
    let link = |is_open: bool, href: String, label: &str| is_open.then(|| view! { <ButtonLink href label=words.t(label) kind=ButtonKind::Quiet /> });
    let edit = link(doors.edit, paths::change_edit(project, change), "change-edit");
    let take_back = link(doors.take_back, paths::change_take_back(project, change), "change-take-back");
    let withdraw = link(doors.withdraw, paths::change_withdraw(project, change), "change-withdraw");
    let has_links = doors.edit || doors.take_back || doors.withdraw;
    let is_anything = has_links || doors.ask || doors.hand_in || doors.sign || doors.reopen || doors.decide || answers.is_some();
    is_anything.then(|| {
        view! {
            <section class="stack stack--loose narrow" aria-labelledby="doing">
                <h2 id="doing">{words.t("change-doing")}</h2>
                {ask}
                {answers}
                {hand_in}
                {decide}
                {sign}
                {reopen}
                {has_links.then(|| view! { <p class="actions">{edit}{take_back}{withdraw}</p> })}
            </section>
        }
    })
}
