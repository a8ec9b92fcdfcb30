//! A report into the page on which it is judged.

use super::pages::{self, Around};
use super::report_routes::refused;
use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::state::State;
use app::reports::{JudgeView, judge_label};
use app::ui::{FormErrors, NoticeView};
use domain::problem::Problem;
use domain::reports::{ReportState, ReturnForm, ViewForm, may_approve, may_remark};

/// What the page comes back with.
#[derive(Default)]
pub(super) struct Again {
    pub(super) view: ViewForm,
    pub(super) back: ReturnForm,
    pub(super) reason: String,
    pub(super) problems: Vec<Problem>,
    pub(super) notice: Option<NoticeView>,
}

/// The page.
pub(super) fn view(state: &State, signed: &SignedIn, found: &Found, around: &Around, again: Again) -> JudgeView {
    let words = signed.visit.words();
    let whole = &around.whole;
    // While remarks stand it can be given back; while somebody else confirms it can be approved.
    let may = may_remark(&whole.facts, signed.actor.id).or_else(|_| may_approve(&whole.facts, signed.actor.id).map(|_| ()));
    let count =
        |organisation| whole.remarks.iter().filter(|remark| remark.round == whole.row.round && remark.organisation_id == organisation).count();
    let remarks = whole.facts.parts.iter().map(|part| (part.name.clone(), count(part.organisation))).filter(|(_, count)| *count > 0);
    JudgeView {
        head: pages::head(state, found, whole),
        remarks: remarks.collect(),
        view: again.view,
        back: again.back,
        form_keys: [state.form_key(signed.actor.id), state.form_key(signed.actor.id)],
        version: whole.row.version,
        errors: FormErrors::read(words, &again.problems, |field| judge_label(words, field)),
        is_open: may.is_ok(),
        confirms: (whole.row.state == ReportState::ToConfirm && may.is_ok())
            .then(|| (whole.row.judged_by != Some(signed.actor.id), state.form_key(signed.actor.id), state.form_key(signed.actor.id), again.reason)),
        costs: whole.parts.iter().filter(|part| part.costs.lines > 0).map(|part| (part.organisation, part.name.clone(), part.costs.lines)).collect(),
        notice: again.notice.or_else(|| may.err().map(|refusal| refused(words, &refusal))),
    }
}
