//! What people undo: a dossier, a decision that is not signed, a hold, a proposal to stop. And what waits for them.

use super::a_gate::{a_key, version};
use crate::server_under_test::{Answer, Poort, Visitor};
use domain::gates::Gate;
use domain::ids::{DecisionId, ProjectId};

/// Long enough to be a reason.
pub const REASON: &str = "De cijfers kloppen niet meer, dus dit moet opnieuw bekeken worden.";

/// Three months of waiting, in the place of the fields of a go.
pub const HOLD: [(&str, &str); 3] = [("outcome", "hold"), ("awaited", "De vergunning."), ("resume_on", "2027-02-01")];
/// Back to work, in the place of the fields of a go.
pub const RECYCLE: [(&str, &str); 3] = [("outcome", "recycle"), ("points.0", "Zoek een klant die betaalt."), ("next_gate_on", "2027-06-01")];

async fn because(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, path: &str, reason: &str) -> Answer {
    visitor.post(path, &[("key", &a_key()), ("version", &version(poort, id).await), ("reason", reason)]).await
}

/// Takes a decision back.
pub async fn undecide(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, decision: DecisionId, reason: &str) -> Answer {
    because(poort, visitor, id, &app::paths::decision_withdraw(id, decision), reason).await
}

/// Signs this decision.
pub async fn sign_this(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, decision: DecisionId) -> Answer {
    visitor.post_confirmed(&app::paths::decision_sign(id, decision), &[("key", &a_key()), ("version", &version(poort, id).await)]).await
}

/// Ends a hold before its day.
pub async fn put_on_agenda(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, gate: Gate, reason: &str) -> Answer {
    because(poort, visitor, id, &app::paths::gate_agenda(id, gate), reason).await
}

/// Proposes to stop.
pub async fn propose_stop(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId) -> Answer {
    let (key, version) = (a_key(), version(poort, id).await);
    let ends_on = (poort.state.clock.today() + chrono::Days::new(38)).to_string();
    let pairs = [
        ("key", &*key),
        ("version", &*version),
        ("reason", "technique"),
        ("learned", "De laag hecht niet op vochtig staal."),
        ("ends_on", &*ends_on),
        ("unavoidable", "4.000"),
        ("confirm", "yes"),
    ];
    visitor.post(&app::paths::stop(id), &pairs).await
}

/// Confirms that the partners stop.
pub async fn confirm_stop(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId) -> Answer {
    visitor.post(&app::paths::stop_confirm(id), &[("key", &a_key()), ("version", &version(poort, id).await)]).await
}

/// Takes a proposal to stop back.
pub async fn take_stop_back(poort: &Poort, visitor: &Visitor<'_>, id: ProjectId, reason: &str) -> Answer {
    because(poort, visitor, id, &app::paths::stop_withdraw(id), reason).await
}

/// What stands in somebody's My work: what to do, and where.
pub async fn work_of(visitor: &Visitor<'_>) -> Vec<(String, String)> {
    let page = visitor.get("/my-work").await;
    assert_eq!(page.status, 200, "{}", page.text);
    page.texts("main .tasks a").into_iter().zip(page.links("main .tasks a")).collect()
}

/// The words of what stands in somebody's My work about a project.
pub async fn asked(visitor: &Visitor<'_>, title: &str) -> Vec<String> {
    let about = format!("{title}: ");
    work_of(visitor).await.into_iter().filter_map(|(what, _)| what.strip_prefix(&about).map(str::to_owned)).collect()
}
