//! What was pasted under the table: lines that can be read go into the form as they stand, the others stay where they are and are told.

use crate::frame::form::Pairs;
use app::financing::{financing_label, line_problem, sheet_headings};
use app::language::Words;
use app::ui::{NoticeView, Tone};
use domain::financing::{Block, FinancingForm, FinancingRowForm, Headings, Layout, Line, LineProblem, MOST_ROWS, PASTED_LIMIT, RefusedLine, cells};
use domain::partners::PartnerFacts;
use domain::problem::{Problem, ProblemKind};

/// What is left of a text after its lines were taken over.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The lines that could not be.
    pub text: String,
    /// Why not, line by line.
    pub told: Vec<String>,
    /// How many could be.
    pub notice: Option<NoticeView>,
}

impl Taken {
    fn refused(text: &str, told: String) -> Self {
        Self { text: text.to_owned(), told: vec![told], notice: None }
    }
}

/// Takes the lines of a text over into the form.
pub(super) fn take(words: Words, form: &mut FinancingForm, text: &str, partners: &[PartnerFacts]) -> Taken {
    if text.trim().is_empty() {
        return Taken::default();
    }
    let (headings, most) = (sheet_headings(), i64::from(MOST_ROWS));
    if text.chars().count() > PASTED_LIMIT as usize {
        return Taken::refused(text, words.problem(&ProblemKind::TooLong(PASTED_LIMIT), &words.t("financing-pasted")));
    }
    let lines: Vec<Line> = (1..).zip(cells(text)).map(|(number, cells)| Line { number, cells }).collect();
    let (heading, layout) = match layout(&headings, &lines) {
        Ok(found) => found,
        Err(twice) => return Taken::refused(text, words.with("financing-pasted-twice", &[("column", financing_label(words, twice).into())])),
    };
    let below = &lines[heading..];
    if below.len() > MOST_ROWS as usize {
        return Taken::refused(text, words.with("financing-pasted-lines", &[("most", words.number(most).into())]));
    }
    let mut block = Block::read(below, &layout, &headings, partners);
    leave_doubled(&mut block, partners);
    form.take(&block);
    let stays = |line: &&Line| block.refused.iter().any(|refused| refused.number == line.number);
    let left: Vec<&Line> = below.iter().filter(stays).collect();
    let above = lines.iter().take(if left.is_empty() { 0 } else { heading });
    let told = block.refused.iter().map(|line| {
        let place = words.with("financing-line", &[("line", i64::from(line.number).into()), ("name", line.name.clone().into())]);
        line_problem(words, place, line.problem)
    });
    Taken { text: above.chain(left).map(written).collect(), told: told.collect(), notice: notice(words, block.lines.len(), &layout.unread) }
}

/// Of a partner with two lines neither is taken over: the second would be taken for the only one when what is left is read again.
fn leave_doubled(block: &mut Block, partners: &[PartnerFacts]) {
    let again = |line: &RefusedLine| match line.problem {
        LineProblem::Again(earlier) => Some((earlier, line.number)),
        LineProblem::Nobody | LineProblem::NotAPartner | LineProblem::SeveralPartners | LineProblem::TooManyCells => None,
    };
    let doubled: Vec<(u32, u32)> = block.refused.iter().filter_map(again).collect();
    let (first, lines): (Vec<_>, Vec<_>) =
        std::mem::take(&mut block.lines).into_iter().partition(|line| doubled.iter().any(|(earlier, _)| *earlier == line.number));
    block.lines = lines;
    for line in first {
        let name = partners.iter().find(|partner| partner.id == line.partner).map(|partner| partner.name.clone()).unwrap_or_default();
        let later = doubled.iter().find(|(earlier, _)| *earlier == line.number).map_or(line.number, |(_, later)| *later);
        block.refused.push(RefusedLine { number: line.number, name, problem: LineProblem::Again(later) });
    }
    block.refused.sort_by_key(|line| line.number);
}

/// The headings, if the first line that is not empty has any, and how many lines they take up.
fn layout(headings: &Headings, lines: &[Line]) -> Result<(usize, Layout), &'static str> {
    let first = lines.iter().position(|line| line.cells.iter().any(|cell| !cell.is_empty())).unwrap_or_default();
    let named = lines.get(first).map(|line| headings.layout(&line.cells)).transpose()?.flatten();
    Ok(named.map_or_else(|| (0, Layout::default()), |layout| (first + 1, layout)))
}

/// A line as a spreadsheet copies it.
fn written(line: &Line) -> String {
    let cell = |cell: &String| if cell.contains(['\t', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() };
    let cells: Vec<String> = line.cells.iter().map(cell).collect();
    format!("{}\n", cells.join("\t"))
}

fn notice(words: Words, lines: usize, unread: &[String]) -> Option<NoticeView> {
    let columns = [("count", unread.len().into()), ("columns", unread.join(", ").into())];
    let unread = (!unread.is_empty()).then(|| words.with("financing-unread", &columns));
    let text = std::iter::once(words.t("financing-taken-text")).chain(unread).collect::<Vec<_>>().join(" ");
    let title = words.with("financing-taken", &[("count", lines.into())]);
    (lines > 0).then_some(NoticeView { tone: Tone::Neutral, title, text: Some(text) })
}

/// Adds the line of a partner that was chosen; a partner that has one already keeps it. Whoever chose and pressed another button is told.
pub(super) fn add(words: Words, form: &mut FinancingForm, pairs: &Pairs, partners: &[PartnerFacts]) -> Result<Option<NoticeView>, Problem> {
    let is_asked = pairs.get("add").is_some();
    let chosen = pairs.get("more").unwrap_or_default().trim();
    if chosen.is_empty() {
        return if is_asked { Err(Problem::new("more", ProblemKind::Missing)) } else { Ok(None) };
    }
    let Some(partner) = partners.iter().find(|partner| partner.id.to_string() == chosen) else {
        return Err(Problem::new("more", ProblemKind::NotOnTheList));
    };
    if form.rows.iter().any(|row| row.partner == chosen) {
        return Ok(None);
    }
    form.rows.push(FinancingRowForm { partner: chosen.to_owned(), ..FinancingRowForm::default() });
    let title = words.with("financing-added", &[("partner", partner.name.clone().into())]);
    Ok((!is_asked).then(|| NoticeView { tone: Tone::Neutral, title, text: Some(words.t("financing-added-text")) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::people::Language;

    fn taken(text: &str) -> (Taken, FinancingForm) {
        let mut form = FinancingForm::default();
        (take(Words::new(Language::Nl), &mut form, text, &[]), form)
    }

    #[test]
    fn what_cannot_be_taken_over_stays_as_it_was_pasted_under_its_headings() {
        let text = "Partner\tKosten\n\"Regge\nB.V.\"\t10\n\"Dinkel\" B.V.\t€ 5,-\n";
        let (left, form) = taken(text);
        assert_eq!((left.text.as_str(), left.told.len(), left.notice, form), (text, 2, None, FinancingForm::default()));
        assert_eq!(left.told[1], "Geplakte regel 3 (\"Dinkel\" B.V.): dit is geen partner van dit project.");
    }

    #[test]
    fn a_text_that_is_too_long_or_names_a_column_twice_stays_as_a_whole() {
        let long = "a".repeat(100_001);
        let many = "Regge\t1\n".repeat(501);
        for text in [long.as_str(), many.as_str(), "Partner\tKosten\tCost\nRegge\t1\t2"] {
            let (left, _) = taken(text);
            assert_eq!((left.text.as_str(), left.told.len()), (text, 1));
        }
        assert!(taken("Regge\t1\n".repeat(500).as_str()).0.told.len() == 500 && taken(" \n").0.told.is_empty());
    }
}
