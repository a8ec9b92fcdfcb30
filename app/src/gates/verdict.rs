//! The verdict on a gate in one line, and all its rules as squares.

use crate::language::Words;
use crate::ui::Tone;
use domain::gates::{Gate, Headline, MendingParty, Outlook, Tally};
use leptos::prelude::*;

/// What the verdict is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictView {
    /// The one line.
    pub headline: Headline,
    /// How many rules say what.
    pub tally: Tally,
    /// Which of those who mend something the reader is.
    pub reader: Option<MendingParty>,
}

/// The side of a square and the step to the next, in units of the drawing.
const SQUARE: u32 = 13;
const STEP: u32 = 18;

/// The verdict with the rules as squares.
#[component]
pub(super) fn VerdictLine(words: Words, gate: Gate, view: VerdictView) -> impl IntoView {
    let (tone, title) = verdict(words, gate, view.headline);
    view! {
        <section class="verdict" data-tone=tone.code() aria-labelledby="verdict">
            <div class="stack stack--tight">
                <h2 class="verdict__line" id="verdict">{title}</h2>
                <p>{explained(words, view.headline)}</p>
                <p class="jump"><a href="#gate-now">{words.t("verdict-jump")}</a></p>
            </div>
            <Squares words tally=view.tally />
        </section>
    }
}

/// "Kan door, met 5 afwijkingen", and how it sounds.
pub(super) fn verdict(words: Words, gate: Gate, headline: Headline) -> (Tone, String) {
    let at = ("gate", gate.code().into());
    match headline {
        Headline::Decided(outcome) => (Tone::Neutral, words.with("verdict-decided", &[("outcome", words.label(outcome).into())])),
        Headline::NotDue => (Tone::Neutral, words.t("verdict-not-due")),
        Headline::Open(Outlook::CanGo) => (Tone::Good, words.with("verdict-can-go", &[at])),
        Headline::Open(Outlook::CanGoWithDeviations(count)) => (Tone::Warn, words.with("verdict-deviations", &[at, ("count", count.into())])),
        Headline::Open(Outlook::CannotGo { hard, unjudged }) => {
            let what = [("verdict-hard", hard), ("verdict-unjudged", unjudged)].into_iter().filter(|(_, count)| *count > 0);
            let what: Vec<_> = what.map(|(key, count)| words.with(key, &[("count", count.into())])).collect();
            (Tone::Warn, words.with("verdict-cannot", &[at, ("what", what.join(&words.t("verdict-and")).into())]))
        }
    }
}

/// What the line means.
fn explained(words: Words, headline: Headline) -> String {
    match headline {
        Headline::Decided(_) => words.t("verdict-decided-text"),
        Headline::NotDue => words.t("gate-not-due"),
        Headline::Open(Outlook::CanGo) => words.t("verdict-can-go-text"),
        Headline::Open(Outlook::CanGoWithDeviations(count)) => words.with("verdict-deviations-text", &[("count", count.into())]),
        Headline::Open(Outlook::CannotGo { .. }) => words.t("verdict-cannot-text"),
    }
}

/// "U 3, programma 2, experts 1; 14 van 20 in orde."
pub(super) fn progress(words: Words, view: &VerdictView) -> String {
    let part = |(at, (party, count)): (usize, &(MendingParty, u32))| {
        let name = party_title(words, *party, view.reader);
        let who = if at == 0 { name } else { name.to_lowercase() };
        words.with("mends-count", &[("who", who.into()), ("count", (*count).into())])
    };
    let done = words.with("mends-done", &[("met", view.tally.met.into()), ("of", view.tally.judged().into())]);
    if view.tally.by.is_empty() {
        return words.with("mends-none", &[("done", done.into())]);
    }
    let parts: Vec<_> = view.tally.by.iter().enumerate().map(part).collect();
    words.with("mends-all", &[("parts", parts.join(", ").into()), ("done", done.into())])
}

/// The heading above the rules that a party mends.
pub(super) fn party_title(words: Words, party: MendingParty, reader: Option<MendingParty>) -> String {
    if Some(party) == reader { words.t("mends-you") } else { words.t(&format!("mends-{}", party.code())) }
}

#[component]
fn Squares(words: Words, tally: Tally) -> impl IntoView {
    let kinds = [("open", tally.open), ("met", tally.met), ("off", tally.not_applicable), ("later", tally.not_yet_in_use)];
    let told = |(kind, count): &(&str, u32)| words.with(&format!("tally-{kind}"), &[("count", (*count).into())]);
    let there: Vec<_> = kinds.into_iter().filter(|(_, count)| *count > 0).collect();
    let spoken = there.iter().map(told).collect::<Vec<_>>().join(", ");
    let kinds_in_order = there.iter().flat_map(|(kind, count)| (0..*count).map(move |_| *kind));
    let squares = (0_u32..)
        .zip(kinds_in_order)
        .map(|(at, kind)| {
            view! { <rect data-rule=kind x=(2 + at * STEP).to_string() y="2" width=SQUARE.to_string() height=SQUARE.to_string() rx="2" /> }
        })
        .collect::<Vec<_>>();
    let all: u32 = there.iter().map(|(_, count)| count).sum();
    let (width, height) = ((all * STEP).to_string(), (SQUARE + 4).to_string());
    let legend = there
        .iter()
        .map(|one| {
            view! {
                <li>
                    <svg class="swatch" width="14" height="14" aria-hidden="true"><rect data-rule=one.0 x="1.5" y="1.5" width="11" height="11" rx="2" /></svg>
                    {told(one)}
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <figure class="tally">
            <svg width=width.clone() height=height.clone() viewBox=format!("0 0 {width} {height}") role="img" aria-label=spoken>{squares}</svg>
            <figcaption><ul class="legend">{legend}</ul></figcaption>
        </figure>
    }
}
