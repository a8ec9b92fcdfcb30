//! What is arranged with each partner after a go: what blocks its first payment, and who mends it. Specification, section 9.3; G1-14 and G1-15 of
//! the gate rules. Everything on the list is a fact that stands somewhere else already, but the monitoring agreement.

use crate::partners::OrganisationType;
use crate::payments::AccountStanding;
use crate::projects::{Phase, Status};
use crate::text_enum;

text_enum! {
    /// Something that is arranged before a partner is paid for the first time.
    pub enum StartItem {
        /// Somebody of the partner can be reached in Poort.
        Contacts = "contacts",
        /// A bank account that two people stand for.
        BankAccount = "bank_account",
        /// The consortium agreement is on file and everybody signed it.
        Agreement = "agreement",
        /// The partner has said what it expects to need, by half-year.
        SpendProfile = "spend_profile",
        /// The partner agreed to be asked how it goes, also after the project.
        Monitoring = "monitoring",
    }
}

text_enum! {
    /// Who mends something on the list.
    pub enum StartMender {
        /// The partner itself.
        Partner = "partner",
        /// The lead partner.
        Lead = "lead",
        /// The programme.
        Office = "office",
    }
}

/// What is known of a partner after a go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StartFacts {
    /// The phase that the go led to.
    pub phase: Phase,
    /// What the partner is.
    pub organisation_type: OrganisationType,
    /// Public money was promised to it for this phase.
    pub is_paid: bool,
    /// It leads the project.
    pub leads: bool,
    /// People of it that can come in.
    pub contacts: u32,
    /// Where its bank account stands.
    pub account: AccountStanding,
    /// Everybody signed the consortium agreement that is on file.
    pub agreement_is_signed: bool,
    /// It has a forecast of its own for this phase.
    pub has_forecast: bool,
    /// It agreed to be monitored.
    pub agreed_to_monitoring: bool,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StartLine {
    /// What.
    pub item: StartItem,
    /// It is arranged.
    pub is_done: bool,
    /// Who mends it.
    pub mender: StartMender,
}

/// The list of a partner. A start is small and short: it is paid without agreement and without forecast. An account and a forecast are for who is
/// paid; monitoring is for companies, as the policy note asks.
pub fn start_list(facts: &StartFacts) -> Vec<StartLine> {
    let is_later = match facts.phase {
        Phase::Innovation | Phase::MarketEntry => true,
        Phase::Start => false,
        Phase::Intake | Phase::Closed => return Vec::new(),
    };
    let own = if facts.contacts > 0 { StartMender::Partner } else { StartMender::Office };
    let line = |item: &StartItem| {
        let (is_asked, is_done, mender) = match item {
            StartItem::Contacts => (true, facts.contacts > 0, if facts.leads { StartMender::Office } else { StartMender::Lead }),
            StartItem::BankAccount => match facts.account {
                AccountStanding::None => (facts.is_paid, false, own),
                AccountStanding::Waiting | AccountStanding::Changing => (facts.is_paid, false, StartMender::Office),
                AccountStanding::Confirmed => (facts.is_paid, true, own),
            },
            StartItem::Agreement => (is_later, facts.agreement_is_signed, StartMender::Lead),
            // Nobody but the partner says what it needs.
            StartItem::SpendProfile => (is_later && facts.is_paid, facts.has_forecast, StartMender::Partner),
            StartItem::Monitoring => (facts.organisation_type == OrganisationType::Company, facts.agreed_to_monitoring, own),
        };
        is_asked.then_some(StartLine { item: *item, is_done, mender })
    };
    StartItem::ALL.iter().filter_map(line).collect()
}

/// Whether something on a list is still to be arranged.
pub fn is_open(list: &[StartLine]) -> bool {
    list.iter().any(|line| !line.is_done)
}

/// Whether a project in this status has a list: after a go, until it ends.
pub const fn has_list(phase: Phase, status: Status) -> bool {
    let runs = match phase {
        Phase::Start | Phase::Innovation | Phase::MarketEntry => true,
        Phase::Intake | Phase::Closed => false,
    };
    let goes_on = match status {
        Status::AwaitingStart | Status::Active | Status::GateRequested | Status::UnderReview | Status::DecisionPending => true,
        Status::OnHold | Status::Recycled => true,
        Status::Draft | Status::Legacy | Status::Stopped | Status::Refused | Status::Graduated | Status::ClosedCompleted => false,
    };
    runs && goes_on
}

#[cfg(test)]
mod tests {
    use super::*;
    use StartItem as I;
    use StartMender as M;

    const DONE: StartFacts = StartFacts {
        phase: Phase::Innovation,
        organisation_type: OrganisationType::Company,
        is_paid: true,
        leads: false,
        contacts: 1,
        account: AccountStanding::Confirmed,
        agreement_is_signed: true,
        has_forecast: true,
        agreed_to_monitoring: true,
    };

    fn open(facts: StartFacts) -> Vec<(StartItem, StartMender)> {
        start_list(&facts).into_iter().filter(|line| !line.is_done).map(|line| (line.item, line.mender)).collect()
    }

    fn items(facts: StartFacts) -> Vec<StartItem> {
        start_list(&facts).into_iter().map(|line| line.item).collect()
    }

    #[test]
    fn each_thing_that_is_missing_is_told_with_who_mends_it() {
        assert_eq!(open(DONE), []);
        assert!(!is_open(&start_list(&DONE)));
        let rows = [
            (StartFacts { contacts: 0, ..DONE }, (I::Contacts, M::Lead)),
            (StartFacts { contacts: 0, leads: true, ..DONE }, (I::Contacts, M::Office)),
            (StartFacts { account: AccountStanding::None, ..DONE }, (I::BankAccount, M::Partner)),
            (StartFacts { account: AccountStanding::Waiting, ..DONE }, (I::BankAccount, M::Office)),
            (StartFacts { account: AccountStanding::Changing, ..DONE }, (I::BankAccount, M::Office)),
            (StartFacts { agreement_is_signed: false, ..DONE }, (I::Agreement, M::Lead)),
            (StartFacts { has_forecast: false, ..DONE }, (I::SpendProfile, M::Partner)),
            (StartFacts { agreed_to_monitoring: false, ..DONE }, (I::Monitoring, M::Partner)),
        ];
        for (facts, expected) in rows {
            assert_eq!(open(facts), [expected]);
            assert!(is_open(&start_list(&facts)));
        }
    }

    #[test]
    fn where_nobody_of_the_partner_can_come_in_the_programme_does_what_it_can() {
        let nobody = StartFacts { contacts: 0, account: AccountStanding::None, agreed_to_monitoring: false, has_forecast: false, ..DONE };
        let expected = [(I::Contacts, M::Lead), (I::BankAccount, M::Office), (I::SpendProfile, M::Partner), (I::Monitoring, M::Office)];
        assert_eq!(open(nobody), expected);
    }

    #[test]
    fn a_start_is_paid_without_agreement_and_forecast() {
        assert_eq!(items(StartFacts { phase: Phase::Start, ..DONE }), [I::Contacts, I::BankAccount, I::Monitoring]);
        assert_eq!(items(DONE), StartItem::ALL);
        assert_eq!((items(StartFacts { phase: Phase::Intake, ..DONE }), items(StartFacts { phase: Phase::Closed, ..DONE })), (vec![], vec![]));
    }

    #[test]
    fn who_is_not_paid_needs_no_account_and_who_is_no_company_is_not_monitored() {
        assert_eq!(items(StartFacts { is_paid: false, ..DONE }), [I::Contacts, I::Agreement, I::Monitoring]);
        for kind in OrganisationType::ALL {
            let asked = items(StartFacts { organisation_type: *kind, ..DONE }).contains(&I::Monitoring);
            assert_eq!(asked, *kind == OrganisationType::Company, "{kind}");
        }
    }

    #[test]
    fn a_list_is_there_from_the_go_until_the_end() {
        let with: Vec<Status> = Status::ALL.iter().copied().filter(|status| has_list(Phase::Innovation, *status)).collect();
        let expected = [
            Status::Active,
            Status::AwaitingStart,
            Status::GateRequested,
            Status::UnderReview,
            Status::DecisionPending,
            Status::OnHold,
            Status::Recycled,
        ];
        assert_eq!((with.len(), expected.iter().all(|one| with.contains(one))), (expected.len(), true));
        assert!(!has_list(Phase::Intake, Status::Active) && !has_list(Phase::Closed, Status::ClosedCompleted));
    }
}
