//! What a cost is for, and whether it was paid or brought. Specification, section 4.2.

use crate::in_kind::InKindMethod;
use crate::text_enum;

text_enum! {
    /// What a cost is for.
    pub enum CostCategory {
        /// People: hours by a rate.
        Staff = "staff",
        /// Equipment: the depreciation over its use for the project.
        Equipment = "equipment",
        /// Materials, at cost price.
        Materials = "materials",
        /// Research, knowledge and patents of others.
        ContractResearch = "contract_research",
        /// Other bills.
        External = "external",
        /// Hours in a high tech facility.
        Facility = "facility",
        /// Travel, fairs and meetings.
        TravelEvents = "travel_events",
        /// Indirect cost, at a flat rate.
        Overhead = "overhead",
        /// Buildings and land: depreciation, or the cost of capital.
        BuildingsLand = "buildings_land",
    }
}

text_enum! {
    /// How a cost was borne.
    pub enum CostMeans {
        /// In money.
        Cash = "cash",
        /// By own hours, equipment and material.
        InKind = "in_kind",
    }
}

impl CostCategory {
    /// Whether it counts hours of a person.
    pub const fn is_labour(self) -> bool {
        matches!(self, Self::Staff)
    }

    /// Whether one proof serves in each period: what is depreciated was bought once.
    pub const fn is_spread(self) -> bool {
        matches!(self, Self::Equipment | Self::BuildingsLand)
    }

    /// Whether money for it went to somebody who sent a bill.
    pub const fn needs_invoice(self) -> bool {
        match self {
            Self::Materials | Self::ContractResearch | Self::External | Self::Facility | Self::TravelEvents => true,
            Self::Staff | Self::Equipment | Self::Overhead | Self::BuildingsLand => false,
        }
    }

    /// Whether a method of valuation says what it is worth.
    pub const fn takes(self, method: InKindMethod) -> bool {
        match self {
            Self::Staff => method.is_labour(),
            Self::Facility => matches!(method, InKindMethod::FacilityHours),
            Self::Equipment | Self::Materials | Self::ContractResearch | Self::External => false,
            Self::TravelEvents | Self::Overhead | Self::BuildingsLand => false,
        }
    }

    /// Whether it is proven by a document.
    pub const fn needs_evidence(self) -> bool {
        !matches!(self, Self::Overhead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_hours_has_no_bill_and_what_is_depreciated_has_one_proof() {
        for category in CostCategory::ALL {
            assert!(!(category.is_labour() && category.needs_invoice()), "{category}");
            assert!(!(category.is_spread() && category.needs_invoice()), "{category}");
            for method in InKindMethod::ALL {
                assert!(!category.takes(*method) || category.is_labour() == method.is_labour(), "{category} {method}");
            }
        }
    }
}
