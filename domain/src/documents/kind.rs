//! What a document is, what it can stand for in the dossier, and what the maker of a photo allows.

use crate::conditions::Condition;
use crate::text_enum;

text_enum! {
    /// What a document is.
    pub enum DocumentKind {
        /// The business case.
        BusinessCase = "business_case",
        /// What the partners agreed with each other.
        ConsortiumAgreement = "consortium_agreement",
        /// Who owns what, and who may use it: what the judgement of rule G2-12 rests on.
        JudgementG2R12 = "judgement_g2_12",
        /// A partner says that it takes part.
        PartnerLetter = "partner_letter",
        /// Evidence for the first condition.
        EvidenceC1 = "evidence_c1",
        /// Evidence for the second condition.
        EvidenceC2 = "evidence_c2",
        /// Evidence for the third condition.
        EvidenceC3 = "evidence_c3",
        /// Evidence for the fourth condition.
        EvidenceC4 = "evidence_c4",
        /// Evidence for the fifth condition.
        EvidenceC5 = "evidence_c5",
        /// Evidence for the sixth condition.
        EvidenceC6 = "evidence_c6",
        /// Evidence for the seventh condition.
        EvidenceC7 = "evidence_c7",
        /// Evidence for the eighth condition.
        EvidenceC8 = "evidence_c8",
        /// Something that the project promised to deliver.
        Deliverable = "deliverable",
        /// A bill.
        Invoice = "invoice",
        /// Hours of people.
        Timesheet = "timesheet",
        /// A photo.
        Photo = "photo",
        /// Anything else.
        Other = "other",
    }
}

text_enum! {
    /// What a document can stand for in the dossier: one document each, chosen by hand.
    pub enum Purpose {
        /// The business case of the project.
        BusinessCase = "business_case",
        /// Its consortium agreement.
        ConsortiumAgreement = "consortium_agreement",
        /// What the judgement of rule G2-12 rests on.
        JudgementG2R12 = "judgement_g2_12",
    }
}

impl Purpose {
    /// Whether every partner signs it, which is said when it is chosen.
    pub const fn is_signed(self) -> bool {
        match self {
            Self::ConsortiumAgreement => true,
            Self::BusinessCase | Self::JudgementG2R12 => false,
        }
    }
}

text_enum! {
    /// What the maker of a photo allows.
    pub enum PhotoPermission {
        /// To be seen in the dossier and nowhere else.
        Dossier = "dossier",
        /// The maker allows that everybody sees it.
        Maker = "maker",
        /// The maker and everybody who can be recognised allow that everybody sees it.
        Everybody = "everybody",
    }
}

impl DocumentKind {
    /// The condition that it is evidence for.
    pub const fn condition(self) -> Option<Condition> {
        match self {
            Self::EvidenceC1 => Some(Condition::KnowledgeBase),
            Self::EvidenceC2 => Some(Condition::MarketDriven),
            Self::EvidenceC3 => Some(Condition::BusinessCase),
            Self::EvidenceC4 => Some(Condition::ActiveSme),
            Self::EvidenceC5 => Some(Condition::RiskSharing),
            Self::EvidenceC6 => Some(Condition::OpenInnovation),
            Self::EvidenceC7 => Some(Condition::OpenToOutsiders),
            Self::EvidenceC8 => Some(Condition::SelfOrganisation),
            Self::BusinessCase | Self::ConsortiumAgreement | Self::JudgementG2R12 | Self::PartnerLetter => None,
            Self::Deliverable | Self::Invoice | Self::Timesheet | Self::Photo | Self::Other => None,
        }
    }

    /// Whether it tells wages, rates or names of who works: then its own organisation and the programme read it, and no other partner.
    pub const fn is_private(self) -> bool {
        match self {
            Self::Invoice | Self::Timesheet => true,
            Self::BusinessCase | Self::ConsortiumAgreement | Self::JudgementG2R12 | Self::PartnerLetter => false,
            Self::EvidenceC1 | Self::EvidenceC2 | Self::EvidenceC3 | Self::EvidenceC4 => false,
            Self::EvidenceC5 | Self::EvidenceC6 | Self::EvidenceC7 | Self::EvidenceC8 => false,
            Self::Deliverable | Self::Photo | Self::Other => false,
        }
    }

    /// What a document of this kind can stand for in the dossier.
    pub const fn purpose(self) -> Option<Purpose> {
        match self {
            Self::BusinessCase => Some(Purpose::BusinessCase),
            Self::ConsortiumAgreement => Some(Purpose::ConsortiumAgreement),
            Self::JudgementG2R12 => Some(Purpose::JudgementG2R12),
            Self::EvidenceC1 | Self::EvidenceC2 | Self::EvidenceC3 | Self::EvidenceC4 => None,
            Self::EvidenceC5 | Self::EvidenceC6 | Self::EvidenceC7 | Self::EvidenceC8 => None,
            Self::PartnerLetter | Self::Deliverable | Self::Invoice | Self::Timesheet | Self::Photo | Self::Other => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_condition_has_one_kind_of_evidence() {
        let found: Vec<Condition> = DocumentKind::ALL.iter().filter_map(|kind| kind.condition()).collect();
        assert_eq!(found, Condition::ALL);
        for kind in DocumentKind::ALL {
            let of_condition = kind.condition().map(|condition| format!("evidence_{}", condition.code().to_lowercase()));
            assert_eq!(of_condition.unwrap_or_else(|| kind.code().to_owned()), kind.code());
        }
    }

    #[test]
    fn wages_stand_in_two_kinds_and_three_stand_for_something() {
        let private: Vec<_> = DocumentKind::ALL.iter().filter(|kind| kind.is_private()).collect();
        assert_eq!(private, [&DocumentKind::Invoice, &DocumentKind::Timesheet]);
        let purposes: Vec<_> = DocumentKind::ALL.iter().filter_map(|kind| kind.purpose()).collect();
        assert_eq!(purposes, Purpose::ALL);
    }
}
