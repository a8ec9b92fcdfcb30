//! What a decision of the demo set says: its own story where it has one, and else what is usual at its gate.

use super::calendar::Visit;
use super::plan::Plan;
use domain::gates::{Gate, Outcome, RuleId};
use std::collections::BTreeMap;

/// The texts of a decision.
pub(super) struct Wording {
    pub(super) rationale: String,
    pub(super) public_summary: String,
    pub(super) deviations: BTreeMap<RuleId, String>,
    pub(super) points: Vec<String>,
}

/// The texts of the decision at a visit.
pub(super) fn words(plan: &Plan<'_>, visit: &Visit, outcome: Outcome) -> Wording {
    let own = plan.decisions.iter().find(|row| row.gate == visit.gate);
    let (rationale, public_summary) = own.map_or_else(|| usual(plan, visit.gate), |row| (row.rationale.clone(), row.public_summary.clone()));
    let mut deviations: BTreeMap<RuleId, String> =
        own.and_then(|row| row.deviation_rule.map(|rule| (rule, row.deviation.clone()))).into_iter().collect();
    if visit.gate == Gate::G1 && goes_on(outcome) && plan.row.challenges.is_empty() {
        deviations.insert(RuleId::G1R18, WITHOUT_CHALLENGE.to_owned());
    }
    let points = own.filter(|_| outcome == Outcome::Recycle).map(|row| row.points.split('|').map(str::to_owned).collect()).unwrap_or_default();
    Wording { rationale, public_summary, deviations, points }
}

/// Why a project without a societal challenge may go on all the same.
const WITHOUT_CHALLENGE: &str = "De nota noemt een maatschappelijk vraagstuk in paragraaf 6 een voorkeur en in paragraaf 11 een eis. \
     De techniek is hier zo breed te gebruiken dat de stuurgroep de voorkeur volgt.";

/// Whether the project goes on to the next phase.
pub(super) const fn goes_on(outcome: Outcome) -> bool {
    match outcome {
        Outcome::Go | Outcome::ConditionalGo => true,
        Outcome::Hold | Outcome::Recycle | Outcome::NoGo | Outcome::Graduated | Outcome::ClosedCompleted => false,
    }
}

fn usual(plan: &Plan<'_>, gate: Gate) -> (String, String) {
    let title = &plan.row.title;
    let (rationale, summary) = match gate {
        Gate::G0 => (
            "past bij de gekozen technologie en toepassing en kost weinig. De partners willen in korte tijd uitzoeken of het kan en of iemand ervoor wil betalen. Wat zij doen als het tegenvalt staat in het plan.",
            "mag beginnen met een verkenning.",
        ),
        Gate::G1 => (
            "heeft in de startfase laten zien dat er vraag naar is. De business case is duidelijk, de bedrijven leggen eigen geld in en alle partners dragen risico. De acht voorwaarden zijn op niveau.",
            "mag door naar de innovatiefase.",
        ),
        Gate::G2 => (
            "heeft een werkend proefmodel en klanten die willen kopen. Het geld van de volgende fase komt terug als het goed gaat. De kennis is verdeeld en de stuurgroep ziet geen reden om te wachten.",
            "mag door naar de markt.",
        ),
        Gate::G3 => ("heeft gedaan wat was afgesproken en alles wat openstond is overgedragen aan de partij die het verder beheert.", "is afgerond."),
    };
    (format!("{title} {rationale}"), format!("{title} {summary}"))
}

/// What a hold waits for.
pub(super) const fn awaited(gate: Gate) -> &'static str {
    match gate {
        Gate::G0 => "Het besluit over Med-Tech als aandachtsgebied",
        Gate::G1 | Gate::G2 | Gate::G3 => "De vergunning voor een proef in een bewoond gebouw",
    }
}
