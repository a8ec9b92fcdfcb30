//! The rules as data: how strong each is, its number and where it comes from. What a rule computes is in `evaluate`.

use super::{Gate, Parameters, RuleId, RuleParameter};
use crate::conditions::ConditionLevels;
use crate::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// How strong a rule is.
    pub enum Severity {
        /// Nobody can override it.
        Hard = "HARD",
        /// The decider can deviate with a recorded reason.
        Policy = "POLICY",
        /// Shown, does not stop.
        Warn = "WARN",
        /// Shown.
        Info = "INFO",
    }
}

text_enum! {
    /// Where a rule comes from.
    pub enum Provenance {
        /// The policy note of 2010.
        Seed = "SEED",
        /// European or Dutch law.
        Law = "LAW",
        /// Documented practice of a comparable scheme.
        Practice = "PRACTICE",
        /// Our choice: a default that is not in the note.
        Assumption = "ASSUMPTION",
    }
}

text_enum! {
    /// Who tells whether a rule is met.
    pub enum RuleKind {
        /// Computed from the facts.
        Auto = "auto",
        /// A named person's judgement with a reason.
        Human = "human",
    }
}

/// One rule of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Which rule.
    pub id: RuleId,
    /// The gate it belongs to; none for a rule of every gate.
    pub gate: Option<Gate>,
    /// Computed or judged.
    pub kind: RuleKind,
    /// How strong it is.
    pub severity: Severity,
    /// The number that it compares with.
    pub parameter: RuleParameter,
    /// The first source that the note names.
    pub provenance: Provenance,
    /// The sources in full, such as `SEED 9a; number ASSUMPTION`.
    pub provenance_note: String,
    /// Whether the rule is evaluated today.
    pub in_use: bool,
}

/// One row of `gate_rules.csv`, cell by cell.
#[derive(Debug, Clone, Copy)]
pub struct RuleRow<'a> {
    /// `ALL` or a gate.
    pub gate: &'a str,
    /// The rule's id.
    pub rule_id: &'a str,
    /// `auto` or `human`.
    pub kind: &'a str,
    /// The severity's code.
    pub severity: &'a str,
    /// The column `default`.
    pub default: &'a str,
    /// The column `provenance`.
    pub provenance: &'a str,
}

/// Why a set of rules cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleSetProblem {
    /// A cell that is on none of our lists: the rule's id as written and the cell.
    UnknownCode {
        /// The rule's id as written.
        rule: String,
        /// The cell.
        cell: String,
    },
    /// A number that the rule cannot compare with.
    WrongParameter {
        /// The rule.
        rule: RuleId,
        /// The cell.
        cell: String,
    },
    /// A rule without a row.
    WithoutRow(RuleId),
    /// A rule with two rows.
    Twice(RuleId),
}

/// All 65 rules of one version, each once, each with a number of the right kind, and the levels of the eight conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    version: u32,
    rules: Vec<Rule>,
    parameters: Parameters,
    levels: ConditionLevels,
}

impl RuleSet {
    /// The version of the rules as they come with Poort; each change of a parameter makes the next one.
    pub const FIRST: u32 = 1;

    /// Puts rules together in the order of [`RuleId::ALL`].
    ///
    /// # Errors
    /// A rule that is absent, doubled, or has a number of the wrong kind.
    pub fn new(version: u32, mut rules: Vec<Rule>, levels: ConditionLevels) -> Result<Self, RuleSetProblem> {
        rules.sort_by_key(|rule| rule.id);
        for id in RuleId::ALL {
            match rules.iter().filter(|rule| rule.id == *id).count() {
                0 => return Err(RuleSetProblem::WithoutRow(*id)),
                1 => {}
                _ => return Err(RuleSetProblem::Twice(*id)),
            }
        }
        let parameters = Parameters::of(&rules)?;
        Ok(Self { version, rules, parameters, levels })
    }

    /// Reads one row of `gate_rules.csv`.
    ///
    /// # Errors
    /// The cell that cannot be read.
    pub fn parse_row(row: &RuleRow<'_>) -> Result<Rule, RuleSetProblem> {
        let unknown = |cell: &str| RuleSetProblem::UnknownCode { rule: row.rule_id.to_owned(), cell: cell.to_owned() };
        let id: RuleId = row.rule_id.parse().map_err(|_| unknown(row.rule_id))?;
        let gate = if row.gate == "ALL" { None } else { Some(row.gate.parse().map_err(|_| unknown(row.gate))?) };
        if gate != id.gate() {
            return Err(unknown(row.gate));
        }
        let parameter =
            RuleParameter::parse(id, row.default).ok_or_else(|| RuleSetProblem::WrongParameter { rule: id, cell: row.default.to_owned() })?;
        Ok(Rule {
            id,
            gate,
            kind: row.kind.parse().map_err(|_| unknown(row.kind))?,
            severity: row.severity.parse().map_err(|_| unknown(row.severity))?,
            parameter,
            provenance: first_source(row.provenance).ok_or_else(|| unknown(row.provenance))?,
            provenance_note: row.provenance.to_owned(),
            in_use: id.needs().is_none(),
        })
    }

    /// The number of this version of the rules.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// All rules in the order people read them.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// One rule; a rule set holds every one.
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The numbers that the rules compare with.
    pub const fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The levels that the gates ask of the eight conditions.
    pub const fn levels(&self) -> &ConditionLevels {
        &self.levels
    }
}

/// The source that stands first in a note such as `ASSUMPTION from SEED 9c, 8`.
fn first_source(note: &str) -> Option<Provenance> {
    note.split_whitespace().next()?.trim_end_matches([';', ',']).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Eur;
    use crate::gates::builder::{condition_levels, rule_set, rule_table};

    #[test]
    fn the_table_reads_into_65_rules() {
        let rules = rule_set();
        assert_eq!(rules.rules().iter().map(|rule| rule.id).collect::<Vec<_>>(), RuleId::ALL);
        assert_eq!(rules.rule(RuleId::G0R05).map(|rule| (rule.severity, rule.provenance)), Some((Severity::Policy, Provenance::Seed)));
        assert_eq!(RuleSet::new(7, rule_table(), condition_levels()).map(|rules| rules.version()), Ok(7));
        assert_eq!(rules.parameters().start_max_public, Eur::euros(50_000));
        assert_eq!(rules.rules().iter().filter(|rule| rule.kind == RuleKind::Human).count(), 8);
    }

    #[test]
    fn a_broken_table_is_refused_with_the_rule() {
        let row = RuleRow { gate: "G0", rule_id: "G0-05", kind: "auto", severity: "POLICY", default: "50000", provenance: "SEED 9a" };
        let unknown = |cell: &str| Err(RuleSetProblem::UnknownCode { rule: "G0-05".to_owned(), cell: cell.to_owned() });
        assert_eq!(RuleSet::parse_row(&RuleRow { gate: "G1", ..row }), unknown("G1"));
        assert_eq!(RuleSet::parse_row(&RuleRow { severity: "SOFT", ..row }), unknown("SOFT"));
        assert_eq!(RuleSet::parse_row(&RuleRow { provenance: "", ..row }), unknown(""));
        let wrong = RuleSetProblem::WrongParameter { rule: RuleId::G0R05, cell: "little".to_owned() };
        assert_eq!(RuleSet::parse_row(&RuleRow { default: "little", ..row }), Err(wrong));
        let mut rules = rule_table();
        let last = rules.pop();
        assert_eq!(RuleSet::new(1, rules.clone(), condition_levels()), Err(RuleSetProblem::WithoutRow(RuleId::G3R09)));
        rules.extend([last.clone(), last].into_iter().flatten());
        assert_eq!(RuleSet::new(1, rules, condition_levels()), Err(RuleSetProblem::Twice(RuleId::G3R09)));
    }
}
