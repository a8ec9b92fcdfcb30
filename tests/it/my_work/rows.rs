//! Everything that tasks come from, read as it stands.

use crate::server_under_test::Poort;
use domain::access::{Actor, Global, ProjectStanding, act};
use domain::gates::Gate;
use domain::ids::{ProjectId, ReviewId};
use domain::partners::PartnerRole;
use domain::people::Role;
use domain::start_list::StartMender;
use entity::{
    access_review, bank_account, bank_statement, change_consent, change_request, consensus, decision, decision_condition, decision_condition_met,
    decision_condition_report, evidence, lesson, organisation_merge, partner, payment_batch, person, project, proposal, rebuttal, report,
    report_part, review, review_note, review_reopening, review_round, snapshot_release, stop_proposal,
};
use sea_orm::EntityTrait;
use server::dossier::due::due;
use server::dossier::start_list::{Lists, PartnerList, lists};
use server::gates::facts::{GateState, gate_state};
use server::reviews::access;
use std::collections::BTreeMap;

/// Everything that tasks come from.
pub struct Rows {
    pub projects: Vec<project::Model>,
    pub places: Vec<partner::Model>,
    pub decisions: Vec<decision::Model>,
    pub conditions: Vec<decision_condition::Model>,
    pub met: Vec<decision_condition_met::Model>,
    pub reported: Vec<decision_condition_report::Model>,
    pub stops: Vec<stop_proposal::Model>,
    pub changes: Vec<change_request::Model>,
    pub accounts: Vec<bank_account::Model>,
    pub batches: Vec<payment_batch::Model>,
    pub statements: Vec<bank_statement::Model>,
    pub lessons: Vec<lesson::Model>,
    pub reports: Vec<report::Model>,
    pub parts: Vec<report_part::Model>,
    pub consents: Vec<change_consent::Model>,
    pub evidence: Vec<evidence::Model>,
    pub rounds: Vec<review_round::Model>,
    pub proposals: Vec<proposal::Model>,
    pub reviews: Vec<review::Model>,
    pub agreed: Vec<consensus::Model>,
    pub answers: Vec<rebuttal::Model>,
    /// Dossiers that were taken back.
    pub back: Vec<snapshot_release::Model>,
    pub asked_to_add: Vec<review_reopening::Model>,
    pub added: Vec<review_note::Model>,
    pub merges: Vec<organisation_merge::Model>,
    pub people: Vec<person::Model>,
    pub signed: Vec<access_review::Model>,
    pub start: Vec<PartnerList>,
    /// The gate that each project comes to.
    pub gates: BTreeMap<ProjectId, (Gate, GateState)>,
    /// Each review as its own pages find it.
    pub found: BTreeMap<ReviewId, access::Found>,
}

/// Every row of a table.
macro_rules! all {
    ($poort:expr, $table:ident) => {
        $table::Entity::find().all(&$poort.state.database.read).await.expect("the database answers")
    };
}

pub(super) use all;

impl Rows {
    pub async fn of(poort: &Poort) -> Self {
        let (projects, reviews): (Vec<project::Model>, Vec<review::Model>) = (all!(poort, project), all!(poort, review));
        let (read, reference, today) = (&poort.state.database.read, poort.state.reference(), poort.state.clock.today());
        let (mut gates, mut found) = (BTreeMap::new(), BTreeMap::new());
        for project in &projects {
            if let Some(gate) = due(project) {
                gates.insert(project.id, (gate, gate_state(read, &reference, project, gate, today).await.expect("the gate")));
            }
        }
        for one in &reviews {
            found.insert(one.id, access::find(read, one.id).await.expect("the database answers").expect("a review"));
        }
        Self {
            projects,
            places: all!(poort, partner),
            decisions: all!(poort, decision),
            conditions: all!(poort, decision_condition),
            met: all!(poort, decision_condition_met),
            reported: all!(poort, decision_condition_report),
            stops: all!(poort, stop_proposal),
            changes: all!(poort, change_request),
            accounts: all!(poort, bank_account),
            batches: all!(poort, payment_batch),
            statements: all!(poort, bank_statement),
            lessons: all!(poort, lesson),
            reports: all!(poort, report),
            parts: all!(poort, report_part),
            consents: all!(poort, change_consent),
            evidence: all!(poort, evidence),
            rounds: all!(poort, review_round),
            proposals: all!(poort, proposal),
            reviews,
            agreed: all!(poort, consensus),
            answers: all!(poort, rebuttal),
            back: all!(poort, snapshot_release),
            asked_to_add: all!(poort, review_reopening),
            added: all!(poort, review_note),
            merges: all!(poort, organisation_merge),
            people: all!(poort, person),
            signed: all!(poort, access_review),
            start: lists(read, Lists::All).await.expect("the lists"),
            gates,
            found,
        }
    }

    /// How many times the start list of a project waits for this person: as a partner, and as the office.
    pub fn start_tasks(&self, (actor, standing): (&Actor, ProjectStanding), project: &project::Model) -> usize {
        let waits = |mender, is_theirs: &dyn Fn(&PartnerList) -> bool| {
            let lists = self.start.iter().filter(|list| list.project == project.id && is_theirs(list));
            lists.flat_map(|list| &list.lines).any(|line| !line.is_done && line.mender == mender)
        };
        let own = waits(StartMender::Partner, &|list| Some(list.organisation) == actor.organisation);
        let as_partner = actor.is(Role::Partner) && (own || standing.leads && waits(StartMender::Lead, &|_| true));
        let manages = actor.is(Role::ProgrammeManager) && project.manager_id.is_none_or(|manager| manager == actor.id);
        usize::from(as_partner) + usize::from(manages && waits(StartMender::Office, &|_| true))
    }

    pub fn standing(&self, actor: &Actor, project: ProjectId) -> ProjectStanding {
        let place = self.places.iter().find(|place| place.project_id == project && Some(place.organisation_id) == actor.organisation);
        ProjectStanding { project, takes_part: place.is_some(), leads: place.is_some_and(|place| place.role == PartnerRole::Lead) }
    }

    /// Whether a proposal lies before its panel: neither taken out of the round nor its dossier taken back.
    /// Lessons that this person clears as the second.
    pub fn lessons_to_clear(&self, actor: &Actor) -> Vec<String> {
        let waits = |row: &&lesson::Model| row.published_at.is_none() && row.cleared_by.is_some_and(|first| first != actor.id);
        let may = actor.may(act::KeepLessons, Global);
        self.lessons.iter().filter(waits).filter(|_| may).map(|row| app::paths::lesson(row.id)).collect()
    }

    pub fn goes_on(&self, proposal: &proposal::Model) -> bool {
        proposal.taken_out_at.is_none() && self.back.iter().all(|row| row.snapshot_id != proposal.snapshot_id)
    }

    /// Whether the chair asked to add to a review, and nothing was added since.
    pub fn is_asked_to_add(&self, one: &review::Model) -> bool {
        let last = self.asked_to_add.iter().filter(|row| row.review_id == one.id && one.read_others_at.is_some_and(|at| row.reopened_at >= at));
        let last = last.map(|row| row.number).max();
        last.is_some_and(|asked| self.added.iter().all(|row| row.review_id != one.id || row.number <= asked))
    }

    pub fn is_agreed(&self, proposal: &proposal::Model) -> bool {
        self.agreed.iter().any(|row| row.proposal_id == proposal.id && row.recorded_at.is_some())
    }
}
