//! Who may know of what, who may do what, and what a permit proves.

use super::permit::*;
use super::{Action, Reach, act};
use crate::ids::{OrganisationId, PersonId, ProjectId, ReviewId, RoundId};
use crate::people::{Language, Role, SteeringSeat};
use uuid::Uuid;

fn a_person(role: Role) -> Actor {
    Actor { id: PersonId(Uuid::from_u128(1)), name: "Anna".to_owned(), roles: vec![role], seat: None, organisation: None, language: Language::Nl }
}

fn a_project(takes_part: bool, leads: bool) -> ProjectStanding {
    ProjectStanding { project: ProjectId(Uuid::from_u128(2)), takes_part, leads }
}

#[test]
fn a_lead_edits_their_own_project_and_no_other() {
    let partner = a_person(Role::Partner);
    assert!(partner.permit(act::EditDossier, a_project(true, true)).is_ok());
    assert_eq!(partner.permit(act::EditDossier, a_project(true, false)).err(), Some(Denied::NotAllowed(Action::EditDossier)));
    assert_eq!(partner.permit(act::EditDossier, a_project(false, false)).err(), Some(Denied::Hidden));
}

#[test]
fn an_administrator_reads_no_project() {
    let administrator = a_person(Role::Administrator);
    assert_eq!(administrator.permit(act::ReadProject, a_project(true, true)).err(), Some(Denied::Hidden));
    assert_eq!(administrator.visibility(), Visibility::Nothing);
}

#[test]
fn who_reads_the_whole_programme_does_not_come_as_a_partner() {
    let with = |roles: &[Role]| Actor { roles: roles.to_vec(), ..a_person(Role::Partner) };
    assert!(with(&[Role::Partner]).comes_as_partner() && with(&[Role::Partner, Role::Reviewer]).comes_as_partner());
    for roles in [&[Role::Partner, Role::ProgrammeManager][..], &[Role::SteeringMember, Role::Partner], &[Role::ProgrammeManager], &[Role::Reviewer]]
    {
        assert!(!with(roles).comes_as_partner(), "{roles:?}");
    }
}

#[test]
fn only_chair_secretary_and_programme_manager_sign() {
    for (role, seat, expected) in [
        (Role::SteeringMember, Some(SteeringSeat::Chair), true),
        (Role::SteeringMember, Some(SteeringSeat::Secretary), true),
        (Role::SteeringMember, Some(SteeringSeat::Member), false),
        (Role::SteeringMember, None, false),
        (Role::ProgrammeManager, None, true),
        (Role::Partner, Some(SteeringSeat::Chair), false),
    ] {
        let person = Actor { seat, ..a_person(role) };
        assert_eq!(person.permit(act::SignDecision, a_project(true, true)).is_ok(), expected, "{role} {seat:?}");
    }
}

fn a_round(is_chair: bool) -> RoundStanding {
    RoundStanding { round: RoundId(Uuid::from_u128(3)), is_chair }
}

fn at_work(works_there: bool) -> OrganisationStanding {
    OrganisationStanding { organisation: Some(OrganisationId(Uuid::from_u128(5))), works_there }
}

fn a_review(is_asked: bool) -> OwnReview {
    OwnReview { review: ReviewId(Uuid::from_u128(4)), is_asked }
}

#[test]
fn a_reach_covers_what_it_says_and_nothing_of_another_kind() {
    fn covering(subject: impl Subject, actor: &Actor) -> Vec<Reach> {
        Reach::ALL.iter().copied().filter(|reach| subject.is_within(*reach, actor)).collect()
    }
    let (partner, manager) = (a_person(Role::Partner), a_person(Role::ProgrammeManager));
    let rows = [
        (covering(Global, &manager), vec![Reach::Always]),
        (covering(a_project(false, false), &partner), vec![Reach::InMandate, Reach::Always]),
        (covering(a_project(true, false), &partner), vec![Reach::OwnProjects, Reach::InMandate, Reach::Always]),
        (covering(a_project(false, true), &partner), vec![Reach::LedProjects, Reach::InMandate, Reach::Always]),
        (covering(a_project(false, false), &manager), vec![Reach::InMandate, Reach::Signatories, Reach::Always]),
        (covering(a_round(false), &manager), vec![Reach::Always]),
        (covering(a_round(true), &manager), vec![Reach::ChairedRounds, Reach::Always]),
        (covering(at_work(false), &partner), vec![Reach::Always]),
        (covering(at_work(true), &partner), vec![Reach::OwnOrganisation, Reach::Always]),
        (covering(a_review(false), &manager), vec![Reach::Always]),
        (covering(a_review(true), &manager), vec![Reach::OwnReviews, Reach::Always]),
    ];
    for (row, (told, expected)) in rows.into_iter().enumerate() {
        assert_eq!(told, expected, "row {row}");
    }
}

#[test]
fn who_may_not_know_of_a_thing_does_not_find_it() {
    fn knowing(subject: impl Subject) -> Vec<Role> {
        Role::ALL.iter().copied().filter(|role| subject.is_visible_to(&a_person(*role))).collect()
    }
    assert_eq!(knowing(Global), Role::ALL);
    assert_eq!(knowing(a_project(true, false)), [Role::Partner, Role::ProgrammeManager, Role::SteeringMember]);
    assert_eq!(knowing(a_project(false, false)), [Role::ProgrammeManager, Role::SteeringMember]);
    assert_eq!(knowing(a_round(true)), [Role::Reviewer, Role::ProgrammeManager, Role::SteeringMember]);
    assert_eq!(knowing(a_round(false)), [Role::ProgrammeManager, Role::SteeringMember]);
    assert_eq!(knowing(at_work(false)), [Role::Partner, Role::ProgrammeManager, Role::SteeringMember, Role::Administrator]);
    assert_eq!(knowing(a_review(true)), [Role::Reviewer]);
    assert_eq!(knowing(a_review(false)), []);
}

#[test]
fn a_permit_says_who_was_allowed_and_on_what() {
    let (manager, reviewer) = (a_person(Role::ProgrammeManager), a_person(Role::Reviewer));
    let on_project = manager.permit(act::EditDossier, a_project(false, false)).expect("allowed");
    assert_eq!((on_project.person(), on_project.person_name(), on_project.project()), (manager.id, "Anna", ProjectId(Uuid::from_u128(2))));
    assert_eq!(reviewer.permit(act::ChairPanel, a_round(true)).map(|permit| permit.round()).ok(), Some(RoundId(Uuid::from_u128(3))));
    assert_eq!(reviewer.permit(act::WriteReview, a_review(true)).map(|permit| permit.review()).ok(), Some(ReviewId(Uuid::from_u128(4))));
}

#[test]
fn the_way_to_an_action_is_shown_to_whom_it_is_permitted() {
    for role in Role::ALL {
        let person = a_person(*role);
        for (takes_part, leads) in [(false, false), (true, false), (true, true)] {
            let project = a_project(takes_part, leads);
            assert_eq!(person.may(act::EditDossier, project), person.permit(act::EditDossier, project).is_ok(), "{role}");
            assert_eq!(person.may(act::ReadProject, project), project.is_visible_to(&person), "{role}");
        }
    }
    let may_edit = |role: Role| a_person(role).may(act::EditDossier, a_project(true, true));
    assert_eq!(Role::ALL.iter().copied().filter(|role| may_edit(*role)).collect::<Vec<_>>(), [Role::Partner, Role::ProgrammeManager]);
}

#[test]
fn a_person_may_ever_do_what_one_of_their_roles_reaches() {
    let whoever = |action: Action| Role::ALL.iter().copied().filter(|role| a_person(*role).may_ever(action)).collect::<Vec<_>>();
    assert_eq!(whoever(Action::SeeMyWork), Role::ALL);
    assert_eq!(whoever(Action::EditDossier), [Role::Partner, Role::ProgrammeManager]);
    assert_eq!(whoever(Action::ChairPanel), [Role::Reviewer]);
    assert_eq!(whoever(Action::ManagePeople), [Role::Administrator]);
    let both = Actor { roles: vec![Role::Partner, Role::Administrator], ..a_person(Role::Partner) };
    assert!(both.may_ever(Action::EditDossier) && both.may_ever(Action::ManagePeople) && !both.may_ever(Action::ChairPanel));
}

#[test]
fn who_has_no_role_keeps_the_own_account_and_reaches_nothing_else() {
    let nobody = Actor { roles: Vec::new(), ..a_person(Role::Partner) };
    let own = [Action::SeeMyWork, Action::ChooseMail, Action::KeepOwnAccount, Action::KeepOwnFactor];
    assert_eq!(Action::ALL.iter().copied().filter(|action| nobody.may_ever(*action)).collect::<Vec<_>>(), own);
    assert!(nobody.permit(act::KeepOwnAccount, Global).is_ok() && nobody.permit(act::SeeMyWork, Global).is_ok());
    assert_eq!(nobody.permit(act::ReadPortfolio, Global).err(), Some(Denied::NotAllowed(Action::ReadPortfolio)));
    assert_eq!(nobody.permit(act::ReadProject, a_project(true, true)).err(), Some(Denied::Hidden));
}

#[test]
fn a_list_holds_everything_the_projects_of_ones_organisation_or_nothing() {
    let organisation = OrganisationId(Uuid::from_u128(5));
    let told = |roles: &[Role], organisation| Actor { roles: roles.to_vec(), organisation, ..a_person(Role::Partner) }.visibility();
    let rows = [
        (vec![], Visibility::Nothing),
        (vec![Role::Partner], Visibility::OfOrganisation(organisation)),
        (vec![Role::Reviewer], Visibility::Nothing),
        (vec![Role::ProgrammeManager], Visibility::Everything),
        (vec![Role::SteeringMember], Visibility::Everything),
        (vec![Role::Administrator], Visibility::Nothing),
        (vec![Role::Administrator, Role::Partner, Role::Reviewer], Visibility::OfOrganisation(organisation)),
        (vec![Role::Partner, Role::ProgrammeManager], Visibility::Everything),
    ];
    for (roles, expected) in rows {
        assert_eq!(told(&roles, Some(organisation)), expected, "{roles:?}");
    }
    assert_eq!((told(&[Role::Partner], None), told(&[Role::SteeringMember], None)), (Visibility::Nothing, Visibility::Everything));
}

#[test]
fn a_bank_account_is_for_who_works_there_and_for_programme_managers() {
    let organisation = OrganisationId(Uuid::from_u128(5));
    let keeps = |role: Role, of: Option<OrganisationId>, at: Option<OrganisationId>| {
        let person = Actor { organisation: at, ..a_person(role) };
        person.may(act::KeepAccount, OrganisationStanding::of(&person, of))
    };
    for role in Role::ALL {
        assert_eq!(keeps(*role, Some(organisation), Some(organisation)), matches!(role, Role::Partner | Role::ProgrammeManager), "{role}");
        assert_eq!(keeps(*role, Some(organisation), None), *role == Role::ProgrammeManager, "{role} elsewhere");
        assert_eq!(keeps(*role, None, None), *role == Role::ProgrammeManager, "{role} and the account of the programme");
        let confirms = a_person(*role).may(act::ConfirmAccount, at_work(true));
        assert_eq!(confirms, *role == Role::ProgrammeManager, "{role} confirms");
    }
    let permit = a_person(Role::ProgrammeManager).permit(act::KeepAccount, at_work(false)).expect("allowed");
    assert_eq!(permit.organisation(), Some(organisation));
}
