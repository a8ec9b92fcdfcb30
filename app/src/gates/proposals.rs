//! The shortest way to green: beside an open rule, the smallest changes that would make it pass, in words, and where each can be filled in.

use super::RuleNames;
use crate::language::Words;
use crate::ui::{Task, TaskRow};
use domain::gates::RuleId;
use domain::ids::PartnerId;
use domain::partners::{PartnerFacts, PartnerRole};
use domain::remedies::{Proposal, Step};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is proposed at a gate.
#[derive(Debug, Clone, Default)]
pub struct ProposalsView {
    /// The proposals of each rule that has any, smallest first.
    pub of: BTreeMap<RuleId, Vec<ProposalLine>>,
    /// The partners that they are about.
    pub partners: Vec<PartnerFacts>,
    /// What the rules are called.
    pub names: RuleNames,
}

/// One proposal.
#[derive(Debug, Clone)]
pub struct ProposalLine {
    /// What it says.
    pub proposal: Proposal,
    /// Where it is filled in as a draft; none for who may not change the dossier.
    pub href: Option<String>,
}

/// A rule that is open, with what is proposed for it.
pub(super) fn task_row(words: Words, view: &ProposalsView, rule: RuleId, task: Task) -> AnyView {
    let lines = view.of.get(&rule).map(Vec::as_slice).unwrap_or_default();
    let items = lines.iter().map(|line| item(words, view, line)).collect::<Vec<_>>();
    let beside = (!items.is_empty()).then(|| {
        view! {
            <div class="proposals">
                <b>{words.t("proposal-title")}</b>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    });
    view! { <TaskRow task beside /> }.into_any()
}

fn item(words: Words, view: &ProposalsView, line: &ProposalLine) -> impl IntoView + use<> {
    let told = sentence(words, &view.partners, &line.proposal);
    let rules = |rules: &[RuleId]| rules.iter().map(|rule| view.names.of(*rule)).collect::<Vec<_>>().join("; ");
    let Proposal { others, breaks, also, .. } = &line.proposal;
    let others = (*others > 0).then(|| words.with("proposal-others", &[("count", (*others).into())]));
    let also = (!also.is_empty()).then(|| words.with("proposal-also", &[("rules", rules(also).into())]));
    let breaks = (!breaks.is_empty()).then(|| words.with("proposal-breaks", &[("rules", rules(breaks).into())]));
    let link = line.href.clone().map(|href| {
        let label = words.t(if line.proposal.is_about_money() { "proposal-fill-in" } else { "proposal-partner" });
        view! { " "<a href=href>{label}<span class="sr">{format!(": {told}")}</span></a> }
    });
    let beside: Vec<String> = others.into_iter().chain(also).chain(breaks).collect();
    let beside = (!beside.is_empty()).then(|| view! { " "<span class="quiet">{beside.join(" ")}</span> });
    view! { <li>{told.clone()}{beside}{link}</li> }
}

/// The steps of a proposal in sentences.
pub(super) fn sentence(words: Words, partners: &[PartnerFacts], proposal: &Proposal) -> String {
    let name = |id: PartnerId| partners.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default();
    let mut told: Vec<String> = Vec::new();
    for (place, step) in proposal.steps.iter().enumerate() {
        let same = |other: &&Step| *other == step;
        if proposal.steps[..place].iter().any(|other| other == step) {
            continue;
        }
        told.push(match *step {
            Step::Money { partner, shift, amount } => {
                words.with(&format!("proposal-{shift}"), &[("who", name(partner).into()), ("amount", words.money(amount).into())])
            }
            Step::Cost { from, to, amount } => {
                words.with("proposal-cost", &[("who", name(from).into()), ("to", name(to).into()), ("amount", words.money(amount).into())])
            }
            Step::TakesPart { partner } => words.with("proposal-takes-part", &[("who", name(partner).into())]),
            Step::Joins { newcomer, role: PartnerRole::Interested, .. } => {
                let count = proposal.steps.iter().filter(same).count();
                words.with(&format!("interested-{newcomer}"), &[("count", count.into())])
            }
            Step::Joins { newcomer, amount, .. } if amount.is_positive() => {
                words.with(&format!("brings-{newcomer}"), &[("amount", words.money(amount).into())])
            }
            Step::Joins { newcomer, .. } => {
                let count = proposal.steps.iter().filter(same).count();
                words.with(&format!("joins-{newcomer}"), &[("count", count.into())])
            }
        });
    }
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Eur;
    use domain::partners::{OrganisationType, Region};
    use domain::people::Language;
    use domain::remedies::{Newcomer, Shift};

    const NL: Words = Words::new(Language::Nl);

    fn id(number: u128) -> String {
        format!("00000000-0000-0000-0000-{number:012}")
    }

    fn partner(name: &str, number: u128) -> PartnerFacts {
        PartnerFacts {
            id: id(number).parse().unwrap(),
            organisation: id(number).parse().unwrap(),
            name: name.to_owned(),
            role: PartnerRole::Participant,
            organisation_type: OrganisationType::Company,
            size: None,
            region: Region::Twente,
            is_core_business: None,
        }
    }

    fn told(words: Words, steps: Vec<Step>) -> String {
        let proposal = Proposal { rule: RuleId::G1R04, steps, others: 0, breaks: Vec::new(), also: Vec::new() };
        sentence(words, &[partner("Regge", 1), partner("Borne", 2)], &proposal)
    }

    #[test]
    fn every_change_has_a_sentence_in_both_languages() {
        let [regge, borne] = [1, 2].map(|number| id(number).parse::<PartnerId>().unwrap());
        for &language in Language::ALL {
            let words = Words::new(language);
            for &shift in Shift::ALL {
                let sentence = told(words, vec![Step::Money { partner: regge, shift, amount: Eur::euros(12_000) }]);
                assert!(sentence.starts_with("Regge") && sentence.contains(&words.money(Eur::euros(12_000))), "{sentence}");
            }
            for &newcomer in Newcomer::ALL {
                for (role, amount) in
                    [(PartnerRole::Participant, Eur::ZERO), (PartnerRole::Participant, Eur(1)), (PartnerRole::Interested, Eur::ZERO)]
                {
                    assert!(told(words, vec![Step::Joins { newcomer, role, amount }]).ends_with('.'));
                }
            }
        }
        let moved = Step::Cost { from: regge, to: borne, amount: Eur(3_000_001) };
        assert_eq!(
            told(NL, vec![moved, Step::TakesPart { partner: borne }]),
            "€\u{a0}30.000,01 aan kosten gaat van Regge naar Borne, met het geld ervoor. Borne doet mee en toont niet alleen interesse."
        );
    }

    #[test]
    fn organisations_of_one_kind_are_counted() {
        let joins = |newcomer| Step::Joins { newcomer, role: PartnerRole::Participant, amount: Eur::ZERO };
        let steps = vec![joins(Newcomer::Company), joins(Newcomer::Company), joins(Newcomer::Knowledge)];
        assert_eq!(told(NL, steps), "Er doen 2 bedrijven meer mee. Er doet één kennisinstelling meer mee.");
    }
}
