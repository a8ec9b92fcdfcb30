//! The problems of a row in words.

use crate::language::Words;
use domain::imports::ProblemCode;

/// What is wrong, in a few words that can follow the name of a column.
pub fn problem_in_words(words: Words, code: ProblemCode) -> String {
    words.t(match code {
        ProblemCode::Unbalanced => "import-problem-unbalanced",
        ProblemCode::NoTotal => "import-problem-no-total",
        ProblemCode::Overflow => "import-problem-overflow",
        ProblemCode::DamagedText => "import-problem-damaged-text",
        ProblemCode::NoEndDate => "import-problem-no-end-date",
        ProblemCode::EndBeforeStart => "import-problem-end-before-start",
        ProblemCode::NoBeneficiary => "import-problem-no-beneficiary",
        ProblemCode::SumRow => "import-problem-sum-row",
        ProblemCode::Duplicate => "import-problem-duplicate",
    })
}
