//! What stands under the financing table and goes with it: lines that are not there yet, and lines from a spreadsheet.

use super::view::Pasted;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, Choice, FormErrors, Remark, Room, Select, TextArea};
use domain::financing::PASTED_LIMIT;
use domain::ids::ProjectId;
use leptos::prelude::*;

/// Buttons that stay in sight, and what can be brought into the table. The first button is the one that Enter presses.
#[component]
pub(super) fn SheetForms<'a>(
    words: Words,
    project: ProjectId,
    addable: Vec<Choice>,
    pasted: Pasted,
    errors: &'a FormErrors,
) -> impl IntoView + use<> {
    view! {
        <div class="money-save">
            <Button label=words.t("financing-save") />
            <span class="without-script">
                <Button label=words.t("financing-calculate") kind=ButtonKind::Quiet name="calculate".to_owned() value="yes".to_owned() />
            </span>
        </div>
        {added(words, addable, errors)}
        {pasted_lines(words, project, pasted, errors)}
    }
}

/// A partner without a line.
fn added(words: Words, addable: Vec<Choice>, errors: &FormErrors) -> Option<impl IntoView + use<>> {
    let error = errors.of("more");
    (!addable.is_empty()).then(|| {
        view! {
            <div class="actions">
                <Select name="more" label=words.t("financing-more") choices=addable empty=words.t("financing-more-nobody") error />
                <Button label=words.t("financing-add") kind=ButtonKind::Quiet name="add".to_owned() value="yes".to_owned() />
            </div>
        }
    })
}

/// What was copied in a spreadsheet, with a name in front of each line. Every line that cannot be taken over is told here.
fn pasted_lines(words: Words, project: ProjectId, pasted: Pasted, errors: &FormErrors) -> impl IntoView + use<> {
    let told: Vec<String> = errors.problems().filter(|one| one.field == "pasted").map(|one| one.message.clone()).collect();
    let is_open = !told.is_empty() || !pasted.text.is_empty();
    let error = (!told.is_empty()).then(|| Remark::Problem(told.join(" ")));
    view! {
        <details class="pasted" open=is_open>
            <summary>{words.t("financing-pasted-title")}</summary>
            <TextArea
                name="pasted"
                label=words.t("financing-pasted")
                hint=words.t("financing-pasted-hint")
                value=pasted.text
                error
                rows=8
                room=Room::of(words, PASTED_LIMIT)
            />
            <div class="actions">
                <Button label=words.t("financing-take") kind=ButtonKind::Quiet name="take".to_owned() value="yes".to_owned() />
                <a href=paths::partner_new(project)>{words.t("financing-new-partner")}</a>
            </div>
        </details>
    }
}
