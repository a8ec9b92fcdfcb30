//! Which documents a project has by the gate that ends its phase.

use super::DocumentKind;
use crate::projects::Phase;

/// The kinds that a phase asks for. G1-14: the consortium agreement is on file before the first payment; G2-12: ownership and licences are settled
/// with a document; the business case is what every gate after intake weighs. ASSUMPTION: a letter of each partner is there from intake on.
pub const fn required(phase: Phase) -> &'static [DocumentKind] {
    match phase {
        Phase::Intake => &[DocumentKind::PartnerLetter],
        Phase::Start => &[DocumentKind::PartnerLetter, DocumentKind::BusinessCase, DocumentKind::ConsortiumAgreement],
        Phase::Innovation | Phase::MarketEntry => {
            &[DocumentKind::PartnerLetter, DocumentKind::BusinessCase, DocumentKind::ConsortiumAgreement, DocumentKind::JudgementG2R12]
        }
        Phase::Closed => &[],
    }
}

/// Those of which there is none.
pub fn missing(phase: Phase, there: &[DocumentKind]) -> Vec<DocumentKind> {
    required(phase).iter().copied().filter(|kind| !there.contains(kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_named_and_a_closed_project_misses_nothing() {
        let all = required(Phase::Start);
        assert_eq!(missing(Phase::Start, all), []);
        assert_eq!(missing(Phase::Start, &all[..1]), &all[1..]);
        assert_eq!(missing(Phase::Innovation, all), [DocumentKind::JudgementG2R12]);
        assert_eq!(missing(Phase::Intake, &[DocumentKind::Photo]), [DocumentKind::PartnerLetter]);
        assert_eq!(missing(Phase::Closed, &[]), []);
    }
}
