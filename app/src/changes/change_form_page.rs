//! The form of a request: why, and everything that it may change.

use super::wording::change_field;
use crate::financing::{FinancingTable, Sheet};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, ButtonLink, CheckboxGroup, Choice, ErrorSummary, Field, FormErrors, FormGroup, FormKeys, InputKind, Link, Notice, NoticeView,
    PageHead, Room, Select, TextArea,
};
use domain::changes::ChangeForm;
use domain::ids::ProjectId;
use domain::partners::{OrganisationType, PartnerRole, SizeClass};
use domain::projects::Phase;
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// What the page shows.
pub struct ChangeFormView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The phase whose approval it changes.
    pub phase: Phase,
    /// Where it is sent.
    pub action: String,
    /// Where it is left to.
    pub back: String,
    /// The wanted table.
    pub sheet: Sheet,
    /// The partners of now: id, name, role, kind and size.
    pub partners: Vec<(String, String, PartnerRole, OrganisationType)>,
    /// The instruments of the phase: id and name.
    pub instruments: Vec<(String, String)>,
    /// What was typed.
    pub form: ChangeForm,
    /// Key and version.
    pub keys: (String, i64),
    /// What is wrong.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// The page.
#[component]
pub fn ChangeFormPage(words: Words, view: ChangeFormView) -> AnyView {
    let ChangeFormView { project, title, phase, action, back, sheet, partners, instruments, form, keys: (key, version), errors, notice } = view;
    let heading = words.with("change-form-title", &[("phase", words.label(phase).into())]);
    let crumbs = vec![
        Link::new(paths::portfolio(), words.t("nav-portfolio")),
        Link::new(paths::project(project), title),
        Link::new(paths::project_money(project), words.t("change-crumb")),
    ];
    let of = |field: &str| errors.of(field);
    let room = || Room::of(words, ChangeForm::TEXT_LIMIT);
    let leaving = partners.iter().filter(|(_, _, role, _)| *role != PartnerRole::Lead).map(|(id, name, _, _)| Choice::new(id, name.clone()));
    let leaving: Vec<Choice> = leaving.collect();
    let size = |(id, name, _, _): &(String, String, PartnerRole, OrganisationType)| {
        let field = format!("size.{id}");
        let value = form.sizes.iter().find(|(other, _)| other == id).map(|(_, size)| size.clone()).unwrap_or_default();
        let error = of(&field);
        view! { <Select name=field label=name.clone() choices=Choice::of(words, SizeClass::ALL) empty=words.t("change-size-unknown") value error /> }
    };
    let sizes = partners.iter().filter(|(_, _, _, kind)| *kind == OrganisationType::Company).map(size).collect::<Vec<_>>();
    let term = |(id, name): &(String, String)| {
        let field = format!("terms.{id}");
        let value = form.terms.iter().find(|(other, _)| other == id).map(|(_, terms)| terms.clone()).unwrap_or_default();
        let error = of(&field);
        view! { <TextArea name=field label=name.clone() value error rows=3 room=room() /> }
    };
    let terms = instruments.iter().map(term).collect::<Vec<_>>();
    let label = |field: &str| change_field(words, field);
    let why = view! {
        <TextArea name="reason" label=label("reason") hint=words.t("change-reason-hint") value=form.reason.clone() error=of("reason") rows=4 room=Room::of(words, REASON_AT_MOST) />
    };
    let leaves = (!leaving.is_empty()).then(|| {
        let (values, error) = (form.leaves.clone(), of("leaves"));
        view! { <CheckboxGroup name="leaves" label=label("leaves") hint=words.t("change-leaves-hint") choices=leaving values error /> }
    });
    let joins = view! { <Field name="joins" label=label("joins") hint=words.t("change-joins-hint") value=form.joins.clone() error=of("joins") /> };
    let about = view! {
        <Field name="duration_months" label=label("duration_months") kind=InputKind::Digits short=true value=form.duration_months.clone() error=of("duration_months") />
        <TextArea name="aim" label=label("aim") value=form.aim.clone() error=of("aim") rows=4 room=room() />
        <TextArea name="deliverable" label=label("deliverable") value=form.deliverable.clone() error=of("deliverable") rows=4 room=room() />
    };
    let sizes = (!sizes.is_empty()).then(|| {
        view! { <FormGroup label=words.t("change-group-sizes") hint=words.t("change-sizes-hint")>{sizes}</FormGroup> }
    });
    let terms = (!terms.is_empty()).then(|| view! { <FormGroup label=words.t("change-group-terms")>{terms}</FormGroup> });
    let place = action.clone();
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=heading crumbs lead=words.t("change-form-lead") />
            {notice.map(|notice| view! { <Notice notice /> })}
            <form class="stack stack--loose" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                <div class="narrow">{why}</div>
                <section class="stack" aria-labelledby="wanted">
                    <h2 id="wanted">{words.t("change-budget")}</h2>
                    <p class="quiet">{words.t("change-budget-hint")}</p>
                    <FinancingTable sheet />
                </section>
                <div class="narrow stack stack--loose">
                    <FormGroup label=words.t("change-group-partners")>{leaves}{joins}</FormGroup>
                    <FormGroup label=words.t("change-group-project")>{about}</FormGroup>
                    {sizes}
                    {terms}
                </div>
                <div class="money-save">
                    <Button label=words.t("change-save") />
                    <ButtonLink href=back label=words.t("project-cancel") kind=ButtonKind::Quiet />
                </div>
            </form>
        </div>
    }
    .into_any()
}
