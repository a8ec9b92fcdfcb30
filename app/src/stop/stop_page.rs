//! One screen to stop on: the form, or the proposal that was handed in.

use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, ButtonLink, CheckboxGroup, Choice, DateField, ErrorSummary, FormErrors, FormKeys, Link, MoneyField, Notice, NoticeView,
    PageHead, RadioGroup, Room, SummaryList, SummaryRow, TextArea,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::gates::{StopForm, StopReason, StopRefusal};
use domain::ids::ProjectId;
use leptos::prelude::*;

/// What the page shows.
pub struct StopView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The reader may hand in a proposal now.
    pub may_propose: bool,
    /// The reader may confirm the proposal now.
    pub may_confirm: bool,
    /// The reader may take the proposal back.
    pub may_withdraw: bool,
    /// The project can still stop.
    pub can_stop: bool,
    /// The steering group confirms in this phase.
    pub steering_confirms: bool,
    /// The proposal that was handed in.
    pub proposal: Option<ProposalView>,
    /// Who reads.
    pub who: String,
    /// The key of the form.
    pub key: String,
    /// The version of the project.
    pub version: i64,
    /// The proposal as typed.
    pub form: StopForm,
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// A proposal that was handed in.
pub struct ProposalView {
    /// Why.
    pub reason: StopReason,
    /// What was learned.
    pub learned: String,
    /// The last day of work.
    pub ends_on: NaiveDate,
    /// Costs that cannot be avoided any more.
    pub unavoidable: Eur,
    /// By whom and when.
    pub proposed: (String, DateTime<Utc>),
    /// By whom and when it was confirmed.
    pub confirmed: Option<(String, DateTime<Utc>)>,
}

/// The page.
#[component]
pub fn StopPage(words: Words, view: StopView) -> AnyView {
    let StopView { project, title, may_propose, may_confirm, may_withdraw, can_stop, steering_confirms, .. } = view;
    let StopView { proposal, who, key, version, form, errors, notice, .. } = view;
    let waits = waits_for(can_stop, steering_confirms);
    let crumbs = vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), title)];
    let nothing = proposal.is_none() && !may_propose;
    let why_nothing = words.t(if can_stop { "stop-not-yours" } else { "stop-not-now" });
    let kept = nothing.then(|| form.learned.clone()).filter(|learned| !learned.is_empty());
    let confirm = may_confirm.then(|| {
        let key = key.clone();
        view! {
            <form class="stack" method="post" action=paths::stop_confirm(project)>
                <FormKeys key version />
                <p>{words.t("stop-confirm-text")}</p>
                <div class="actions"><Button label=words.t("stop-confirm") /></div>
            </form>
        }
    });
    let withdraw = may_withdraw.then(|| {
        view! { <p><ButtonLink href=paths::stop_withdraw(project) label=words.t("stop-do-withdraw") kind=ButtonKind::Quiet /></p> }
    });
    let fields = may_propose.then(|| view! { <Fields words project who key version form errors=errors.clone() /> });
    view! {
        <ErrorSummary words errors />
        <PageHead words title=words.t("stop-title") lead=words.t("stop-lead") crumbs />
        {notice.map(|notice| view! { <Notice notice /> })}
        {proposal.map(|proposal| view! { <Proposal words proposal waits /> })}
        {confirm}
        {withdraw}
        {fields}
        {nothing.then(|| view! { <p>{why_nothing}</p> })}
        {kept.map(|text| view! { <p class="prose card">{text}</p> })}
    }
    .into_any()
}

/// For whom the proposal waits; a project that has ended needs no confirmation any more.
const fn waits_for(can_stop: bool, steering_confirms: bool) -> &'static str {
    match (can_stop, steering_confirms) {
        (false, _) => "stop-waits-no-more",
        (true, true) => "stop-waits-later",
        (true, false) => "stop-waits",
    }
}

/// Why somebody does not confirm, and who can.
pub fn stop_refusal(words: Words, refusal: StopRefusal) -> String {
    words.t(match refusal {
        StopRefusal::OwnProposal => "stop-refused-own",
        StopRefusal::SteeringGroupConfirms => "stop-refused-later",
        StopRefusal::OfficeConfirms => "stop-refused-early",
    })
}

#[component]
fn Proposal(words: Words, proposal: ProposalView, waits: &'static str) -> impl IntoView {
    let ProposalView { reason, learned, ends_on, unavoidable, proposed, confirmed } = proposal;
    let told = |(name, at): (String, DateTime<Utc>)| words.with("stop-by", &[("name", name.into()), ("at", words.date_time(at).into())]);
    let confirmed = confirmed.map_or_else(|| words.t(waits), told);
    let rows = vec![
        SummaryRow::text(words.t("stop-who"), told(proposed)),
        SummaryRow::text(words.t("stop-reason"), words.label(reason)),
        SummaryRow::text(words.t("stop-learned"), learned),
        SummaryRow::text(words.t("stop-ends-on"), words.date(ends_on)),
        SummaryRow::text(words.t("stop-unavoidable"), words.money(unavoidable)),
        SummaryRow::text(words.t("stop-confirmed"), confirmed),
    ];
    view! { <SummaryList rows /> }
}

#[component]
fn Fields(words: Words, project: ProjectId, who: String, key: String, version: i64, form: StopForm, errors: FormErrors) -> impl IntoView {
    let agreed = if form.confirm == "yes" { vec!["yes".to_owned()] } else { Vec::new() };
    let of = |field: &str| errors.of(field);
    view! {
        <form class="stack stack--loose form" method="post" action=paths::stop_check(project)>
            <FormKeys key version />
            <Keeping words place=paths::stop_check(project) />
            <p>{words.with("stop-proposer", &[("name", who.into())])}</p>
            <RadioGroup
                name="reason"
                label=words.t("stop-reason")
                choices=Choice::of(words, StopReason::ALL)
                value=form.reason
                error=of("reason")
            />
            <TextArea
                name="learned"
                label=words.t("stop-learned")
                hint=words.t("stop-learned-hint")
                value=form.learned
                error=of("learned")
                room=Room::of(words, StopForm::LEARNED_AT_MOST)
            />
            <DateField words name="ends_on" label=words.t("stop-ends-on") value=form.ends_on error=of("ends_on") />
            <MoneyField
                name="unavoidable"
                label=words.t("stop-unavoidable")
                hint=words.t("stop-unavoidable-hint")
                value=form.unavoidable
                error=of("unavoidable")
            />
            <CheckboxGroup
                name="confirm"
                label=words.t("stop-agreed")
                choices=vec![Choice::new("yes", words.t("stop-agreed-yes"))]
                values=agreed
                error=of("confirm")
            />
            <div class="actions"><Button label=words.t("stop-check") /></div>
        </form>
    }
}

/// What a field of the proposal is called.
pub fn stop_field(words: Words, field: &str) -> String {
    match field {
        "reason" => words.t("stop-reason"),
        "learned" => words.t("stop-learned"),
        "ends_on" => words.t("stop-ends-on"),
        "unavoidable" => words.t("stop-unavoidable"),
        _ => words.t("stop-agreed"),
    }
}
