//! The questions of a report, and their answers: kept as they can be read without a language, shown as people of one write.

use crate::Eur;
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::Problem;
use crate::text_enum;

/// Characters that an answer has at most.
pub const ANSWER_LIMIT: u32 = 8_000;
/// What is counted comes to at most this many.
const COUNT_LIMIT: u32 = 1_000_000;

text_enum! {
    /// A question.
    pub enum ReportField {
        /// What was done, by work package.
        Activities = "activities",
        /// What was reached, by deliverable and milestone.
        Results = "results",
        /// What went otherwise, and why.
        Deviations = "deviations",
        /// Cash that the partner paid in the period.
        CashPaid = "cash_paid",
        /// What the partner gave in kind in the period.
        InKindGiven = "in_kind_given",
        /// What there is to say of it.
        ContributionNote = "contribution_note",
        /// Why cost is otherwise than planned.
        CostVariance = "cost_variance",
        /// What it will cost until the end.
        CostOutlook = "cost_outlook",
        /// Jobs that came.
        Jobs = "jobs",
        /// Patents that were applied for.
        Patents = "patents",
        /// Publications.
        Publications = "publications",
        /// Prototypes.
        Prototypes = "prototypes",
        /// Contracts with customers.
        Contracts = "contracts",
        /// Companies that came of it.
        Companies = "companies",
        /// Private money that followed.
        PrivateMoney = "private_money",
        /// What changed in the eight conditions.
        Conditions = "conditions",
        /// Risks: how likely, how bad, who sees to it.
        Risks = "risks",
        /// Changes of the partner: size, owner, address.
        PartnerChanges = "partner_changes",
        /// What was told to others, and where that can be seen.
        Publicity = "publicity",
        /// What was learned.
        Lessons = "lessons",
        /// The lessons may be public.
        LessonsPublic = "lessons_public",
        /// What comes.
        Outlook = "outlook",
        /// What is asked.
        Asks = "asks",
        /// That it is true.
        Declared = "declared",
    }
}

text_enum! {
    /// What partners ask with a report.
    pub enum ReportAsk {
        /// To go on as planned.
        Continue = "continue",
        /// To change the plan.
        Change = "change",
        /// To stop.
        Stop = "stop",
    }
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Paragraphs.
    Text,
    /// An amount of money.
    Amount,
    /// How many.
    Count,
    /// One of [`ReportAsk`].
    Ask,
    /// A tick.
    Tick,
}

impl ReportField {
    /// How it is answered.
    pub const fn kind(self) -> FieldKind {
        match self {
            Self::Activities | Self::Results | Self::Deviations | Self::ContributionNote => FieldKind::Text,
            Self::CostVariance | Self::CostOutlook => FieldKind::Text,
            Self::Conditions | Self::Risks | Self::PartnerChanges | Self::Publicity | Self::Lessons | Self::Outlook => FieldKind::Text,
            Self::CashPaid | Self::InKindGiven | Self::PrivateMoney => FieldKind::Amount,
            Self::Jobs | Self::Patents | Self::Publications | Self::Prototypes | Self::Contracts | Self::Companies => FieldKind::Count,
            Self::Asks => FieldKind::Ask,
            Self::LessonsPublic | Self::Declared => FieldKind::Tick,
        }
    }

    /// Whether a part is handed in with it only.
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::LessonsPublic | Self::ContributionNote | Self::CostVariance)
    }
}

/// An answer as it is shown in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownAnswer<'a>(pub &'a str);

impl ShownAnswer<'_> {
    /// As people of this language write it in a field.
    pub fn written(self, field: ReportField, language: Language) -> String {
        match field.kind() {
            FieldKind::Amount => self.0.parse().map(|cents| Eur(cents).written(language)).unwrap_or_default(),
            FieldKind::Text | FieldKind::Count | FieldKind::Ask | FieldKind::Tick => self.0.to_owned(),
        }
    }
}

/// An answer as it is kept; none where nothing was typed.
pub fn canonical(read: &mut FormReader, field: ReportField, typed: &str) -> Option<String> {
    let name = field.code();
    if typed.trim().is_empty() {
        return None;
    }
    match field.kind() {
        FieldKind::Text => Some(read.text(name, typed, ANSWER_LIMIT)),
        FieldKind::Amount => Some(read.amount(name, typed).cents().to_string()),
        FieldKind::Count => read.whole(name, typed, 0..=COUNT_LIMIT).map(|count| count.to_string()),
        FieldKind::Ask => read.choice::<ReportAsk>(name, typed).map(|ask| ask.to_string()),
        FieldKind::Tick => Some("yes".to_owned()),
    }
}

/// What was typed in these fields, as it is kept. It may be incomplete; what is there can be read.
///
/// # Errors
/// Every problem in the form.
pub fn check_answers(
    fields: &[ReportField],
    typed: impl Fn(ReportField) -> String,
    language: Language,
) -> Result<Vec<(ReportField, Option<String>)>, Vec<Problem>> {
    let mut read = FormReader::new(language);
    let answers = fields.iter().map(|field| (*field, canonical(&mut read, *field, &typed(*field)))).collect();
    read.finish(Some(answers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    fn read(field: ReportField, typed: &str, language: Language) -> Result<Option<String>, Vec<ProblemKind>> {
        let read = check_answers(&[field], |_| typed.to_owned(), language);
        read.map(|mut answers| answers.remove(0).1).map_err(|problems| problems.into_iter().map(|one| one.kind).collect())
    }

    #[test]
    fn an_answer_is_kept_without_a_language_and_shown_in_one() {
        assert_eq!(read(ReportField::CashPaid, "34.000,50", Language::Nl), Ok(Some("3400050".to_owned())));
        assert_eq!(read(ReportField::CashPaid, "34,000.50", Language::En), Ok(Some("3400050".to_owned())));
        assert_eq!(ShownAnswer("3400050").written(ReportField::CashPaid, Language::Nl), "34.000,50");
        assert_eq!(ShownAnswer("twee").written(ReportField::Lessons, Language::En), "twee");
        assert_eq!(read(ReportField::Jobs, " 2 ", Language::Nl), Ok(Some("2".to_owned())));
        assert_eq!(read(ReportField::Asks, "stop", Language::Nl), Ok(Some("stop".to_owned())));
        assert_eq!(read(ReportField::Declared, "yes", Language::Nl), Ok(Some("yes".to_owned())));
    }

    #[test]
    fn a_draft_may_be_incomplete_but_what_is_there_can_be_read() {
        assert_eq!(read(ReportField::Lessons, "  \n", Language::Nl), Ok(None));
        assert_eq!(read(ReportField::Jobs, "veel", Language::Nl), Err(vec![ProblemKind::NotBetween(0, 1_000_000)]));
        assert_eq!(read(ReportField::InKindGiven, "-5", Language::Nl), Err(vec![ProblemKind::NegativeAmount]));
        assert_eq!(read(ReportField::Asks, "misschien", Language::Nl), Err(vec![ProblemKind::NotOnTheList]));
        assert_eq!(read(ReportField::Lessons, &"é".repeat(8_001), Language::Nl), Err(vec![ProblemKind::TooLong(8_000)]));
        assert_eq!(read(ReportField::Lessons, &"é".repeat(8_000), Language::Nl), Ok(Some("é".repeat(8_000))));
    }
}
