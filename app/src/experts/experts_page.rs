//! Everybody who reviews, and the invitations that are out.

use super::{ExpertLine, ExpertsView, InvitationLine};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, ButtonLink, EmptyState, FormKeys, Link, Notice, PageHead, Shape, Table, Tone};
use chrono::NaiveDate;
use domain::people::InvitationState;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ExpertsPage(words: Words, view: ExpertsView) -> AnyView {
    let ExpertsView { lines, invitations, key, notice } = view;
    let experts = if lines.is_empty() {
        view! { <EmptyState title=words.t("experts-none") text=words.t("experts-none-text") /> }.into_any()
    } else {
        table(words, lines)
    };
    view! {
        <PageHead words title=words.t("experts-title") lead=words.t("experts-lead") crumbs=vec![Link::new(paths::rounds(), words.t("rounds-title"))]>
            <ButtonLink href=paths::expert_invite() label=words.t("expert-invite") icon=Shape::Plus />
        </PageHead>
        {notice.map(|notice| view! { <Notice notice /> })}
        {experts}
        {(!invitations.is_empty()).then(|| invited(words, &key, invitations))}
    }
    .into_any()
}

fn table(words: Words, lines: Vec<ExpertLine>) -> AnyView {
    let rows = lines.into_iter().map(|line| expert(words, line)).collect::<Vec<_>>();
    view! {
        <Table label=words.t("experts-title")>
            <thead>
                <tr>
                    <th scope="col">{words.t("experts-name")}</th>
                    <th scope="col">{words.t("expert-field-role")}</th>
                    <th scope="col">{words.t("experts-areas")}</th>
                    <th scope="col">{words.t("experts-available")}</th>
                    <th scope="col" class="num">{words.t("experts-on-hand")}</th>
                    <th scope="col" class="num">{words.t("experts-handed-in")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn expert(words: Words, line: ExpertLine) -> impl IntoView {
    let ExpertLine { id, name, organisation, known, on_hand, handed_in } = line;
    let count = |number: usize| words.number(i64::try_from(number).unwrap_or(i64::MAX));
    let on_hand = match &known {
        Some(known) => words.with("experts-on-hand-of", &[("count", on_hand.into()), ("most", known.most_reviews.into())]),
        None => count(on_hand),
    };
    let cells = match known {
        None => {
            view! { <td data-name=words.t("expert-field-role")><Badge tone=Tone::Warn label=words.t("experts-no-profile") /></td><td></td><td></td> }
                .into_any()
        }
        Some(known) => {
            let available = available_words(words, known.available);
            let also = [(known.is_from_outside, "experts-outside"), (known.judges_business_case, "experts-business-case")];
            let also = also.iter().filter(|(holds, _)| *holds).map(|(_, key)| words.t(key)).collect::<Vec<_>>().join(", ");
            let role = words.label(known.role);
            let areas = known.sub_areas.join("; ");
            view! {
                <td data-name=words.t("expert-field-role")>{role}<p class="small quiet">{also}</p></td>
                <td class="small" data-name=words.t("experts-areas")>{areas}</td>
                <td data-name=words.t("experts-available")>{available}</td>
            }
            .into_any()
        }
    };
    view! {
        <tr>
            <th scope="row"><a class="nowrap" href=paths::expert(id)>{name}</a>{organisation.map(|name| view! { <p class="small quiet">{name}</p> })}</th>
            {cells}
            <td class="num" data-name=words.t("experts-on-hand")>{on_hand}</td>
            <td class="num" data-name=words.t("experts-handed-in")>{count(handed_in)}</td>
        </tr>
    }
}

/// When an expert is there, from the first and the last day that the expert told.
pub fn available_words(words: Words, available: (Option<NaiveDate>, Option<NaiveDate>)) -> String {
    let day = |date| words.date(date).into();
    match available {
        (None, None) => words.t("experts-available-always"),
        (Some(from), None) => words.with("experts-available-from", &[("from", day(from))]),
        (None, Some(until)) => words.with("experts-available-until", &[("until", day(until))]),
        (Some(from), Some(until)) => words.with("experts-available-between", &[("from", day(from)), ("until", day(until))]),
    }
}

fn invited(words: Words, key: &str, lines: Vec<InvitationLine>) -> AnyView {
    let rows = lines.into_iter().map(|line| invitation(words, key, line)).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="invitations">
            <h2 id="invitations">{words.t("experts-invitations")}</h2>
            <Table label=words.t("experts-invitations")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("experts-name")}</th>
                        <th scope="col">{words.t("reviews-status")}</th>
                        <th scope="col">{words.t("experts-invited-on")}</th>
                        <th scope="col">{words.t("experts-invited-until")}</th>
                        <th scope="col"><span class="sr">{words.t("round-next")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}

fn invitation(words: Words, key: &str, line: InvitationLine) -> impl IntoView + use<> {
    let InvitationLine { id, name, email, state, invited_on, until, is_unsent } = line;
    let unsent = (is_unsent && state == InvitationState::Open).then(
        || view! { <p class="small late"><a href=format!("{}?state=failed", paths::messages())>{words.t("experts-invitation-unsent")}</a></p> },
    );
    let tone = match state {
        InvitationState::Open => Tone::Accent,
        InvitationState::Used => Tone::Good,
        InvitationState::Withdrawn | InvitationState::Expired => Tone::Neutral,
    };
    let deed = |action: String, label: &str| {
        view! {
            <form method="post" action=action>
                <FormKeys key=key.to_owned() version=0 />
                <Button label=words.t(label) kind=ButtonKind::Quiet />
            </form>
        }
    };
    let withdraw = (state == InvitationState::Open).then(|| deed(paths::invitation_withdraw(id), "experts-withdraw"));
    let again = matches!(state, InvitationState::Open | InvitationState::Expired).then(|| deed(paths::invitation_again(id), "invitation-send-again"));
    view! {
        <tr>
            <th scope="row">{name}<p class="small quiet">{email}</p></th>
            <td data-name=words.t("reviews-status")><Badge tone label=words.label(state) />{unsent}</td>
            <td class="nowrap" data-name=words.t("experts-invited-on")>{words.date(invited_on)}</td>
            <td class="nowrap" data-name=words.t("experts-invited-until")>{words.date(until)}</td>
            <td><div class="actions">{again}{withdraw}</div></td>
        </tr>
    }
}
