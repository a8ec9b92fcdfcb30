//! Who answers, hands in and decides.

use super::*;
use crate::access::{Actor, ProjectStanding};
use crate::gates::Signer;
use crate::ids::{OrganisationId, PersonId, ProjectId};
use crate::money::Eur;
use crate::people::{Language, Role, SteeringSeat};
use crate::problem::{Problem, ProblemKind};
use uuid::Uuid;

const WHY: &str = "Een partner doet meer werk dan gedacht.";

fn actor(number: u128, role: Role, seat: Option<SteeringSeat>) -> Actor {
    let organisation = (role == Role::Partner).then(|| OrganisationId(Uuid::from_u128(100 + number)));
    Actor { id: PersonId(Uuid::from_u128(number)), name: format!("Persoon {number}"), roles: vec![role], seat, organisation, language: Language::Nl }
}

fn asked(state: ChangeState, said: [Option<bool>; 2]) -> Asked {
    let consents = [(2, "Regge"), (3, "Saxion")].into_iter().zip(said);
    let consents = consents.map(|((number, name), agrees)| Consent {
        organisation: OrganisationId(Uuid::from_u128(100 + number)),
        name: name.to_owned(),
        agrees,
    });
    Asked { state, writers: vec![PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(20))], consents: consents.collect() }
}

#[test]
fn a_partner_answers_for_itself_and_a_manager_who_did_not_write_it_writes_answers_down() {
    let standing = ProjectStanding { project: ProjectId(Uuid::from_u128(9)), takes_part: true, leads: false };
    let open = |asked: &Asked, actor: &Actor| open_consents(asked, (actor, standing)).into_iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    let waits = asked(ChangeState::Consent, [None, None]);
    assert_eq!(open(&waits, &actor(2, Role::Partner, None)), ["Regge"]);
    assert_eq!(open(&waits, &actor(1, Role::Partner, None)), Vec::<String>::new(), "the lead");
    assert_eq!(open(&waits, &actor(21, Role::ProgrammeManager, None)), ["Regge", "Saxion"]);
    assert_eq!(open(&waits, &actor(20, Role::ProgrammeManager, None)), Vec::<String>::new(), "who wrote it");
    assert_eq!(open(&waits, &actor(30, Role::SteeringMember, Some(SteeringSeat::Chair))), Vec::<String>::new());
    assert_eq!(open(&asked(ChangeState::Consent, [Some(true), None]), &actor(2, Role::Partner, None)), Vec::<String>::new(), "said already");
    assert_eq!(open(&asked(ChangeState::Draft, [None, None]), &actor(2, Role::Partner, None)), Vec::<String>::new());
}

#[test]
fn it_is_handed_in_when_everybody_agrees() {
    let left = |said| asked(ChangeState::Consent, said).unagreed();
    assert_eq!(left([Some(true), Some(true)]), []);
    assert_eq!(left([Some(true), None]), [Obstacle::Silent(vec!["Saxion".to_owned()])]);
    assert_eq!(left([Some(false), None]), [Obstacle::Disagree(vec!["Regge".to_owned()]), Obstacle::Silent(vec!["Saxion".to_owned()])]);
}

#[test]
fn who_does_not_agree_says_why() {
    let form = |agrees: &str, reason: &str| AnswerForm {
        organisation: Uuid::from_u128(102).to_string(),
        agrees: agrees.to_owned(),
        reason: reason.to_owned(),
    };
    let organisation = OrganisationId(Uuid::from_u128(102));
    assert_eq!(form("yes", "").check(false), Ok((organisation, true, String::new())));
    assert_eq!(form("no", WHY).check(false), Ok((organisation, false, WHY.to_owned())));
    assert_eq!(form("no", "").check(false), Err(vec![Problem::new("reason", ProblemKind::Missing)]));
    assert_eq!(form("yes", "").check(true), Err(vec![Problem::new("reason", ProblemKind::Missing)]), "for another");
    assert_eq!(form("", "").check(false), Err(vec![Problem::new("agrees", ProblemKind::Missing)]));
    let strange = AnswerForm { organisation: "x".to_owned(), ..form("maybe", "") };
    let expected = [Problem::new("agrees", ProblemKind::NotOnTheList), Problem::new("organisation", ProblemKind::NotOnTheList)];
    assert_eq!(strange.check(false), Err(expected.to_vec()));
}

#[test]
fn a_manager_within_the_mandate_decides_alone_and_the_two_seats_together() {
    let waits = asked(ChangeState::HandedIn, [Some(true), Some(true)]);
    let (is, mandate) = (Eur::euros(60_000), Eur::euros(50_000));
    let decide = |asked: &Asked, way, first, actor: &Actor| decide(asked, (way, is, mandate), first, actor);
    let (manager, writer) = (actor(21, Role::ProgrammeManager, None), actor(20, Role::ProgrammeManager, None));
    let [chair, secretary] = [(30, SteeringSeat::Chair), (31, SteeringSeat::Secretary)].map(|(id, seat)| actor(id, Role::SteeringMember, Some(seat)));
    assert_eq!(decide(&waits, Way::Manager, None, &manager), Ok(DecidingStep::Complete));
    assert_eq!(decide(&waits, Way::Manager, None, &writer), Err(DecidingRefusal::OwnRequest));
    assert_eq!(decide(&waits, Way::Steering, None, &manager), Err(DecidingRefusal::AboveMandate { is, mandate }));
    assert_eq!(decide(&waits, Way::Steering, None, &chair), Ok(DecidingStep::Waits));
    assert_eq!(decide(&waits, Way::Steering, None, &actor(32, Role::SteeringMember, Some(SteeringSeat::Member))), Err(DecidingRefusal::NotADecider));
    assert_eq!(decide(&waits, Way::Steering, None, &actor(2, Role::Partner, None)), Err(DecidingRefusal::NotADecider));
    let recorded = Asked { state: ChangeState::Recorded, ..waits.clone() };
    let first = Some(Signer::of(&chair));
    assert_eq!(decide(&recorded, Way::Steering, first, &secretary), Ok(DecidingStep::Complete));
    for who in [&chair, &manager] {
        assert_eq!(decide(&recorded, Way::Steering, first, who), Err(DecidingRefusal::OtherSeatSigns), "{}", who.name);
    }
    assert_eq!([&chair, &secretary, &manager].map(|who| takes_back(ChangeState::Recorded, who)), [true, true, false]);
    assert!(!takes_back(ChangeState::HandedIn, &chair));
    for state in ChangeState::ALL.iter().copied().filter(|state| !state.awaits_decision()) {
        let asked = Asked { state, ..waits.clone() };
        assert_eq!(decide(&asked, Way::Manager, None, &manager), Err(DecidingRefusal::NotWaiting), "{state}");
    }
}

#[test]
fn a_decision_says_yes_or_no_and_why() {
    let form = |verdict: &str, reason: &str| VerdictForm { verdict: verdict.to_owned(), reason: reason.to_owned() }.check();
    assert_eq!(form("approve", WHY), Ok(NewVerdict { approves: true, reason: WHY.to_owned() }));
    assert_eq!(form("refuse", WHY), Ok(NewVerdict { approves: false, reason: WHY.to_owned() }));
    let missing = [Problem::new("verdict", ProblemKind::Missing), Problem::new("reason", ProblemKind::Missing)];
    assert_eq!(form("", ""), Err(missing.to_vec()));
    assert_eq!(form("perhaps", WHY), Err(vec![Problem::new("verdict", ProblemKind::NotOnTheList)]));
}
