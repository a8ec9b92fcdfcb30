//! Approving the cost of a report: every line has a verdict, and two people approve where it is much, or where one person alone disallowed.
//! Specification, section 6.3.

use super::VerdictKind;
use crate::Eur;
use crate::ids::PersonId;
use crate::reports::ReportRefusal;

/// A line with what was said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// What was said, if anything was.
    pub verdict: Option<VerdictKind>,
    /// How much of it is approved.
    pub approved: Eur,
    /// Who said it.
    pub by: Option<PersonId>,
}

/// What an approval does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approval {
    /// It is the first of two: somebody else confirms.
    First,
    /// The report is approved; partly where a line is not, or not all of it.
    Final {
        /// Not everything was.
        is_partly: bool,
    },
}

fn is_less(line: &Judged) -> bool {
    line.verdict.is_some_and(|verdict| verdict != VerdictKind::Approve)
}

/// Whether this person alone said of lines that they are not approved, or not whole.
fn is_only_one_who_disallowed(lines: &[Judged], by: PersonId) -> bool {
    let mut less = lines.iter().filter(|line| is_less(line)).peekable();
    less.peek().is_some() && less.all(|line| line.by == Some(by))
}

/// What the approval of this person does, for the lines of a report. `limit` is the amount above which two people approve.
///
/// # Errors
/// Lines without a verdict.
pub fn approval(lines: &[Judged], by: PersonId, limit: Eur) -> Result<Approval, ReportRefusal> {
    let open = lines.iter().filter(|line| line.verdict.is_none()).count();
    if open > 0 {
        return Err(ReportRefusal::LinesOpen(open));
    }
    let approved = Eur::checked_sum(lines.iter().map(|line| line.approved)).unwrap_or(Eur::MAX);
    if approved > limit || is_only_one_who_disallowed(lines, by) {
        return Ok(Approval::First);
    }
    Ok(Approval::Final { is_partly: lines.iter().any(is_less) })
}

/// Whether this person confirms what another one approved, and whether that is a part only.
///
/// # Errors
/// It is the same person.
pub fn may_confirm(lines: &[Judged], by: PersonId, first: Option<PersonId>) -> Result<bool, ReportRefusal> {
    if first == Some(by) { Err(ReportRefusal::SecondPerson) } else { Ok(lines.iter().any(is_less)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const LIMIT: Eur = Eur::euros(25_000);

    fn person(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    fn line(verdict: VerdictKind, euros: i64, by: u128) -> Judged {
        Judged { verdict: Some(verdict), approved: Eur::euros(euros), by: Some(person(by)) }
    }

    #[test]
    fn one_person_approves_up_to_the_limit_and_two_above_it() {
        let up_to = [line(VerdictKind::Approve, 20_000, 1), line(VerdictKind::Approve, 5_000, 1)];
        assert_eq!(approval(&up_to, person(1), LIMIT), Ok(Approval::Final { is_partly: false }));
        let above = [up_to[0], up_to[1], Judged { approved: Eur(1), ..up_to[0] }];
        assert_eq!(approval(&above, person(1), LIMIT), Ok(Approval::First));
        assert_eq!(may_confirm(&above, person(1), Some(person(1))), Err(ReportRefusal::SecondPerson));
        assert_eq!(may_confirm(&above, person(2), Some(person(1))), Ok(false));
    }

    #[test]
    fn who_alone_disallowed_does_not_approve_alone() {
        let lines = [line(VerdictKind::Approve, 100, 1), line(VerdictKind::Part, 5, 1), line(VerdictKind::Park, 0, 1)];
        assert_eq!(approval(&lines, person(1), LIMIT), Ok(Approval::First));
        assert_eq!(approval(&lines, person(2), LIMIT), Ok(Approval::Final { is_partly: true }));
        let shared = [lines[1], line(VerdictKind::Park, 0, 2)];
        assert_eq!(approval(&shared, person(1), LIMIT), Ok(Approval::Final { is_partly: true }));
        assert_eq!(may_confirm(&lines, person(2), Some(person(1))), Ok(true));
    }

    #[test]
    fn a_line_without_a_verdict_keeps_the_report_open_and_a_report_without_lines_does_not() {
        let open = Judged { verdict: None, approved: Eur::ZERO, by: None };
        assert_eq!(approval(&[open, line(VerdictKind::Approve, 1, 1)], person(1), LIMIT), Err(ReportRefusal::LinesOpen(1)));
        assert_eq!(approval(&[], person(1), LIMIT), Ok(Approval::Final { is_partly: false }));
    }
}
