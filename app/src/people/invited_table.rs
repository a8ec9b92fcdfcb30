//! Invitations in a table, with what can be done about each.

use super::{InvitedLine, role_words};
use crate::language::Words;
use crate::ui::{Badge, Button, ButtonKind, FormKeys, Table, Tone};
use domain::people::InvitationState;
use leptos::prelude::*;

/// The table under its heading; nothing where nobody is invited.
#[component]
pub fn InvitedTable(words: Words, lines: Vec<InvitedLine>, key: String) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let rows = lines.into_iter().map(|line| row(words, line, &key)).collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="invitations">
            <h2 id="invitations">{words.t("people-invitations")}</h2>
            <Table label=words.t("people-invitations")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("people-invited-for")}</th>
                        <th scope="col">{words.t("person-role")}</th>
                        <th scope="col">{words.t("people-invited-by")}</th>
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

fn row(words: Words, line: InvitedLine, key: &str) -> impl IntoView + use<> {
    let InvitedLine { name, email, role, organisation, project, by, on, until, state, is_unsent, deeds, .. } = line;
    let place = [organisation, project].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let by = by.unwrap_or_else(|| words.t("people-operator"));
    let is_open = state == InvitationState::Open;
    let late = (!is_open).then(|| view! { <Badge tone=Tone::Warn label=words.label(state) /> });
    let unsent = (is_unsent && is_open).then(|| view! { <p class="small late">{words.t("experts-invitation-unsent")}</p> });
    let deed = |action: String, label: &str, name: &str| {
        let of = format!(": {name}");
        view! {
            <form method="post" action=action>
                <FormKeys key=key.to_owned() version=0 />
                <Button label=words.t(label) kind=ButtonKind::Quiet />
                <span class="sr">{of}</span>
            </form>
        }
    };
    let deeds = deeds.map(|(again, withdraw)| {
        let withdraw = is_open.then(|| deed(withdraw, "experts-withdraw", &name));
        view! { <div class="actions">{deed(again, "invitation-send-again", &name)}{withdraw}</div> }
    });
    view! {
        <tr>
            <th scope="row">{name.clone()}<p class="small quiet">{email}</p></th>
            <td data-name=words.t("person-role")>{role_words(words, role.0, role.1)}<p class="small quiet">{place}</p></td>
            <td data-name=words.t("people-invited-by")>{by}<p class="small quiet">{words.date(on)}</p></td>
            <td data-name=words.t("experts-invited-until")>{words.date(until)}" "{late}{unsent}</td>
            <td>{deeds}</td>
        </tr>
    }
}
