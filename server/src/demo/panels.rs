//! What the panels of the demo set gave and said.

use domain::reviews::{Advice, Criterion};

/// What the partners of RoboNoaber answered the experts.
pub(super) const ANSWER: &str = "Twee experts vragen of een robot die helpt bij het opstaan nog nieuw is. Nieuw is niet het opstaan, maar dat de robot \
     merkt hoe iemand zich voelt en zich daarnaar gedraagt. De proef bij twee zorginstellingen staat in het dossier.";

/// Scores in halves, in the order of the criteria.
pub(super) type Halves = [u8; 5];

/// What the panel agreed on, as far as a project has a story of its own. OogOpWerk came to 66 points, for its privacy.
pub(super) fn agreed(code: &str) -> Halves {
    match code {
        "P14" => [7, 7, 6, 6, 7],
        "P17" => [5, 6, 4, 6, 6],
        "P18" => [8, 6, 7, 8, 3],
        "P02" | "P10" | "P20" => [9, 8, 8, 8, 7],
        _ => [8, 7, 8, 8, 7],
    }
}

/// What each review gave, beside what was agreed. RoboNoaber waits for its panel: the experts differ on how new it is.
pub(super) fn given(code: &str) -> Vec<Halves> {
    let agreed = agreed(code);
    let but = |at: usize, halves: u8| {
        let mut one = agreed;
        one[at] = halves;
        one
    };
    match code {
        "P04" => vec![agreed],
        "P07" => vec![[8, 4, 7, 8, 7], [8, 6, 8, 7, 7], [9, 9, 8, 8, 8], [7, 6, 7, 7, 7]],
        _ => vec![agreed, but(1, agreed[1] + 1), but(3, agreed[3] - 1)],
    }
}

/// What the panel advises, and why.
pub(super) fn advised(code: &str) -> (Advice, &'static str) {
    match code {
        "P17" => (Advice::DoNotFund, "De markt voor dit dak is nog niet aangetoond; twee criteria blijven onder de drempel."),
        "P14" => (Advice::DoNotFund, "Eerst een klant en een scherpere business case; daarna is het plan het waard om terug te komen."),
        "P18" => (Advice::FundIfMoney, "Een sterk plan met een open vraag over privacy, die voor de start beantwoord moet zijn."),
        _ => (Advice::Fund, "Het panel ziet een sterk team, een duidelijke klant en een eerlijk verdeeld risico."),
    }
}

/// A comment that fits a score.
pub(super) fn comment(criterion: Criterion, halves: u8) -> &'static str {
    let [weak, fair, strong] = match criterion {
        Criterion::Fit => [
            "De band met de kennis in de regio blijft dun: er wordt veel van buiten gehaald en weinig teruggebracht.",
            "De kennis uit de regio wordt benut. Hoe een bedrijf van buiten kan instappen is nog niet uitgewerkt.",
            "Bouwt voort op wat hier al staat, en de instapregeling voor grote bedrijven is duidelijk beschreven.",
        ],
        Criterion::Innovation => [
            "Vergelijkbare oplossingen zijn al te koop; wat hier nieuw aan is, staat er niet.",
            "Nieuw voor de sector. De stap is goed te volgen, maar het bewijs is nog klein.",
            "Nieuw voor de markt, met een octrooi in aanvraag en een proef die overtuigt.",
        ],
        Criterion::Economy => [
            "De opbrengst rust op één aanname. Er is geen klant genoemd en geen moment om te stoppen.",
            "Doorgerekend met een soort klant bij naam. De gevoeligheid voor de prijs verdient nog aandacht.",
            "Klanten met naam, drie scenario's en een eerlijke verdeling van het risico. Ook de stopmomenten staan erin.",
        ],
        Criterion::Quality => [
            "Het plan is onvolledig: wie wat doet in het tweede jaar is niet te lezen.",
            "Een werkbaar plan. Het mkb doet actief mee, de sturing kan strakker.",
            "Een sterk team met duidelijke sturing; de partners hebben al eerder samen geleverd.",
        ],
        Criterion::Sustainability => [
            "De maatschappelijke kant blijft een belofte. Wat het voor mensen op de werkvloer betekent, is niet onderzocht.",
            "Aannemelijk voor één vraagstuk, met een redenering die klopt maar nog zonder cijfers.",
            "In cijfers uitgedrukt, en gebruikers denken vanaf het begin mee over het ontwerp.",
        ],
    };
    match halves {
        0..=5 => weak,
        6..=7 => fair,
        _ => strong,
    }
}
