//! The levels that a panel, a programme manager or a lead partner gives, all conditions on one form.

use super::{AssessmentForm, Condition, NewAssessment, Signal};
use crate::problem::{Problem, ProblemKind};
use std::collections::BTreeMap;

/// The levels as typed. Fields are named `level.C1` and `reason.C1`; a condition without a level gets no opinion of the panel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LevelsForm(pub BTreeMap<Condition, AssessmentForm>);

impl LevelsForm {
    /// The form with one field as it was typed; none for a name that it does not know.
    pub fn with(mut self, field: &str, typed: &str) -> Option<Self> {
        let (part, code) = field.split_once('.')?;
        let form = self.0.entry(code.parse().ok()?).or_default();
        let place = match part {
            "level" => &mut form.level,
            "reason" => &mut form.reason,
            _ => return None,
        };
        typed.clone_into(place);
        Some(self)
    }

    /// The fields with what stands in them; a condition that was left empty has two empty ones.
    pub fn fields(&self) -> Vec<(String, String)> {
        let of = |condition: &Condition| {
            let form = self.0.get(condition).cloned().unwrap_or_default();
            [(format!("level.{condition}"), form.level), (format!("reason.{condition}"), form.reason)]
        };
        Condition::ALL.iter().flat_map(of).collect()
    }

    /// The levels that were given.
    ///
    /// # Errors
    /// Every problem at once. A panel gives one level at least. A reason without a level says nothing: the level is asked for.
    pub fn check(&self) -> Result<BTreeMap<Condition, NewAssessment>, Vec<Problem>> {
        self.check_beside(|_| Vec::new())
    }

    /// The levels that were given, each beside the signals of its condition.
    ///
    /// # Errors
    /// The same, and a reason that is missing where a signal contradicts the level.
    pub fn check_beside(&self, signals: impl Fn(Condition) -> Vec<Signal>) -> Result<BTreeMap<Condition, NewAssessment>, Vec<Problem>> {
        let (mut given, mut problems) = (BTreeMap::new(), Vec::new());
        for (condition, form) in self.0.iter().filter(|(_, form)| !form.level.trim().is_empty() || !form.reason.trim().is_empty()) {
            match form.check(&signals(*condition)) {
                Ok(new) => {
                    given.insert(*condition, new);
                }
                Err(own) => problems.extend(own.into_iter().map(|one| Problem::new(format!("{}.{condition}", one.field), one.kind))),
            }
        }
        if problems.is_empty() && given.is_empty() {
            problems.extend(Condition::ALL.first().map(|first| Problem::new(format!("level.{first}"), ProblemKind::Missing)));
        }
        if problems.is_empty() { Ok(given) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> LevelsForm {
        fields.iter().try_fold(LevelsForm::default(), |form, (field, typed)| form.with(field, typed)).expect("fields of the form")
    }

    #[test]
    fn a_panel_gives_levels_to_the_conditions_that_it_wants() {
        let given = form(&[("level.C1", "3"), ("reason.C1", "Sterk."), ("level.C2", ""), ("reason.C2", " ")]).check().expect("levels");
        assert_eq!(given.len(), 1);
        assert_eq!(given[&Condition::ALL[0]].level.number(), 3);
    }

    #[test]
    fn each_level_is_checked_beside_the_signals_of_its_own_condition() {
        let none = |condition| if condition == Condition::ActiveSme { vec![Signal::ActiveSmes { names: Vec::new() }] } else { Vec::new() };
        let sme = Condition::ActiveSme;
        let other = Condition::ALL.iter().copied().find(|condition| *condition != sme).expect("eight conditions");
        let both = form(&[(&format!("level.{sme}"), "3"), (&format!("level.{other}"), "3")]);
        assert_eq!(both.check_beside(none), Err(vec![Problem::new(format!("reason.{sme}"), ProblemKind::Missing)]));
        let told = both.with(&format!("reason.{sme}"), "Een mkb-bedrijf tekent volgende week.").expect("a field of the form");
        assert_eq!(told.check_beside(none).map(|given| given.len()), Ok(2));
    }

    #[test]
    fn a_form_shows_two_fields_for_each_condition_and_reads_them_back() {
        let typed = form(&[("level.C1", "3"), ("reason.C8", " Zwak.")]);
        let fields = typed.fields();
        let names: Vec<String> = (1..=8).flat_map(|number| [format!("level.C{number}"), format!("reason.C{number}")]).collect();
        assert_eq!(fields.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), names);
        let shown: Vec<_> = fields.iter().filter(|(_, typed)| !typed.is_empty()).map(|(name, typed)| (name.as_str(), typed.as_str())).collect();
        assert_eq!(shown, [("level.C1", "3"), ("reason.C8", " Zwak.")]);
        assert_eq!(form(&shown), typed);
    }

    #[test]
    fn a_level_outside_the_scale_and_a_reason_alone_are_refused_where_they_stand() {
        let told = form(&[("level.C1", "5"), ("reason.C3", "Zwak.")]).check();
        assert_eq!(told, Err(vec![Problem::new("level.C1", ProblemKind::NotBetween(0, 4)), Problem::new("level.C3", ProblemKind::Missing)]));
        assert_eq!(form(&[("level.C1", "")]).check(), Err(vec![Problem::new("level.C1", ProblemKind::Missing)]));
        assert_eq!(LevelsForm::default().with("level.C9", "1"), None);
        assert_eq!(LevelsForm::default().with("made_by.C1", "1"), None);
    }
}
