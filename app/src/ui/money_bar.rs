//! Where the money comes from, as one bar. Colour and hatching repeat what the text beside it says.

use crate::bar::{blocks, percent};
use crate::language::Words;
use domain::Eur;
use domain::scale::beside_largest;
use leptos::prelude::*;

/// A kind of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyPart {
    /// From governments.
    Public,
    /// The partners' own cash.
    Cash,
    /// The partners' own work and goods.
    InKind,
    /// Anything else.
    Other,
}

impl MoneyPart {
    const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Cash => "cash",
            Self::InKind => "in-kind",
            Self::Other => "other",
        }
    }

    fn label(self, words: Words) -> String {
        match self {
            Self::Public => words.t("money-public"),
            Self::Cash => words.t("money-cash"),
            Self::InKind => words.t("money-in-kind"),
            Self::Other => words.t("money-other"),
        }
    }
}

/// The bar. `small` fits a table row; there the legend stands under the table. Where the `largest` of several is known, it is as long beside that one
/// as its money is.
#[component]
pub fn MoneyBar(
    words: Words,
    parts: Vec<(MoneyPart, Eur)>,
    #[prop(optional)] small: bool,
    #[prop(default = None)] largest: Option<Eur>,
) -> impl IntoView {
    let filled: Vec<_> = parts.into_iter().filter(|(_, amount)| *amount > Eur::ZERO).collect();
    let told: Vec<_> = filled.iter().map(|(part, amount)| format!("{} {}", words.money(*amount), part.label(words))).collect();
    let told = if told.is_empty() { words.t("money-none") } else { told.join(", ") };
    let spoken = told.clone();
    let sum: Eur = filled.iter().map(|(_, amount)| *amount).sum();
    let length = largest.map_or_else(|| "100%".to_owned(), |largest| percent(beside_largest(sum, largest)));
    let amounts: Vec<Eur> = filled.iter().map(|(_, amount)| *amount).collect();
    let drawn = filled
        .iter()
        .zip(blocks(&amounts))
        .map(|((part, _), block)| view! { <rect x=block.start width=block.width height="100%" data-part=part.code() /> })
        .collect::<Vec<_>>();
    view! {
        <svg class="money" data-small=small.then_some("") role="img" aria-label=spoken>
            <title>{told}</title>
            <svg width=length height="100%">{drawn}</svg>
        </svg>
    }
}

/// What the colours mean, with the amounts when they are given.
#[component]
pub fn MoneyLegend(words: Words, parts: Vec<(MoneyPart, Option<Eur>)>) -> impl IntoView {
    let items = parts
        .into_iter()
        .map(|(part, amount)| {
            view! {
                <li>
                    <svg class="swatch" width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="3" data-part=part.code() /></svg>
                    <span>{part.label(words)}</span>
                    {amount.map(|amount| view! { <b>{words.money(amount)}</b> })}
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! { <ul class="legend">{items}</ul> }
}

/// The hatching of in-kind money, once in each document.
#[component]
pub(crate) fn HatchPattern() -> impl IntoView {
    view! {
        <svg class="sr" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="hatch__ground" width="8" height="8" />
                    <rect class="hatch__line" width="3" height="8" />
                </pattern>
            </defs>
        </svg>
    }
}
