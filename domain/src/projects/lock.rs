//! What stays as it was decided. A go approves the money, the partners and the texts of a phase; from then on the money changes by an approved
//! request only, and the rest by a programme manager, with a reason. What the coming gate asks stays open to the lead partner. Section 9.1, story 11, of the specification.

use super::{Phase, Place, Status};
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::reason::{REASON_AT_LEAST, REASON_AT_MOST};

/// The field in which the reason is typed.
pub const REASON_FIELD: &str = "change_reason";

/// How a project came to the phase that it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// By a signed go.
    ThroughGate,
    /// From the list of before 2010, and no go was signed since: nothing was approved here.
    FromOldList,
}

/// A part of a dossier that somebody changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Title, summary, aim, combination, result type, areas, cluster, activities, dates and duration.
    Text,
    /// A societal challenge where none was chosen: gate 1 asks for it.
    FirstChallenge,
    /// Who answers for the lead partner.
    Contact,
    /// What is on record for the coming gate: business case, dates, technique, market, lessons.
    Record,
    /// Lines of the financing table of a phase.
    Money(Phase),
    /// An instrument that helps a phase.
    Instrument(Phase),
    /// The place of a partner that took part in what was approved: its role, and whether it stays.
    ApprovedPartner,
    /// A partner that begins to take part: a new one, or one that looked on so far.
    NewParticipant,
    /// Any other place: it changes nothing that was approved.
    OtherPartner,
}

/// What was approved of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approved {
    /// The phase that the last go led to; it and the phases before it are approved.
    last: Option<Phase>,
    /// The last decision asked for the dossier to be mended.
    is_recycled: bool,
}

impl Approved {
    /// What was approved of a project that stands here.
    pub const fn of(place: Place, arrival: Arrival) -> Self {
        let is_from_old_list = matches!(arrival, Arrival::FromOldList) || matches!(place.status, Status::Legacy);
        let last = match place.phase {
            Phase::Intake => None,
            Phase::Start | Phase::Innovation | Phase::MarketEntry | Phase::Closed if is_from_old_list => None,
            Phase::Start => Some(Phase::Start),
            Phase::Innovation => Some(Phase::Innovation),
            Phase::MarketEntry | Phase::Closed => Some(Phase::MarketEntry),
        };
        Self { last, is_recycled: matches!(place.status, Status::Recycled) }
    }

    /// Whether anything was approved.
    pub const fn is_anything(self) -> bool {
        self.last.is_some()
    }

    /// Whether the money of a phase was approved.
    pub fn covers(self, phase: Phase) -> bool {
        self.last.is_some_and(|last| phase != Phase::Intake && phase <= last)
    }

    /// Whether nobody changes this part, but by a request that is approved: the money of an approved phase. Specification, section 6.5.
    pub fn fixes(self, part: Part) -> bool {
        match part {
            Part::Money(phase) => self.covers(phase),
            Part::Text | Part::FirstChallenge | Part::Contact | Part::Record | Part::Instrument(_) => false,
            Part::ApprovedPartner | Part::NewParticipant | Part::OtherPartner => false,
        }
    }

    /// Whether this part is not the lead partner's to change: only a programme manager's, with a reason, or nobody's.
    ///
    /// Who joins after gate 1 does so by a change request (specification, section 9.3, story 12). A recycle asks for the dossier to be
    /// mended: its texts and who takes part are open again, its approved money and partners are not.
    pub fn locks(self, part: Part) -> bool {
        match part {
            Part::Text => self.is_anything() && !self.is_recycled,
            Part::NewParticipant => self.covers(Phase::Innovation) && !self.is_recycled,
            Part::ApprovedPartner => self.is_anything(),
            Part::Money(phase) | Part::Instrument(phase) => self.covers(phase),
            Part::FirstChallenge | Part::Contact | Part::Record | Part::OtherPartner => false,
        }
    }
}

/// The reason for changing what was approved.
///
/// # Errors
/// It is missing, too short or too long.
pub fn change_reason(typed: &str) -> Result<String, Problem> {
    let mut read = FormReader::new(Language::Nl);
    let reason = read.line(REASON_FIELD, typed, REASON_AT_LEAST..=REASON_AT_MOST);
    read.finish(Some(reason)).map_err(|problems| problems.into_iter().next().unwrap_or_else(|| Problem::new(REASON_FIELD, ProblemKind::Missing)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHASES: [Phase; 3] = [Phase::Start, Phase::Innovation, Phase::MarketEntry];

    fn approved(phase: Phase, status: Status) -> Approved {
        Approved::of(Place { phase, status }, Arrival::ThroughGate)
    }

    /// What is locked in this phase and status, of every part there is.
    fn locked(approved: Approved) -> Vec<Part> {
        let money = PHASES.map(Part::Money);
        let instruments = PHASES.map(Part::Instrument);
        let people = [Part::ApprovedPartner, Part::NewParticipant, Part::OtherPartner];
        let rest = [Part::Text, Part::FirstChallenge, Part::Contact, Part::Record];
        let all = money.into_iter().chain(instruments).chain(people).chain(rest);
        all.filter(|part| approved.locks(*part)).collect()
    }

    #[test]
    fn the_phase_and_those_before_it_are_locked_and_the_coming_one_is_open() {
        let (money, instrument) = (Part::Money, Part::Instrument);
        let (start, innovation, market) = (Phase::Start, Phase::Innovation, Phase::MarketEntry);
        let rows: [(Phase, Vec<Part>); 5] = [
            (Phase::Intake, vec![]),
            (start, vec![money(start), instrument(start), Part::ApprovedPartner, Part::Text]),
            (
                innovation,
                vec![
                    money(start),
                    money(innovation),
                    instrument(start),
                    instrument(innovation),
                    Part::ApprovedPartner,
                    Part::NewParticipant,
                    Part::Text,
                ],
            ),
            (
                market,
                PHASES
                    .map(money)
                    .into_iter()
                    .chain(PHASES.map(instrument))
                    .chain([Part::ApprovedPartner, Part::NewParticipant, Part::Text])
                    .collect(),
            ),
            (
                Phase::Closed,
                PHASES
                    .map(money)
                    .into_iter()
                    .chain(PHASES.map(instrument))
                    .chain([Part::ApprovedPartner, Part::NewParticipant, Part::Text])
                    .collect(),
            ),
        ];
        for (phase, expected) in rows {
            for status in [Status::Active, Status::OnHold, Status::GateRequested] {
                assert_eq!(locked(approved(phase, status)), expected, "{phase} {status}");
            }
        }
    }

    #[test]
    fn the_money_of_an_approved_phase_and_nothing_else_changes_by_a_request_alone() {
        for phase in PHASES {
            let approved = approved(phase, Status::Active);
            let fixed: Vec<Part> = locked(approved).into_iter().filter(|part| approved.fixes(*part)).collect();
            let money = PHASES.into_iter().filter(|one| *one <= phase).map(Part::Money).collect::<Vec<_>>();
            assert_eq!(fixed, money, "{phase}");
            assert!(!Approved::of(Place { phase, status: Status::Legacy }, Arrival::FromOldList).fixes(Part::Money(phase)));
        }
    }

    #[test]
    fn at_intake_nothing_is_locked_whatever_the_status() {
        for &status in Status::ALL {
            assert_eq!(locked(approved(Phase::Intake, status)), [], "{status}");
        }
    }

    #[test]
    fn what_came_from_the_old_list_was_never_approved_until_a_go_is_signed() {
        for phase in PHASES {
            assert_eq!(locked(approved(phase, Status::Legacy)), [], "{phase}");
            assert_eq!(locked(Approved::of(Place { phase, status: Status::Active }, Arrival::FromOldList)), [], "{phase}, sent back");
            assert!(approved(phase, Status::Active).is_anything(), "{phase}, after a go");
        }
    }

    #[test]
    fn a_recycle_opens_the_texts_and_the_circle_of_partners_and_no_approved_money() {
        let back = approved(Phase::Innovation, Status::Recycled);
        assert!(!back.locks(Part::Text) && !back.locks(Part::NewParticipant));
        for part in [Part::Money(Phase::Start), Part::Money(Phase::Innovation), Part::Instrument(Phase::Innovation), Part::ApprovedPartner] {
            assert!(back.locks(part), "{part:?}");
        }
        assert!(!back.locks(Part::Money(Phase::MarketEntry)));
    }

    #[test]
    fn the_contact_the_record_and_a_first_challenge_are_open_everywhere() {
        for &phase in Phase::ALL {
            for &status in Status::ALL {
                let approved = approved(phase, status);
                let open = [Part::Contact, Part::Record, Part::FirstChallenge, Part::OtherPartner];
                assert!(open.iter().all(|part| !approved.locks(*part)), "{phase} {status}");
            }
        }
    }

    #[test]
    fn a_reason_has_twenty_characters_at_least() {
        let told = |typed: &str| change_reason(typed).map_err(|problem| (problem.field, problem.kind));
        let refused = |kind| Err((REASON_FIELD.to_owned(), kind));
        assert_eq!(told(" "), refused(ProblemKind::Missing));
        assert_eq!(told("Fout in het bedrag."), refused(ProblemKind::TooShort(20)));
        assert_eq!(told(&"x".repeat(2_001)), refused(ProblemKind::TooLong(2_000)));
        assert_eq!(told(" Fout in  de begroting. "), Ok("Fout in de begroting.".to_owned()));
    }
}
