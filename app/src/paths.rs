//! The URL of every page and form: one function each, so that a link cannot point at nothing.

use domain::conditions::Condition;
use domain::financing::InstrumentKind;
use domain::gates::Gate;
use domain::ids::{
    BankStatementId, DecisionConditionId, DecisionId, EvidenceId, InstrumentId, LessonId, MergeId, MessageId, OrganisationId, PartnerId,
    PaymentBatchId, PersonId, ProjectId, ProposalId, ReportPartId, ReviewId, RoundId, SnapshotId, StopProposalId,
};
use domain::projects::Phase;

macro_rules! paths {
    ($($(#[$meta:meta])* $name:ident ($($argument:ident: $kind:ty),*) = $path:literal;)+) => {$(
        $(#[$meta])*
        pub fn $name($($argument: $kind),*) -> String {
            format!($path)
        }
    )+};
}

mod access;
mod changes;
mod documents;
mod lessons;
mod money;
mod payments;
mod reports;

pub use access::*;
pub use changes::*;
pub use documents::*;
pub use lessons::*;
pub use money::*;
pub use payments::*;
pub use reports::*;

paths! {
    /// Everybody who reviews.
    experts() = "/experts";
    /// What is kept of an expert.
    expert(person: PersonId) = "/experts/{person}";
    /// The one-time link of an invitation.
    invitation(token: &str) = "/invitation/{token}";
    /// What the reader knows as an expert.
    profile() = "/profile";
    /// The reviews that the reader was asked for.
    reviews() = "/reviews";
    /// One review: the question, or how it stands.
    review(review: ReviewId) = "/reviews/{review}";
    /// Yes, with a declaration of interests; also for one that comes to light later.
    review_declare(review: ReviewId) = "/reviews/{review}/interests";
    /// No, with a reason.
    review_decline(review: ReviewId) = "/reviews/{review}/decline";
    /// Dossier and form side by side.
    review_write(review: ReviewId) = "/reviews/{review}/write";
    /// The review once more, before it is handed in.
    review_check(review: ReviewId) = "/reviews/{review}/check";
    /// Hands the review in.
    review_submit(review: ReviewId) = "/reviews/{review}/submit";
    /// Earlier versions of the draft.
    review_drafts(review: ReviewId) = "/reviews/{review}/drafts";
    /// Adds to a review after the other reviews could be read.
    review_note(review: ReviewId) = "/reviews/{review}/note";
    /// What the other experts wrote, for an expert of the panel.
    review_panel(review: ReviewId) = "/reviews/{review}/panel";
    /// The frozen dossier, for an expert who handed in.
    review_dossier(review: ReviewId) = "/reviews/{review}/dossier";
    /// The ranking of the round, for an expert of the panel.
    review_ranking(review: ReviewId) = "/reviews/{review}/ranking";
    /// The rounds of review.
    rounds() = "/rounds";
    /// The form for a new round.
    round_new() = "/rounds/new";
    /// A round, for who runs it.
    round(round: RoundId) = "/rounds/{round}";
    /// Brings a project before the panel.
    round_projects(round: RoundId) = "/rounds/{round}/projects";
    /// The projects of a round in their order.
    round_ranking(round: RoundId) = "/rounds/{round}/ranking";
    /// What fits of the requests of a round; a scenario is sent here.
    round_fits(round: RoundId) = "/rounds/{round}/fits";
    /// A proposal of who reads what.
    round_assignment(round: RoundId) = "/rounds/{round}/assignment";
    /// Closes a round.
    round_close(round: RoundId) = "/rounds/{round}/close";
    /// Takes a project out of a round.
    round_take_out(round: RoundId, proposal: ProposalId) = "/rounds/{round}/proposals/{proposal}/take-out";
    /// Puts another expert in the place of one.
    round_replace(round: RoundId, review: ReviewId) = "/rounds/{round}/reviews/{review}/replace";
    /// Asks an expert.
    round_ask(round: RoundId, proposal: ProposalId) = "/rounds/{round}/proposals/{proposal}/ask";
    /// Reminds an expert.
    round_remind(round: RoundId, review: ReviewId) = "/rounds/{round}/reviews/{review}/remind";
    /// Reminds all experts of a round who have to hand in.
    round_remind_all(round: RoundId) = "/rounds/{round}/remind";
    /// Gives several experts of a round more time.
    round_extend_many(round: RoundId) = "/rounds/{round}/extend";
    /// Gives an expert more time.
    round_extend(round: RoundId, review: ReviewId) = "/rounds/{round}/reviews/{review}/extend";
    /// Chooses who leads the panel in the place of a chair who can do so no more.
    round_chair(round: RoundId) = "/rounds/{round}/chair";
    /// What waits for the chair of a round.
    panel(round: RoundId) = "/rounds/{round}/panel";
    /// The chair decides on an interest here.
    panel_measure(round: RoundId, review: ReviewId) = "/rounds/{round}/reviews/{review}/measure";
    /// The chair gives a review back here.
    panel_reopen(round: RoundId, review: ReviewId) = "/rounds/{round}/reviews/{review}/reopen";
    /// The frozen dossier that lies before a panel, for its chair and for who decides.
    panel_dossier(round: RoundId, proposal: ProposalId) = "/rounds/{round}/proposals/{proposal}/dossier";
    /// The reviews of one project, once they are open.
    panel_proposal(round: RoundId, proposal: ProposalId) = "/rounds/{round}/proposals/{proposal}";
    /// The chair opens the consensus here.
    panel_open(round: RoundId, proposal: ProposalId) = "/rounds/{round}/proposals/{proposal}/open";
    /// The levels that the panel gives to the conditions.
    panel_levels(round: RoundId, proposal: ProposalId) = "/rounds/{round}/proposals/{proposal}/levels";
    /// What the panel agrees on.
    panel_consensus(round: RoundId, proposal: ProposalId) = "/rounds/{round}/proposals/{proposal}/consensus";
    /// What the panel agrees on once more, before it is recorded.
    panel_consensus_check(round: RoundId, proposal: ProposalId) = "/rounds/{round}/proposals/{proposal}/consensus/check";
    /// The front page; who is signed in goes on to [`my_work`].
    home() = "/";
    /// What waits for the reader.
    my_work() = "/my-work";
    /// Every project that the reader may see.
    portfolio() = "/projects";
    /// The form for a new project.
    project_new() = "/projects/new";
    /// One project.
    project(project: ProjectId) = "/projects/{project}";
    /// The form to change a project.
    project_edit(project: ProjectId) = "/projects/{project}/edit";
    /// Business case, agreements and other facts that the gates ask for.
    dossier(project: ProjectId) = "/projects/{project}/dossier";
    /// What happened in a project.
    project_history(project: ProjectId) = "/projects/{project}/history";
    /// The partners of a project.
    partners(project: ProjectId) = "/projects/{project}/partners";
    /// The form to add a partner.
    partner_new(project: ProjectId) = "/projects/{project}/partners/new";
    /// The form to change one partner.
    partner(project: ProjectId, partner: PartnerId) = "/projects/{project}/partners/{partner}";
    /// Asks whether a partner really leaves.
    partner_remove(project: ProjectId, partner: PartnerId) = "/projects/{project}/partners/{partner}/remove";
    /// Who pays what in a phase.
    financing(project: ProjectId, phase: Phase) = "/projects/{project}/financing/{phase}";
    /// Public money of a project from planned to settled, with the rows behind it.
    project_money(project: ProjectId) = "/projects/{project}/money";
    /// Every row of the ledger of a project as a file.
    project_money_csv(project: ProjectId) = "/projects/{project}/money.csv";
    /// The money of the programme.
    programme_money() = "/programme/money";
    /// The same as a file.
    programme_money_csv() = "/programme/money.csv";
    /// The same as a file of a spreadsheet: out and in.
    workbook(project: ProjectId, phase: Phase) = "/projects/{project}/financing/{phase}/workbook";
    /// The file itself.
    workbook_download(project: ProjectId, phase: Phase) = "/projects/{project}/financing/{phase}/workbook/download";
    /// The market instruments of a project.
    instruments(project: ProjectId) = "/projects/{project}/instruments";
    /// The form to add an instrument of a kind.
    instrument_new(project: ProjectId, kind: InstrumentKind) = "/projects/{project}/instruments/new?kind={kind}";
    /// One instrument.
    instrument(project: ProjectId, instrument: InstrumentId) = "/projects/{project}/instruments/{instrument}";
    /// The question whether an instrument goes.
    instrument_remove(project: ProjectId, instrument: InstrumentId) = "/projects/{project}/instruments/{instrument}/remove";
    /// The eight conditions at a gate.
    conditions(project: ProjectId, gate: Gate) = "/projects/{project}/conditions/{gate}";
    /// The programme manager's opinion on all eight is sent here.
    conditions_levels(project: ProjectId, gate: Gate) = "/projects/{project}/conditions/{gate}/levels";
    /// The lead partner's opinion on all eight is sent here.
    conditions_levels_own(project: ProjectId, gate: Gate) = "/projects/{project}/conditions/{gate}/levels/own";
    /// One condition at a gate; the programme manager's opinion is sent here.
    condition(project: ProjectId, gate: Gate, condition: Condition) = "/projects/{project}/conditions/{gate}/{condition}";
    /// The lead partner's own opinion is sent here.
    condition_own(project: ProjectId, gate: Gate, condition: Condition) = "/projects/{project}/conditions/{gate}/{condition}/own";
    /// Evidence is handed in here.
    condition_evidence(project: ProjectId, gate: Gate, condition: Condition) = "/projects/{project}/conditions/{gate}/{condition}/evidence";
    /// Evidence is accepted here.
    evidence_accept(project: ProjectId, evidence: EvidenceId) = "/projects/{project}/evidence/{evidence}/accept";
    /// The eight conditions over the portfolio.
    heat_table() = "/conditions";
    /// The judgements on the rules of a gate that need a person.
    judgements(project: ProjectId, gate: Gate) = "/projects/{project}/gates/{gate}/judgements";
    /// A gate: what still stands between now and a go.
    gate(project: ProjectId, gate: Gate) = "/projects/{project}/gates/{gate}";
    /// What the experts made of the dossier before a gate, and what the applicant answers.
    gate_reviews(project: ProjectId, gate: Gate) = "/projects/{project}/gates/{gate}/reviews";
    /// Asks for the gate; freezes the dossier.
    gate_request(project: ProjectId, gate: Gate) = "/projects/{project}/gates/{gate}/request";
    /// Withdraws the request.
    gate_withdraw(project: ProjectId, gate: Gate) = "/projects/{project}/gates/{gate}/withdraw";
    /// Puts a project on hold on the agenda before its day.
    gate_agenda(project: ProjectId, gate: Gate) = "/projects/{project}/gates/{gate}/agenda";
    /// All rules of a gate.
    gate_rules(project: ProjectId, gate: Gate) = "/projects/{project}/gates/{gate}/rules";
    /// The form for the decision.
    decision_new(project: ProjectId, gate: Gate) = "/projects/{project}/gates/{gate}/decision";
    /// Check the decision before it is final.
    decision_check(project: ProjectId, gate: Gate) = "/projects/{project}/gates/{gate}/decision/check";
    /// A recorded decision.
    decision(project: ProjectId, decision: DecisionId) = "/projects/{project}/decisions/{decision}";
    /// The second signature under a decision.
    decision_sign(project: ProjectId, decision: DecisionId) = "/projects/{project}/decisions/{decision}/sign";
    /// Takes back a decision that is not signed.
    decision_withdraw(project: ProjectId, decision: DecisionId) = "/projects/{project}/decisions/{decision}/withdraw";
    /// A correction of a signed decision.
    decision_correct(project: ProjectId, decision: DecisionId) = "/projects/{project}/decisions/{decision}/correct";
    /// Check the correction before it is recorded.
    decision_correct_check(project: ProjectId, decision: DecisionId) = "/projects/{project}/decisions/{decision}/correct/check";
    /// A condition of a decision is met.
    decision_condition_report(project: ProjectId, decision: DecisionId, condition: DecisionConditionId) = "/projects/{project}/decisions/{decision}/conditions/{condition}/report";
    decision_condition_back(project: ProjectId, decision: DecisionId, condition: DecisionConditionId) = "/projects/{project}/decisions/{decision}/conditions/{condition}/back";
    decision_condition_met(project: ProjectId, decision: DecisionId, condition: DecisionConditionId) = "/projects/{project}/decisions/{decision}/conditions/{condition}/met";
    /// A frozen dossier.
    snapshot(project: ProjectId, snapshot: SnapshotId) = "/projects/{project}/dossiers/{snapshot}";
    /// The partners propose to stop.
    stop(project: ProjectId) = "/projects/{project}/stop";
    /// Check the proposal to stop before it is handed in.
    stop_check(project: ProjectId) = "/projects/{project}/stop/check";
    /// A second person confirms the stop.
    stop_confirm(project: ProjectId) = "/projects/{project}/stop/confirm";
    /// Takes a proposal to stop back.
    stop_withdraw(project: ProjectId) = "/projects/{project}/stop/withdraw";
    /// Every organisation.
    organisations() = "/organisations";
    /// The form for a new organisation.
    organisation_new() = "/organisations/new";
    /// One organisation.
    organisation(organisation: OrganisationId) = "/organisations/{organisation}";
    /// What happens when an organisation is merged with another one: proposed, confirmed and undone here.
    organisation_merge(organisation: OrganisationId, other: OrganisationId) = "/organisations/{organisation}/merge/{other}";
    /// Merges two organisations, by a second person.
    merge_confirm(merge: MergeId) = "/organisations/merges/{merge}/confirm";
    /// Takes the proposal to merge back.
    merge_withdraw(merge: MergeId) = "/organisations/merges/{merge}/withdraw";
    /// Parts two organisations that were merged.
    merge_undo(merge: MergeId) = "/organisations/merges/{merge}/undo";
    /// The form to change an organisation.
    organisation_edit(organisation: OrganisationId) = "/organisations/{organisation}/edit";
    /// The programme's own figures.
    programme() = "/programme";
    /// What is known of a facility.
    facility(code: &str) = "/programme/facilities/{code}";
    /// The 65 rules of the gates.
    programme_rules() = "/programme/rules";
    /// What waits to be sent, what was sent and what failed.
    messages() = "/messages";
    /// A manager sent the message by hand.
    message_copied(message: MessageId) = "/messages/{message}/copied";
    /// Tries a message again.
    message_retry(message: MessageId) = "/messages/{message}/retry";
    /// When the reader wants mail.
    preferences() = "/preferences";
    /// Sign in, page and form.
    sign_in() = "/sign-in";
    /// What happened everywhere.
    history() = "/history";
    /// The first administrator sets a password.
    setup() = "/setup";
    /// What was sent after the session had ended.
    resume(token: &str) = "/resume/{token}";
    /// What the reader typed and has not sent yet; a page keeps it here while somebody types.
    unsent() = "/unsent";
    /// What the reader typed last into one form.
    unsent_latest() = "/unsent/latest";
    /// Throws away what an opened page kept.
    unsent_forget() = "/unsent/forget";
    /// Sign out, form only.
    sign_out() = "/sign-out";
    /// Choose a language, form only.
    language() = "/language";
    /// Every component in every state.
    style_guide() = "/style-guide";
    /// How accessible Poort is, and where to report a barrier.
    accessibility() = "/accessibility";
    /// The policy note that the rules come from.
    policy() = "/policy";
}

/// The address of a page that leads on to another one.
pub fn with_next(page: &str, next: &str) -> String {
    let sign = |byte: u8| {
        let is_plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        if is_plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    format!("{page}?next={}", next.bytes().map(sign).collect::<String>())
}

/// To the provider of sign-ins, to be asked again who one is, and from there on to this page.
pub fn sso_confirm(next: &str) -> String {
    format!("{}&confirm=yes", with_next(&sso(), next))
}

/// The link of an invitation, for somebody who came from the provider of sign-ins and would rather choose a password.
pub fn invitation_with_password(token: &str) -> String {
    format!("{}?by=password", invitation(token))
}
