//! Who leads the panel of a round in the place of a chair who can do so no more. Who leads it neither reviews in it nor is tied to its projects.

use super::FoundConflict;

/// An expert as far as leading a panel goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChairCandidate {
    /// Reviews today, with an account that is open.
    pub reviews_today: bool,
    /// Was asked for a review in the round, whatever the answer was.
    pub was_asked: bool,
    /// What ties them to the projects of the round.
    pub ties: Vec<FoundConflict>,
}

/// Why somebody does not lead the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChairRefusal {
    /// Who leads it now still can.
    StillLed,
    /// No expert, or one without access.
    NoExpert,
    /// They were asked to review in this round.
    WasAsked,
    /// The data tie them to one of its projects.
    Tied(Vec<FoundConflict>),
}

/// Whether this expert takes over the panel. `is_led` when its chair still can lead it: nobody is put in the place of who sits there.
///
/// # Errors
/// [`ChairRefusal`] says why not.
pub fn may_take_over(is_led: bool, candidate: &ChairCandidate) -> Result<(), ChairRefusal> {
    match candidate {
        _ if is_led => Err(ChairRefusal::StillLed),
        ChairCandidate { reviews_today: false, .. } => Err(ChairRefusal::NoExpert),
        ChairCandidate { was_asked: true, .. } => Err(ChairRefusal::WasAsked),
        ChairCandidate { ties, .. } if !ties.is_empty() => Err(ChairRefusal::Tied(ties.clone())),
        ChairCandidate { .. } => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expert_who_is_not_asked_and_not_tied_takes_over_a_panel_that_nobody_leads() {
        let tie = FoundConflict::MailDomain("demo.example".to_owned());
        let free = ChairCandidate { reviews_today: true, was_asked: false, ties: Vec::new() };
        let rows = [
            (false, free.clone(), Ok(())),
            (true, free.clone(), Err(ChairRefusal::StillLed)),
            (false, ChairCandidate { reviews_today: false, ..free.clone() }, Err(ChairRefusal::NoExpert)),
            (false, ChairCandidate { was_asked: true, ..free.clone() }, Err(ChairRefusal::WasAsked)),
            (false, ChairCandidate { ties: vec![tie.clone()], ..free }, Err(ChairRefusal::Tied(vec![tie]))),
        ];
        for (is_led, candidate, expected) in rows {
            assert_eq!(may_take_over(is_led, &candidate), expected, "{is_led} {candidate:?}");
        }
    }
}
