//! The state of the portfolio list: all of it stands in the address, so that a link or a bookmark brings the same list back.

use crate::paths;
use chrono::{Datelike, NaiveDate};
use domain::gates::ConditionSignal;
use domain::projects::{Phase, ProjectOrder as Sort, Status};
use std::fmt::Write;

/// How many projects a page shows.
pub const PAGE_SIZE: u64 = 50;

/// What the reader asked of the list. What an address asks for that does not exist is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortfolioQuery {
    /// Words that the title or a partner has.
    pub q: String,
    /// Only this phase.
    pub phase: Option<Phase>,
    /// Only this status.
    pub status: Option<Status>,
    /// Only this technology area or sub-area.
    pub area: Option<String>,
    /// Only this cluster of 2005.
    pub cluster: Option<String>,
    /// Only projects whose next gate lies before today.
    pub late: bool,
    /// Only projects whose gate waits for a decision.
    pub waiting: bool,
    /// Only projects with an open condition of a decision that is late or comes due.
    pub conditions: Option<ConditionSignal>,
    /// Those that have ended, and not those that go on.
    pub closed: bool,
    /// Only projects whose next gate lies in the month of this day.
    pub month: Option<NaiveDate>,
    /// The column that it is sorted by.
    pub sort: Sort,
    /// Largest, last or latest on top.
    pub descending: bool,
    /// The page, from 1.
    pub page: u64,
}

impl Default for PortfolioQuery {
    fn default() -> Self {
        Self {
            q: String::new(),
            phase: None,
            status: None,
            area: None,
            cluster: None,
            late: false,
            waiting: false,
            conditions: None,
            closed: false,
            month: None,
            sort: Sort::NextGate,
            descending: false,
            page: 1,
        }
    }
}

/// The last page that can be asked for.
const LAST_PAGE: u64 = 1_000_000;
/// The longest search that is taken in.
const LONGEST_SEARCH: usize = 100;

impl PortfolioQuery {
    /// Reads the pairs of an address.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (impl AsRef<str> + 'a, impl AsRef<str> + 'a)>) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs {
            let value: String = value.as_ref().trim().chars().filter(|character| !character.is_control()).collect();
            match name.as_ref() {
                "q" => query.q = value.chars().take(LONGEST_SEARCH).collect(),
                "phase" => query.phase = value.parse().ok(),
                "status" => query.status = value.parse().ok(),
                "area" => query.area = Some(value).filter(|value| !value.is_empty()),
                "cluster" => query.cluster = Some(value).filter(|value| !value.is_empty()),
                "late" => query.late = value == "1",
                "waiting" => query.waiting = value == "1",
                "conditions" => query.conditions = value.parse().ok().filter(|signal| *signal != ConditionSignal::Ahead),
                "closed" => query.closed = value == "1",
                "month" => query.month = format!("{value}-01").parse().ok(),
                "sort" => query.sort = value.parse().unwrap_or(Sort::NextGate),
                "descending" => query.descending = value == "1",
                // A number with more digits than any list has pages is past the end, and no reason to begin again.
                "page" if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) => {
                    query.page = value.parse().unwrap_or(LAST_PAGE).clamp(1, LAST_PAGE)
                }
                _ => {}
            }
        }
        query
    }

    /// The address of this list.
    pub fn href(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        let mut add = |name, value: Option<String>| pairs.extend(value.filter(|value| !value.is_empty()).map(|value| (name, value)));
        add("q", Some(self.q.clone()));
        add("phase", self.phase.map(|phase| phase.code().to_owned()));
        add("status", self.status.map(|status| status.code().to_owned()));
        add("area", self.area.clone());
        add("cluster", self.cluster.clone());
        add("late", self.late.then(|| "1".to_owned()));
        add("waiting", self.waiting.then(|| "1".to_owned()));
        add("conditions", self.conditions.map(|signal| signal.code().to_owned()));
        add("closed", self.closed.then(|| "1".to_owned()));
        add("month", self.month_code());
        add("sort", (self.sort != Sort::NextGate).then(|| self.sort.code().to_owned()));
        add("descending", self.descending.then(|| "1".to_owned()));
        add("page", (self.page > 1).then(|| self.page.to_string()));
        let mut href = paths::portfolio();
        for (index, (name, value)) in pairs.iter().enumerate() {
            href.push(if index == 0 { '?' } else { '&' });
            href.push_str(name);
            href.push('=');
            encode(value, &mut href);
        }
        href
    }

    /// The month that it is narrowed to, as it stands in the address.
    pub fn month_code(&self) -> Option<String> {
        self.month.map(|day| format!("{:04}-{:02}", day.year(), day.month()))
    }

    /// Whether what goes on stands apart from what has ended: not where one status or what is closed is asked for, which says it already.
    pub fn is_apart(&self) -> bool {
        self.status.is_none() && self.phase != Some(Phase::Closed)
    }

    /// The same list from its first page, changed.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut query = Self { page: 1, ..self.clone() };
        change(&mut query);
        query
    }

    /// The same list sorted by a column, the other way round when it is sorted by it now.
    #[must_use]
    pub fn sorted_by(&self, sort: Sort) -> Self {
        self.with(|query| {
            query.descending = query.sort == sort && !query.descending;
            query.sort = sort;
        })
    }

    /// Another page of the same list.
    #[must_use]
    pub fn on_page(&self, page: u64) -> Self {
        Self { page, ..self.clone() }
    }

    /// The same list, from its last page where it asks for one past the end of so many rows.
    #[must_use]
    pub fn within(self, total: i64) -> Self {
        let last = u64::try_from(total).unwrap_or_default().div_ceil(PAGE_SIZE).max(1);
        Self { page: self.page.min(last), ..self }
    }

    /// The same filters in the first order, from the first page: what a count depends on.
    #[must_use]
    pub fn unsorted(&self) -> Self {
        self.with(|query| (query.sort, query.descending) = (Sort::NextGate, false))
    }

    /// Whether anything is filtered away.
    pub fn is_filtered(&self) -> bool {
        self.unsorted() != Self::default()
    }
}

/// Percent-encoding for a value in a query.
fn encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => into.push(char::from(byte)),
            b' ' => into.push('+'),
            other => {
                let written = write!(into, "%{other:02X}");
                debug_assert!(written.is_ok());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_brings_the_same_list_back() {
        let query = PortfolioQuery {
            q: "sluis & sens".to_owned(),
            phase: Some(Phase::Innovation),
            status: Some(Status::Active),
            area: Some("HTS.1".to_owned()),
            closed: true,
            month: NaiveDate::from_ymd_opt(2027, 1, 1),
            sort: Sort::Cost,
            descending: true,
            page: 3,
            ..PortfolioQuery::default()
        };
        assert_eq!(
            query.href(),
            "/projects?q=sluis+%26+sens&phase=innovation&status=active&area=HTS.1&closed=1&month=2027-01&sort=cost&descending=1&page=3"
        );
        let pairs = [
            ("q", "sluis & sens"),
            ("phase", "innovation"),
            ("status", "active"),
            ("area", "HTS.1"),
            ("closed", "1"),
            ("month", "2027-01"),
            ("sort", "cost"),
            ("descending", "1"),
            ("page", "3"),
        ];
        assert_eq!(PortfolioQuery::from_pairs(pairs), query);
    }

    #[test]
    fn a_page_past_the_end_is_the_last_page() {
        let at = |page: &str, total| PortfolioQuery::from_pairs([("page", page)]).within(total).page;
        assert_eq!([at("1", 0), at("7", 0), at("2", 51), at("3", 51), at("99999999999999999999", 120), at("2", 50)], [1, 1, 2, 2, 3, 1]);
    }

    #[test]
    fn what_does_not_exist_is_left_out() {
        assert_eq!(
            PortfolioQuery::from_pairs([("phase", "later"), ("sort", "colour"), ("page", "-4"), ("month", "2027-13"), ("unknown", "1")]),
            PortfolioQuery::default()
        );
    }
}
