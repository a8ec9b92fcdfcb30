//! Whoever a page promises a message gets one: each is told once, in their language, to exactly those whom it concerns, and never to who did it.

use crate::server_under_test::Poort;
use crate::story::a_gate::*;
use crate::story::a_review::{a_panel, post};
use crate::story::the_panel::*;
use crate::story::undoing::*;
use domain::gates::Gate;
use domain::ids::{MessageId, OrganisationId, ProjectId};
use domain::mail::MailKind;
use entity::{organisation, outbox};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// What was told since the last look.
struct Post<'a> {
    poort: &'a Poort,
    seen: BTreeSet<MessageId>,
}

impl Post<'_> {
    /// Kind and first name of whoever was told, in the order of names; and the last message in words.
    async fn since(&mut self) -> (Vec<(MailKind, String)>, String) {
        let rows: Vec<outbox::Model> = self.poort.outbox().await.into_iter().filter(|row| self.seen.insert(row.id)).collect();
        let words = rows.last().map(|row| server::mail::rendered(row, &self.poort.state.base_url).expect("words").text).unwrap_or_default();
        let mut told: Vec<_> = rows.into_iter().map(|row| (row.kind, row.address.split('@').next().unwrap_or_default().to_owned())).collect();
        told.sort_by(|one, other| one.1.cmp(&other.1));
        (told, words)
    }

    /// Exactly these were told this, and the message says so.
    async fn is(&mut self, kind: MailKind, names: &[&str], says: &str) {
        let (told, words) = self.since().await;
        let expected: Vec<_> = names.iter().map(|name| (kind, (*name).to_owned())).collect();
        assert_eq!(told, expected, "{words}");
        assert!(words.contains(says), "{says}: {words}");
    }
}

async fn second_partner(poort: &Poort) -> OrganisationId {
    let found = organisation::Entity::find().filter(organisation::Column::Name.eq("Partij 2 van BioFolie")).one(&poort.state.database.read).await;
    found.expect("a database").expect("a partner").id
}

/// A project that is ready for gate 1, with somebody at its second partner.
async fn a_start(poort: &Poort) -> (ProjectId, Post<'_>) {
    let id = a_project(poort, READY_FOR_G1).await;
    poort.story().colleague("deelnemer", second_partner(poort).await).await;
    (id, Post { poort, seen: BTreeSet::new() })
}

#[tokio::test]
async fn who_asks_for_a_gate_and_who_it_concerns_hear_what_becomes_of_it() {
    let poort = Poort::with_people().await;
    let (id, mut post) = a_start(&poort).await;
    let (partner, manager2) = (poort.signed_in("partner").await, poort.signed_in("manager2").await);
    let (chair, secretary) = (poort.signed_in("steering").await, poort.signed_in("secretary").await);
    request(&poort, &partner, id, Gate::G1).await.onward();
    post.is(MailKind::GateRequested, &["manager", "secretary", "steering"], "Poort 1 aangevraagd").await;
    withdraw(&poort, &poort.signed_in("manager").await, id, Gate::G1, REASON).await.onward();
    post.is(MailKind::GateReleased, &["partner", "secretary", "steering"], REASON).await;
    request(&poort, &manager2, id, Gate::G1).await.onward();
    post.is(MailKind::GateRequested, &["manager", "partner", "secretary", "steering"], "Poort 1 aangevraagd").await;
    crate::story::a_review::the_panel_agrees(&poort, id, [8; 5]).await;
    decide(&poort, &chair, id, Gate::G1).await.onward();
    post.is(MailKind::DecisionRecorded, &["secretary"], "een besluit vastgelegd").await;
    undecide(&poort, &secretary, id, last_decision(&poort).await.id, REASON).await.onward();
    post.is(MailKind::DecisionWithdrawn, &["manager", "steering"], REASON).await;
    decide(&poort, &chair, id, Gate::G1).await.onward();
    post.is(MailKind::DecisionRecorded, &["secretary"], "moet het nog tekenen").await;
    sign(&poort, &secretary, id).await.onward();
    let everybody = ["deelnemer", "manager", "manager2", "partner", "steering"];
    post.is(MailKind::DecisionSigned, &everybody, "is besloten: Doorgaan").await;
    correct(&chair, id, last_decision(&poort).await.id, &[("public_summary", "Het project gaat verder.")]).await.onward();
    post.is(MailKind::CorrectionRecorded, &["secretary"], BECAUSE).await;
    sign(&poort, &secretary, id).await.onward();
    post.is(MailKind::DecisionCorrected, &everybody, BECAUSE).await;
}

#[tokio::test]
async fn a_stop_is_told_when_it_is_proposed_confirmed_and_taken_back() {
    let poort = Poort::with_people().await;
    let (id, mut post) = a_start(&poort).await;
    let partner = poort.signed_in("partner").await;
    propose_stop(&poort, &partner, id).await.onward();
    let office = ["manager", "manager2", "secretary", "steering"];
    post.is(MailKind::StopProposed, &office, "voorstel om met BioFolie te stoppen").await;
    take_stop_back(&poort, &partner, id, REASON).await.onward();
    post.is(MailKind::StopWithdrawn, &["deelnemer", "manager", "manager2", "secretary", "steering"], REASON).await;
    propose_stop(&poort, &poort.signed_in("manager").await, id).await.onward();
    post.is(MailKind::StopProposed, &["manager2", "partner", "secretary", "steering"], "voorstel").await;
    confirm_stop(&poort, &poort.signed_in("manager2").await, id).await.onward();
    post.is(MailKind::StopConfirmed, &["deelnemer", "manager", "partner", "secretary", "steering"], "BioFolie is gestopt").await;
}

#[tokio::test]
async fn the_expert_reads_why_the_chair_gave_a_review_back_and_what_was_decided_about_an_interest_in_the_mail_and_on_the_page() {
    let poort = Poort::with_people().await;
    let panel = a_panel(&poort, "chair", &["first", "second"]).await;
    let chair = poort.signed_in("chair").await;
    hands_in(&poort, panel.reviews[0], "first", ["4"; 5], "Goed onderbouwd en eerlijk over het risico.").await;
    let mut told = Post { poort: &poort, seen: BTreeSet::new() };
    told.since().await;
    let version = crate::story::a_review::stands(&poort, panel.reviews[0]).await.version.to_string();
    send(&chair, &app::paths::panel_reopen(panel.round, panel.reviews[0]), &version, &[("reason", REASON)]).await.onward();
    told.is(MailKind::ReviewReopened, &["first"], REASON).await;
    assert!(poort.signed_in("first").await.get(&app::paths::review(panel.reviews[0])).await.text.contains(REASON));

    let second = poort.signed_in("second").await;
    let interest = [
        ("has_interest", "yes"),
        ("kinds", "collaboration"),
        ("explanation", "Wij schreven twee jaar geleden samen een artikel."),
        ("measure", "proceed"),
    ];
    let declared = post(&poort, &second, panel.reviews[1], "interests", &interest).await;
    assert_eq!(declared.status, 303, "{}", declared.text);
    told.since().await;
    let version = crate::story::a_review::stands(&poort, panel.reviews[1]).await.version.to_string();
    let decided = [("measure", "proceed"), ("reason", REASON)];
    send(&chair, &app::paths::panel_measure(panel.round, panel.reviews[1]), &version, &decided).await.onward();
    told.is(MailKind::InterestDecided, &["second"], REASON).await;
    assert!(second.get(&app::paths::review(panel.reviews[1])).await.text.contains(REASON));
}

#[tokio::test]
async fn who_reads_english_is_told_in_english() {
    let poort = Poort::with_people().await;
    let (id, mut post) = a_start(&poort).await;
    server::people::store::choose_language(
        &poort.state.database,
        (poort.story().person_id("steering").await, domain::people::Language::En),
        crate::server_under_test::now(),
    )
    .await
    .expect("a choice");
    request(&poort, &poort.signed_in("partner").await, id, Gate::G1).await.onward();
    let rows = outbox::Entity::find().filter(outbox::Column::Address.eq("steering@demo.example")).all(&poort.state.database.read).await;
    let letter = server::mail::rendered(&rows.expect("a database")[0], &poort.state.base_url).expect("words");
    assert_eq!(letter.subject, "Gate asked for: BioFolie");
    assert!(letter.text.contains("Gate 1 was asked for BioFolie. The dossier is frozen."), "{}", letter.text);
    post.since().await;
}

/// Sentences that promise a message or a reader, and the test that proves each.
const PROMISES: [(&str, &str); 36] = [
    ("done-cost-corrected-next", "parked_lines_are_taken_up_and_errors_corrected_after_the_approval"),
    ("done-report-confirmed-next", "above_the_limit_a_second_person_confirms_and_the_first_one_does_not"),
    ("done-report-approved-next", "three_partners_hand_in_it_is_given_back_once_and_approved"),
    ("done-report-returned-next", "three_partners_hand_in_it_is_given_back_once_and_approved"),
    ("bank-account-change-text", "a_partner_enters_an_account_a_manager_confirms_it_and_the_old_contact_hears_of_the_next_one"),
    ("done-account-entered-next", "a_partner_enters_an_account_a_manager_confirms_it_and_the_old_contact_hears_of_the_next_one"),
    ("done-frozen-next", "who_asks_for_a_gate_and_who_it_concerns_hear_what_becomes_of_it"),
    ("withdraw-reason-hint", "who_asks_for_a_gate_and_who_it_concerns_hear_what_becomes_of_it"),
    ("release-reason-hint", "who_asks_for_a_gate_and_who_it_concerns_hear_what_becomes_of_it"),
    ("undo-reason-hint", "who_asks_for_a_gate_and_who_it_concerns_hear_what_becomes_of_it"),
    ("decision-correction-reason-hint", "a_correction_offers_only_the_outcome_that_can_be_chosen_asks_a_reason_and_shows_the_difference"),
    ("decision-owner-unknown-text", "a_name_that_poort_does_not_know_is_said_before_recording_and_the_manager_gets_the_message"),
    ("done-condition-reported-next", "who_sees_to_a_condition_reports_it_done_and_hears_what_is_still_missing"),
    ("done-condition-sent-back-next", "who_sees_to_a_condition_reports_it_done_and_hears_what_is_still_missing"),
    ("stop-back-reason-hint", "a_stop_is_told_when_it_is_proposed_confirmed_and_taken_back"),
    ("change-reason-hint", "a_partner_does_not_agree_the_request_is_mended_and_a_manager_within_the_mandate_approves_it"),
    ("change-why-decision", "a_partner_does_not_agree_the_request_is_mended_and_a_manager_within_the_mandate_approves_it"),
    ("done-change-answered-next", "a_partner_does_not_agree_the_request_is_mended_and_a_manager_within_the_mandate_approves_it"),
    ("panel-reason-hint", "the_expert_reads_why_the_chair_gave_a_review_back_and_what_was_decided_about_an_interest_in_the_mail_and_on_the_page"),
    (
        "review-interest-waits-text",
        "the_expert_reads_why_the_chair_gave_a_review_back_and_what_was_decided_about_an_interest_in_the_mail_and_on_the_page",
    ),
    ("round-ask-lead", "a_manager_makes_a_round_brings_a_project_and_asks_an_expert"),
    ("done-experts-asked-next", "a_manager_makes_a_round_brings_a_project_and_asks_an_expert"),
    ("round-replace-lead", "an_expert_is_replaced_until_the_review_is_in"),
    ("done-expert-replaced-next", "an_expert_is_replaced_until_the_review_is_in"),
    ("done-chair-named-next", "a_panel_without_a_chair_gets_another_who_neither_reviews_in_it_nor_is_tied"),
    ("round-take-out-lead", "a_project_is_taken_out_of_a_round_with_a_reason_and_its_experts_are_told_and_free"),
    ("round-take-out-hint", "a_project_is_taken_out_of_a_round_with_a_reason_and_its_experts_are_told_and_free"),
    ("done-reviews-extended-next", "chosen_experts_get_more_time_all_of_them_or_none"),
    ("done-note-asked-next", "a_review_that_is_handed_back_after_a_late_interest_gets_a_note_and_no_new_blind_score"),
    ("note-hint", "a_note_is_read_by_the_chair_and_its_author_and_by_nobody_else_by_any_route"),
    ("merge-reason-hint", "organisations_that_take_part_in_the_same_project_are_not_merged_and_a_proposal_is_taken_back"),
    ("done-expert-invited-next", "an_expert_opens_an_account_with_a_link_that_works_once"),
    ("done-person-invited-next", "an_administrator_invites_a_deputy_who_opens_an_account_with_the_seat_and_its_days"),
    ("done-person-invited-to-project-next", "a_manager_invites_the_lead_and_the_lead_everybody_of_the_project"),
    ("done-project-taken-out-next", "a_project_is_taken_out_of_a_round_with_a_reason_and_its_experts_are_told_and_free"),
    ("reset-reason-hint", "a_lost_factor_is_reset_by_two_people_and_both_names_stand_in_the_history"),
];

#[test]
fn no_page_promises_a_message_without_a_test_that_proves_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/locales/nl");
    let mut promised = BTreeSet::new();
    for file in std::fs::read_dir(folder).expect("the catalogue") {
        let path = file.expect("a file").path();
        // What a message says promises nothing, and the guide of styles is no page for people.
        if path.ends_with("mail.ftl") || path.ends_with("style_guide.ftl") {
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a catalogue");
        for line in text.lines() {
            let Some((key, words)) = line.split_once(" = ") else { continue };
            let words = words.to_lowercase();
            let promises = ["krijgt bericht", "krijgt een bericht", "krijgen bericht", "krijgt de berichten", "leest dit", "lezen dit"]
                .iter()
                .any(|part| words.contains(part));
            if promises && !words.contains("wie krijgt bericht?") {
                promised.insert(key.to_owned());
            }
        }
    }
    let proven: BTreeSet<String> = PROMISES.iter().map(|(key, _)| (*key).to_owned()).collect();
    // Only the chair reads a note, and only the author reads a draft: these say who reads, and promise no message.
    let readers = ["review-note-hint", "condition-owner-unknown", "in-kind-evidence-hint"].map(str::to_owned);
    let unproven: Vec<_> = promised.iter().filter(|key| !proven.contains(*key) && !readers.contains(key)).collect();
    assert_eq!(unproven, Vec::<&String>::new());
    let tests: String = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/it"))
        .expect("the stories")
        .filter_map(|file| std::fs::read_to_string(file.expect("a file").path()).ok())
        .collect();
    for (key, test) in PROMISES {
        assert!(tests.contains(&format!("fn {test}(")), "{key} has no test {test}");
    }
}
