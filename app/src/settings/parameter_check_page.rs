//! A change of a parameter once more, with the gates that would be judged or decided otherwise, before it is kept.

use super::parameter_page::parameter_field;
use super::parameter_words::parameter_value;
use crate::language::Words;
use crate::paths;
use crate::ui::{BackToForm, CheckAnswers, Link, PageHead, SummaryRow, Table};
use domain::gates::Gate;
use domain::settings::{NewParameter, Parameter, ParameterForm, VerdictChange};
use leptos::prelude::*;

/// What the page shows.
pub struct ParameterCheckView {
    /// Which one.
    pub parameter: Parameter,
    /// What it is.
    pub value: i64,
    /// The change as it was understood.
    pub new: NewParameter,
    /// The change as it was typed, to send again.
    pub typed: ParameterForm,
    /// What it does.
    pub effect: EffectView,
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

/// What a change does to the gates that wait.
pub struct EffectView {
    /// How many gates wait for a decision.
    pub open: u64,
    /// How many of them were looked at.
    pub seen: u64,
    /// Those that it changes.
    pub lines: Vec<EffectLine>,
}

/// A gate that a change reaches.
pub struct EffectLine {
    /// Number and title of the project.
    pub project: String,
    /// At which gate.
    pub gate: Gate,
    /// The rules that would be judged otherwise.
    pub verdicts: Vec<VerdictChange>,
    /// Whether somebody else decides; none where nothing moves. True where a programme manager would decide.
    pub manager_decides: Option<bool>,
}

/// The page.
#[component]
pub fn ParameterCheckPage(words: Words, view: ParameterCheckView) -> AnyView {
    let ParameterCheckView { parameter, value, new, typed, effect, key, version } = view;
    let shown = |value| parameter_value(words, parameter.unit, value);
    let rows = [
        Some(SummaryRow::text(words.t("parameter-now"), shown(value))),
        Some(SummaryRow::text(words.t("parameter-then"), shown(new.value))),
        (!new.reference.is_empty()).then(|| SummaryRow::text(parameter_field(words, "reference"), new.reference)),
        Some(SummaryRow::text(parameter_field(words, "reason"), new.reason)),
    ];
    let hidden = [("key", key), ("version", version.to_string()), ("value", typed.value), ("reason", typed.reason), ("reference", typed.reference)];
    let code = parameter.key.code();
    let crumbs = vec![
        Link::new(paths::settings_parameters(), words.t("parameters-title")),
        Link::new(paths::settings_parameter(code), words.label(parameter.key)),
    ];
    view! {
        <PageHead words title=words.t("parameter-check-title") crumbs />
        <Effect words effect />
        <CheckAnswers
            words
            rows=rows.into_iter().flatten().collect()
            action=paths::settings_parameter(code)
            hidden=hidden.map(|(name, value)| (name.to_owned(), value)).to_vec()
            confirm=words.t("parameter-save")
            back=BackToForm::Sent(paths::settings_parameter_check(code))
            consequence=words.t("parameter-consequence")
        />
    }
    .into_any()
}

#[component]
fn Effect(words: Words, effect: EffectView) -> impl IntoView {
    let EffectView { open, seen, lines } = effect;
    let count = [("count", lines.len().into()), ("open", open.into()), ("seen", seen.into())];
    let told = words.with(if seen < open { "effect-told-some" } else { "effect-told" }, &count);
    let is_empty = lines.is_empty();
    let rows = lines.into_iter().map(|line| {
        let verdicts = line.verdicts.iter().map(|change| {
            let about =
                [("rule", change.rule.code().into()), ("before", words.label(change.before).into()), ("after", words.label(change.after).into())];
            words.with("effect-verdict", &about)
        });
        let decides = line.manager_decides.map(|manager| words.t(if manager { "effect-manager" } else { "effect-steering" }));
        let said: Vec<String> = verdicts.chain(decides).collect();
        view! {
            <tr>
                <th scope="row">{line.project}</th>
                <td data-name=words.t("effect-gate")>{words.label(line.gate)}</td>
                <td data-name=words.t("effect-what")>{said.join("; ")}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let table = (!is_empty).then(|| {
        view! {
            <Table label=words.t("effect-title")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("effect-project")}</th>
                        <th scope="col">{words.t("effect-gate")}</th>
                        <th scope="col">{words.t("effect-what")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
    });
    view! { <section class="stack"><h2>{words.t("effect-title")}</h2><p>{told}</p>{table}</section> }
}
