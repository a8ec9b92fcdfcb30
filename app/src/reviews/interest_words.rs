//! A conflict that the data show, in a sentence.

use crate::language::Words;
use domain::reviews::FoundConflict;

/// What the data show.
pub fn conflict_words(words: Words, conflict: &FoundConflict) -> String {
    let about = |key: &str, name: &str| words.with(key, &[("name", name.to_owned().into())]);
    match conflict {
        FoundConflict::Employer(name) => about("conflict-employer", name),
        FoundConflict::Group(name) => about("conflict-group", name),
        FoundConflict::EarlierPartner(name) => about("conflict-earlier-partner", name),
        FoundConflict::MailDomain(name) => about("conflict-mail-domain", name),
        FoundConflict::SameName(name) => about("conflict-same-name", name),
        FoundConflict::DeclaredBefore(kind, name) => {
            words.with("conflict-declared-before", &[("name", name.clone().into()), ("kind", words.label(*kind).into())])
        }
    }
}

/// What a field of a declaration, or of a refusal to review, is called.
pub fn interest_field(words: Words, field: &str) -> String {
    match field {
        "has_interest" => words.t("interest-question"),
        "kinds" => words.t("interest-kinds"),
        "explanation" => words.t("interest-explanation"),
        "measure" => words.t("interest-measure"),
        _ => words.t("review-decline-reason"),
    }
}
