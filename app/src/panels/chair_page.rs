//! What the chair decides about one review: the measure for an interest, or giving the review back to its expert.

use super::ChairView;
use crate::language::Words;
use crate::paths;
use crate::reviews::conflict_words;
use crate::ui::{Choice, FormPage, Link, RadioGroup, Room, SummaryList, SummaryRow, TextArea};
use domain::reason::REASON_AT_MOST;
use domain::reviews::Measure;
use leptos::prelude::*;

fn crumbs(words: Words, view: &ChairView) -> Vec<Link> {
    let panel = words.with("panel-title", &[("round", view.round_name.clone().into())]);
    vec![Link::new(paths::rounds(), words.t("rounds-title")), Link::new(paths::panel(view.round), panel)]
}

/// An interest that an expert declared or that the data show.
#[component]
pub fn InterestPage(words: Words, view: ChairView) -> AnyView {
    let crumbs = crumbs(words, &view);
    let ChairView { round, line, typed: (measure, reason), errors, notice, key, .. } = view;
    let kinds: Vec<String> = line.kinds.into_iter().map(|kind| words.label(kind)).collect();
    let found: Vec<String> = line.found.iter().map(|one| conflict_words(words, one)).collect();
    let rows = [
        ("interest-kinds", kinds.join(", ")),
        ("interest-explanation", line.explanation),
        ("panel-data-show", found.join(" ")),
        ("panel-proposes", line.proposed.map(|measure| words.label(measure)).unwrap_or_default()),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| SummaryRow::text(words.t(key), text)).collect();
    let (measure_error, reason_error) = (errors.of("measure"), errors.of("reason"));
    view! {
        <FormPage
            words
            title=words.with("panel-interest-of", &[("expert", line.expert.into()), ("project", line.project.into())])
            crumbs
            errors
            notice
            action=paths::panel_measure(round, line.review)
            keys=(key, line.version)
            save=words.t("panel-decide")
            leave=Link::new(paths::panel(round), words.t("round-cancel"))
        >
            <SummaryList rows />
            <RadioGroup
                name="measure"
                label=words.t("panel-measure")
                choices=Choice::explained(words, Measure::ALL)
                value=measure
                error=measure_error
            />
            <TextArea
                name="reason"
                label=words.t("panel-reason")
                hint=words.t("panel-reason-hint")
                value=reason
                error=reason_error
                rows=3
                room=Room::of(words, REASON_AT_MOST)
            />
        </FormPage>
    }
    .into_any()
}

/// A review that goes back to its expert.
#[component]
pub fn ReopenPage(words: Words, view: ChairView) -> AnyView {
    let crumbs = crumbs(words, &view);
    let ChairView { round, line, read_others, typed: (_, reason), errors, notice, key, .. } = view;
    let [title, lead, save] = if read_others {
        ["panel-ask-note-title", "panel-ask-note-lead", "panel-ask-note"]
    } else {
        ["panel-give-back-title", "panel-give-back-lead", "panel-give-back"]
    };
    let about = [("expert", line.expert.into()), ("project", line.project.into())];
    let reason_error = errors.of("reason");
    view! {
        <FormPage
            words
            title=words.with(title, &about)
            lead=words.t(lead)
            crumbs
            errors
            notice
            action=paths::panel_reopen(round, line.review)
            keys=(key, line.version)
            save=words.t(save)
            leave=Link::new(paths::panel(round), words.t("round-cancel"))
        >
            <TextArea
                name="reason"
                label=words.t("panel-reason")
                hint=words.t("panel-reason-hint")
                value=reason
                error=reason_error
                rows=3
                room=Room::of(words, REASON_AT_MOST)
            />
        </FormPage>
    }
    .into_any()
}
