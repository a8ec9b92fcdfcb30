//! A round at a glance: projects against experts, with how each review stands; which rows are shown, and in which order.

use super::{Declaration, Measure, ReviewState, ReviewStatus, extended};
use crate::ids::{PersonId, ProposalId, ReviewId};
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::text_enum;
use chrono::NaiveDate;
use serde::Deserialize;

text_enum! {
    /// How a review stands, for who runs the round.
    pub enum GridState {
        /// Past its last day, and not handed in.
        Late = "late",
        /// Asked, and not answered yet.
        Asked = "asked",
        /// Being written.
        Writing = "writing",
        /// An interest waits for the chair.
        Interest = "interest",
        /// Handed in.
        In = "in",
        /// Declined, put aside, without a place for an interest, or about a dossier that was taken back.
        Out = "out",
    }
}

text_enum! {
    /// How the projects of a round are ordered.
    pub enum GridOrder {
        /// By title.
        Title = "title",
        /// Those with the fewest reviews handed in first.
        FewestIn = "fewest_in",
        /// Those whose next review is due soonest first.
        NextDue = "next_due",
    }
}

impl GridState {
    /// How a review stands today.
    pub fn of(standing: ReviewState, today: NaiveDate) -> Self {
        match (standing.status, standing.declaration) {
            (ReviewStatus::Declined | ReviewStatus::Void, _) | (_, Declaration::Decided(Measure::Recuse)) => Self::Out,
            _ if standing.is_taken_back => Self::Out,
            _ if standing.interest_waits() => Self::Interest,
            (ReviewStatus::Submitted, _) => Self::In,
            (ReviewStatus::Invited | ReviewStatus::Accepted, _) if standing.due_on < today && !standing.is_opened => Self::Late,
            (ReviewStatus::Invited, _) => Self::Asked,
            (ReviewStatus::Accepted, _) => Self::Writing,
        }
    }
}

/// One review on the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// The review.
    pub review: ReviewId,
    /// Who was asked.
    pub expert: PersonId,
    /// How it stands.
    pub state: GridState,
    /// Its last day.
    pub due_on: NaiveDate,
    /// Whether it is the expert's turn: a reminder or more time makes sense.
    pub is_awaited: bool,
}

/// One project on the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// The project before the panel.
    pub proposal: ProposalId,
    /// Its reviews, as far as they are asked for.
    pub cells: Vec<GridCell>,
    /// Reviews handed in, whatever is asked for.
    pub handed_in: usize,
    /// Reviews that are still counted on, handed in or not, whatever is asked for.
    pub counted_on: usize,
}

/// What is done with several reviews of the grid at once, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChosenForm {
    /// Says that it comes from the grid, also when nothing is chosen there.
    pub chosen: String,
    /// The reviews with a tick.
    pub review: Vec<ReviewId>,
    /// Until when they get time.
    pub due_on: String,
}

impl ChosenForm {
    /// Whether it comes from the grid. The button that reminds everybody sends none of this.
    pub fn is_of_the_grid(&self) -> bool {
        *self != Self::default()
    }

    /// The reviews whose experts are reminded; none where everybody is.
    ///
    /// # Errors
    /// Nothing has a tick.
    pub fn to_remind(&self) -> Result<Option<&[ReviewId]>, Vec<Problem>> {
        if self.is_of_the_grid() { self.ticked().map(Some).map_err(|problem| vec![problem]) } else { Ok(None) }
    }

    /// The reviews whose experts get more time, and until when. That it is later than the last day of each is seen where they are read.
    ///
    /// # Errors
    /// Every problem at once: nothing has a tick, and what is wrong with the day.
    pub fn to_extend(&self, language: Language, today: NaiveDate) -> Result<(&[ReviewId], NaiveDate), Vec<Problem>> {
        match (self.ticked(), extended(language, &self.due_on, NaiveDate::MIN, today)) {
            (Ok(reviews), Ok(until)) => Ok((reviews, until)),
            (ticked, until) => Err(ticked.err().into_iter().chain(until.err().into_iter().flatten()).collect()),
        }
    }

    fn ticked(&self) -> Result<&[ReviewId], Problem> {
        if self.review.is_empty() { Err(Problem::new("review", ProblemKind::NothingTicked)) } else { Ok(&self.review) }
    }
}

/// The rows of the grid: only projects with a review in the state that is asked for, in the order that is asked for. `projects` come by title.
pub fn grid(projects: Vec<(ProposalId, Vec<GridCell>)>, state: Option<GridState>, order: GridOrder) -> Vec<GridRow> {
    let row = |(proposal, cells): (ProposalId, Vec<GridCell>)| {
        let handed_in = cells.iter().filter(|cell| cell.state == GridState::In).count();
        let counted_on = cells.iter().filter(|cell| cell.state != GridState::Out).count();
        let due = cells.iter().filter(|cell| cell.is_awaited).map(|cell| cell.due_on).min();
        let cells: Vec<_> = cells.into_iter().filter(|cell| state.is_none_or(|state| cell.state == state)).collect();
        let is_shown = state.is_none() || !cells.is_empty();
        is_shown.then_some((GridRow { proposal, cells, handed_in, counted_on }, due))
    };
    let mut rows: Vec<(GridRow, Option<NaiveDate>)> = projects.into_iter().filter_map(row).collect();
    match order {
        GridOrder::Title => {}
        GridOrder::FewestIn => rows.sort_by_key(|(row, _)| row.handed_in),
        GridOrder::NextDue => rows.sort_by_key(|(_, due)| (due.is_none(), *due)),
    }
    rows.into_iter().map(|(row, _)| row).collect()
}

/// The experts who have a review on the grid, in the order of `everybody`.
pub fn columns(rows: &[GridRow], everybody: &[PersonId]) -> Vec<PersonId> {
    everybody.iter().copied().filter(|expert| rows.iter().any(|row| row.cells.iter().any(|cell| cell.expert == *expert))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
    }

    const fn proposal(number: u128) -> ProposalId {
        ProposalId(Uuid::from_u128(number))
    }

    const fn expert(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    fn cell(of: u128, state: GridState, due: u32) -> GridCell {
        let is_awaited = matches!(state, GridState::Late | GridState::Asked | GridState::Writing);
        GridCell { review: ReviewId(Uuid::from_u128(of)), expert: expert(of), state, due_on: day(due), is_awaited }
    }

    fn projects() -> Vec<(ProposalId, Vec<GridCell>)> {
        vec![
            (proposal(1), vec![cell(1, GridState::In, 20), cell(2, GridState::Writing, 28), cell(3, GridState::Out, 20)]),
            (proposal(2), vec![cell(2, GridState::In, 20), cell(3, GridState::In, 20)]),
            (proposal(3), vec![cell(4, GridState::Late, 20)]),
        ]
    }

    #[test]
    fn a_review_stands_where_its_status_its_interests_and_its_last_day_put_it() {
        let review = |status, declaration, is_opened| ReviewState {
            status,
            declaration,
            due_on: day(20),
            is_opened,
            read_others: false,
            is_taken_back: false,
        };
        let state = |status, declaration, is_opened| GridState::of(review(status, declaration, is_opened), day(21));
        use ReviewStatus::{Accepted, Declined, Invited, Submitted, Void};
        let rows = [
            (state(Invited, Declaration::Open, false), GridState::Late),
            (state(Accepted, Declaration::Clear, false), GridState::Late),
            (state(Accepted, Declaration::Clear, true), GridState::Writing),
            (state(Accepted, Declaration::Waits, false), GridState::Interest),
            (state(Submitted, Declaration::Waits, false), GridState::Interest),
            (state(Submitted, Declaration::Clear, false), GridState::In),
            (state(Submitted, Declaration::Decided(Measure::Recuse), false), GridState::Out),
            (state(Declined, Declaration::Open, false), GridState::Out),
            (state(Void, Declaration::Clear, false), GridState::Out),
        ];
        for (index, (found, expected)) in rows.into_iter().enumerate() {
            assert_eq!(found, expected, "row {index}");
        }
        let in_time = review(Invited, Declaration::Open, false);
        let taken_back = ReviewState { is_taken_back: true, ..review(Accepted, Declaration::Clear, false) };
        assert_eq!(GridState::of(taken_back, day(21)), GridState::Out, "nobody reads a dossier that was taken back");
        assert_eq!(GridState::of(in_time, day(20)), GridState::Asked, "the last day counts in full");
        assert_eq!(GridState::of(ReviewState { status: Accepted, ..in_time }, day(20)), GridState::Writing);
    }

    #[test]
    fn the_button_for_everybody_is_no_form_of_the_grid_and_a_grid_without_ticks_is() {
        let nothing = || Problem::new("review", ProblemKind::NothingTicked);
        assert_eq!(ChosenForm::default().to_remind(), Ok(None));
        assert_eq!(ChosenForm { chosen: "1".to_owned(), ..ChosenForm::default() }.to_remind(), Err(vec![nothing()]));
        let one = vec![ReviewId(Uuid::from_u128(1))];
        assert_eq!(ChosenForm { review: one.clone(), ..ChosenForm::default() }.to_remind(), Ok(Some(&*one)), "ticks alone are of the grid");
    }

    #[test]
    fn more_time_is_refused_with_all_that_is_wrong_at_once() {
        let one = vec![ReviewId(Uuid::from_u128(1))];
        let form = |review: &[ReviewId], due_on: &str| ChosenForm { chosen: "1".to_owned(), review: review.to_vec(), due_on: due_on.to_owned() };
        let wrong = |form: &ChosenForm| {
            let read = form.to_extend(Language::Nl, day(20)).map(|(reviews, until)| (reviews.to_vec(), until));
            read.map_err(|all| all.into_iter().map(|one| one.kind).collect::<Vec<_>>())
        };
        assert_eq!(wrong(&form(&[], "")), Err(vec![ProblemKind::NothingTicked, ProblemKind::Missing]));
        assert_eq!(wrong(&form(&one, "19-11-2026")), Err(vec![ProblemKind::InThePast]));
        assert_eq!(wrong(&form(&one, "20-11-2026")), Ok((one.clone(), day(20))));
    }

    #[test]
    fn the_grid_shows_every_project_with_what_is_in_and_what_is_counted_on() {
        let counts: Vec<_> = grid(projects(), None, GridOrder::Title).iter().map(|row| (row.cells.len(), row.handed_in, row.counted_on)).collect();
        assert_eq!(counts, [(3, 1, 2), (2, 2, 2), (1, 0, 1)]);
    }

    #[test]
    fn a_state_that_is_asked_for_leaves_only_its_reviews_and_the_projects_that_have_one() {
        let rows = grid(projects(), Some(GridState::In), GridOrder::Title);
        let shown: Vec<_> = rows.iter().map(|row| (row.proposal, row.cells.len(), row.counted_on)).collect();
        assert_eq!(shown, [(proposal(1), 1, 2), (proposal(2), 2, 2)]);
        assert_eq!(columns(&rows, &[expert(3), expert(2), expert(1), expert(4)]), [expert(3), expert(2), expert(1)], "in the order of everybody");
        assert_eq!(grid(projects(), Some(GridState::Interest), GridOrder::Title), []);
    }

    #[test]
    fn projects_are_ordered_by_what_is_in_or_by_what_is_due() {
        let order = |order| grid(projects(), None, order).iter().map(|row| row.proposal).collect::<Vec<_>>();
        assert_eq!(order(GridOrder::FewestIn), [proposal(3), proposal(1), proposal(2)]);
        assert_eq!(order(GridOrder::NextDue), [proposal(3), proposal(1), proposal(2)], "what waits for nobody comes last");
    }
}
