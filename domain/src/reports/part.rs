//! What partners do with a report: write the own part, hand it in, take it back; and the lead partner with the whole. Specification, section 6.6.

use super::{Asked, ReportFacts, ReportRefusal, ReportSection, ReportState, ReportStep, next};

fn step(facts: &ReportFacts, step: ReportStep) -> Result<ReportState, ReportRefusal> {
    next(facts.state, step).map_err(|refused| match refused.from {
        ReportState::Scheduled => ReportRefusal::NotOpen(facts.opens_on),
        from => ReportRefusal::NotNow(from),
    })
}

/// Whether somebody may save a section, and how far the report is then.
///
/// # Errors
/// Why not.
pub fn may_write(facts: &ReportFacts, asked: Asked, section: ReportSection) -> Result<ReportState, ReportRefusal> {
    let part = facts.own(asked)?;
    if !part.sections.contains(&section) {
        return Err(ReportRefusal::NoSuchSection);
    }
    // What was handed in to the programme says so first; a part that waits for the others can be taken back.
    if part.is_in && (facts.state == ReportState::PartsIn || next(facts.state, ReportStep::Write).is_ok()) {
        return Err(if facts.state == ReportState::Returned && part.remarked.is_empty() {
            ReportRefusal::SectionAccepted
        } else {
            ReportRefusal::PartIsIn
        });
    }
    let to = step(facts, ReportStep::Write)?;
    if facts.state == ReportState::Returned && !part.is_to_mend(section) {
        return Err(ReportRefusal::SectionAccepted);
    }
    Ok(to)
}

/// Whether somebody may answer a remark: while the report is theirs to mend.
///
/// # Errors
/// Why not.
pub fn may_answer(facts: &ReportFacts, asked: Asked) -> Result<(), ReportRefusal> {
    let part = facts.own(asked)?;
    match facts.state {
        ReportState::Returned if part.is_in => Err(ReportRefusal::PartIsIn),
        ReportState::Returned => Ok(()),
        ReportState::Scheduled | ReportState::Open | ReportState::Draft | ReportState::PartsIn => Err(ReportRefusal::NotNow(facts.state)),
        ReportState::Submitted | ReportState::Resubmitted | ReportState::ToConfirm => Err(ReportRefusal::NotNow(facts.state)),
        ReportState::Approved | ReportState::PartlyApproved => Err(ReportRefusal::NotNow(facts.state)),
    }
}

/// Whether somebody may hand in their part, and how far the report is then.
///
/// # Errors
/// Why not.
pub fn may_hand_in(facts: &ReportFacts, asked: Asked) -> Result<ReportState, ReportRefusal> {
    let part = facts.own(asked)?;
    if part.is_in {
        return Err(ReportRefusal::PartIsIn);
    }
    let is_last = facts.parts.iter().all(|one| one.is_in || one.organisation == part.organisation);
    let to = step(facts, ReportStep::HandInPart { is_last })?;
    if !part.missing.is_empty() {
        return Err(ReportRefusal::Incomplete(part.missing.clone()));
    }
    if part.unanswered.is_empty() { Ok(to) } else { Err(ReportRefusal::Unanswered(part.unanswered.iter().copied().collect())) }
}

/// Whether somebody may take their part back: until the whole was handed in.
///
/// # Errors
/// Why not.
pub fn may_take_back(facts: &ReportFacts, asked: Asked) -> Result<ReportState, ReportRefusal> {
    let part = facts.own(asked)?;
    let to = step(facts, ReportStep::TakeBackPart)?;
    match (part.is_in, facts.state) {
        (false, _) => Err(ReportRefusal::PartNotIn),
        (true, ReportState::Returned) if part.remarked.is_empty() => Err(ReportRefusal::SectionAccepted),
        (true, _) => Ok(to),
    }
}

/// Whether the whole may be handed in, with a reason where a part is missing. The part of the lead partner never is.
///
/// # Errors
/// Why not.
pub fn may_submit(facts: &ReportFacts, has_reason: bool) -> Result<ReportState, ReportRefusal> {
    let to = step(facts, ReportStep::Submit)?;
    if facts.parts.iter().any(|part| part.leads && !part.is_in) {
        return Err(ReportRefusal::LeadPartMissing);
    }
    let missing = facts.parts_missing();
    if missing.is_empty() || has_reason { Ok(to) } else { Err(ReportRefusal::PartsMissing(missing)) }
}

/// Whether the whole may be taken back: until somebody of the programme has opened it.
///
/// # Errors
/// Why not.
pub fn may_withdraw(facts: &ReportFacts) -> Result<ReportState, ReportRefusal> {
    let to = step(facts, ReportStep::Withdraw)?;
    // With a part missing it goes back to where that can be written.
    let to = if to == ReportState::PartsIn && !facts.parts_missing().is_empty() { ReportState::Draft } else { to };
    if facts.is_opened { Err(ReportRefusal::Opened) } else { Ok(to) }
}
