//! What the pages of what waits are told about projects: how far each is, what it costs, and what comes next for a partner.

use chrono::NaiveDate;
use domain::Eur;
use domain::gates::{Next, Route};
use domain::ids::ProjectId;
use domain::partners::PartnerRole;
use domain::projects::Status;

/// What is said of a project beside what waits in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectFacts {
    /// How far it is.
    pub route: Route,
    /// The public money of its phase.
    pub public_money: Eur,
    /// Since when it lies where it lies now.
    pub since: NaiveDate,
    /// What it is about.
    pub summary: String,
}

/// A project that a partner takes part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProject {
    /// Its id.
    pub id: ProjectId,
    /// Its title.
    pub title: String,
    /// The place of the reader's organisation in it.
    pub role: Option<PartnerRole>,
    /// Who leads; empty when nobody does yet.
    pub lead: String,
    /// Its status.
    pub status: Status,
    /// How far it is, and what it costs.
    pub facts: ProjectFacts,
    /// What comes next; nothing for one that has ended.
    pub next: Option<Next>,
}

/// The projects of a partner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnProjects {
    /// Those that go on, the nearest gate first.
    pub open: Vec<OwnProject>,
    /// Those that have ended.
    pub ended: Vec<OwnProject>,
    /// Whether there are more than are shown here.
    pub has_more: bool,
}

impl OwnProjects {
    /// The most that are shown; the list of projects shows the rest.
    pub const MOST: u64 = 50;
}

/// The first words of a text, whole: at most this many characters, with a mark where something was left out.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let mut kept = String::new();
    for word in text.split(' ') {
        if kept.chars().count() + word.chars().count() + 1 >= most {
            break;
        }
        kept.push_str(if kept.is_empty() { "" } else { " " });
        kept.push_str(word);
    }
    if kept.is_empty() {
        kept = text.chars().take(most - 1).collect();
    }
    format!("{}…", kept.trim_end_matches([',', '.', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_text_that_fits_is_told_whole_on_one_line() {
        assert_eq!(beginning("Een sensor\nvoor  sluizen.", 40), "Een sensor voor sluizen.");
    }

    #[test]
    fn a_longer_text_ends_after_a_whole_word_with_a_mark() {
        assert_eq!(beginning("Een sensor die lekkende sluizen, vroeg vindt.", 34), "Een sensor die lekkende sluizen…");
        assert_eq!(beginning("Rijwielbelastingplaatje", 10), "Rijwielbe…", "one word that does not fit is cut");
    }
}
