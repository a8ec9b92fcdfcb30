//! A round at a glance: a row for each project, a column for each expert, in each cell how the review stands. Filter and order stand in the address;
//! chosen reviews are reminded, or get more time, at once.

use super::RoundProject;
use crate::language::Words;
use crate::paths;
use crate::ui::field_frame::FieldProblem;
use crate::ui::{Badge, Button, ButtonKind, Choice, DateField, EmptyState, FormErrors, FormKeys, Link, Select, Table, Tone};
use chrono::NaiveDate;
use domain::ids::{PersonId, ReviewId, RoundId};
use domain::names::sorted_by_name;
use domain::reviews::{GridCell, GridOrder, GridRow, GridState, columns, grid};
use leptos::prelude::*;

/// What an address asks of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridQuery {
    /// Only reviews that stand like this.
    pub state: Option<GridState>,
    /// In which order.
    pub order: GridOrder,
}

impl Default for GridQuery {
    fn default() -> Self {
        Self { state: None, order: GridOrder::Title }
    }
}

impl GridQuery {
    /// Reads what an address asks for; what does not exist is left out.
    pub fn read(state: &str, order: &str) -> Self {
        Self { state: state.parse().ok(), order: order.parse().unwrap_or(GridOrder::Title) }
    }

    /// The address of the round with this grid.
    pub fn href(self, round: RoundId) -> String {
        let state = self.state.map(|state| format!("state={}", state.code()));
        let order = (self.order != GridOrder::Title).then(|| format!("order={}", self.order.code()));
        let asked: Vec<String> = state.into_iter().chain(order).collect();
        let path = paths::round(round);
        if asked.is_empty() { path } else { format!("{path}?{}", asked.join("&")) }
    }
}

/// The grid of a round.
pub(super) struct GridView {
    /// The round.
    pub(super) round: RoundId,
    /// What is asked of it.
    pub(super) query: GridQuery,
    /// Today.
    pub(super) today: NaiveDate,
    /// The key of its form.
    pub(super) key: String,
    /// The version of the round.
    pub(super) version: i64,
    /// The round has ended.
    pub(super) is_closed: bool,
    /// The day that was typed.
    pub(super) typed_day: String,
    /// The reviews that were chosen.
    pub(super) chosen: Vec<ReviewId>,
    /// What is wrong with the choice and the day.
    pub(super) errors: FormErrors,
}

/// What a state sounds like.
const fn tone(state: GridState) -> Tone {
    match state {
        GridState::Late => Tone::Bad,
        GridState::Interest => Tone::Warn,
        GridState::In => Tone::Good,
        GridState::Writing => Tone::Accent,
        GridState::Asked | GridState::Out => Tone::Neutral,
    }
}

/// The grid, once anybody was asked.
pub(super) fn round_grid(words: Words, view: &GridView, projects: &[RoundProject]) -> Option<AnyView> {
    let GridView { round, query, today, key, version, is_closed, typed_day, chosen, errors } = view;
    let cell = |line: &super::AskedLine| GridCell {
        review: line.review,
        expert: line.expert.id,
        state: GridState::of(line.standing, *today),
        due_on: line.standing.due_on,
        is_awaited: line.standing.is_awaited(),
    };
    let by_title = sorted_by_name(projects.iter().collect::<Vec<_>>(), |one| &one.title);
    let all = by_title.into_iter().map(|one| (one.proposal, one.asked.iter().map(cell).collect::<Vec<_>>())).collect::<Vec<_>>();
    let everything: Vec<GridCell> = all.iter().flat_map(|(_, cells)| cells.clone()).collect();
    if everything.is_empty() {
        return None;
    }
    let mut people: Vec<(String, PersonId)> =
        projects.iter().flat_map(|one| one.asked.iter().map(|line| (line.expert.name.clone(), line.expert.id))).collect();
    people.sort();
    people.dedup();
    let people = sorted_by_name(people, |(name, _)| name);
    let rows = grid(all, query.state, query.order);
    let shown = columns(&rows, &people.iter().map(|(_, id)| *id).collect::<Vec<_>>());
    let name = |id: PersonId| people.iter().find(|(_, one)| *one == id).map(|(name, _)| name.clone()).unwrap_or_default();
    let title = |row: &GridRow| projects.iter().find(|one| one.proposal == row.proposal).map(|one| one.title.clone()).unwrap_or_default();
    let heads = shown.iter().map(|id| view! { <th scope="col" class="grid__expert">{name(*id)}</th> }).collect::<Vec<_>>();
    let can_choose = !is_closed && rows.iter().any(|row| row.cells.iter().any(|cell| cell.is_awaited));
    let lines = rows.iter().map(|row| {
        let cells = shown.iter().map(|id| {
            let own = row.cells.iter().find(|cell| cell.expert == *id);
            let is_chosen = own.is_some_and(|cell| chosen.contains(&cell.review));
            grid_cell(words, name(*id), own.cloned(), can_choose.then(|| (format!("{}, {}", name(*id), title(row)), is_chosen)))
        });
        let counts = words.with("grid-in-of", &[("in", row.handed_in.into()), ("of", row.counted_on.into())]);
        view! {
            <tr>
                <th scope="row"><a href=format!("#project-{}", row.proposal)>{title(row)}</a></th>
                <td class="nowrap" data-name=words.t("grid-in")>{counts}</td>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
    });
    let lines = lines.collect::<Vec<_>>();
    let nothing = lines.is_empty();
    let table = if nothing {
        let action = Link::new(GridQuery { state: None, ..*query }.href(*round), words.t("grid-show-all"));
        view! { <EmptyState title=words.t("grid-nothing") text=words.t("grid-nothing-text") action=Some(action) /> }.into_any()
    } else {
        view! {
            <Table label=words.t("grid-title")>
                <thead><tr><th scope="col">{words.t("reviews-project")}</th><th scope="col">{words.t("grid-in")}</th>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </Table>
        }
        .into_any()
    };
    let counts = counted(words, &everything);
    let filter = filter(words, *round, *query);
    let inside = if can_choose {
        view! {
            <form class="stack" method="post" action=paths::round_remind_all(*round)>
                <FormKeys key=key.clone() version=*version />
                <input type="hidden" name="chosen" value="1" />
                <div class="stack stack--tight" id="f-review" tabindex="-1">
                    <FieldProblem name=String::from("review") error=errors.of("review") />
                    {table}
                </div>
                <div class="grid__bulk">
                    <DateField words name="due_on" label=words.t("grid-until") value=typed_day.clone() error=errors.of("due_on") />
                    <button class="button button--quiet" formaction=paths::round_extend_many(*round)>{words.t("grid-extend")}</button>
                    <Button label=words.t("grid-remind") kind=ButtonKind::Quiet />
                </div>
            </form>
        }
        .into_any()
    } else {
        table
    };
    let section = view! {
        <section class="stack" aria-labelledby="grid">
            <h2 id="grid">{words.t("grid-title")}</h2>
            {counts}
            {filter}
            {inside}
        </section>
    };
    Some(section.into_any())
}

/// How many reviews stand in each state.
fn counted(words: Words, all: &[GridCell]) -> AnyView {
    let items = GridState::ALL.iter().filter_map(|state| {
        let count = all.iter().filter(|cell| cell.state == *state).count();
        (count > 0).then(|| view! { <li><Badge tone=tone(*state) label=words.label(*state) /><b>{count.to_string()}</b></li> })
    });
    view! { <ul class="legend">{items.collect::<Vec<_>>()}</ul> }.into_any()
}

fn filter(words: Words, round: RoundId, query: GridQuery) -> AnyView {
    view! {
        <form class="filters" method="get" action=paths::round(round)>
            <Select
                name="state"
                label=words.t("grid-state")
                choices=Choice::of(words, GridState::ALL)
                value=query.state.map(GridState::code).unwrap_or_default()
                empty=words.t("filter-all")
            />
            <Select name="order" label=words.t("grid-order") choices=Choice::of(words, GridOrder::ALL) value=query.order.code() />
            <Button label=words.t("portfolio-apply") kind=ButtonKind::Quiet />
        </form>
    }
    .into_any()
}

/// One review; who can do something with several at once gets a box, named for its expert and project.
fn grid_cell(words: Words, expert: String, cell: Option<GridCell>, choose: Option<(String, bool)>) -> AnyView {
    let Some(cell) = cell else { return view! { <td></td> }.into_any() };
    let badge = view! { <Badge tone=tone(cell.state) label=words.label(cell.state) /> };
    let until = cell.is_awaited.then(|| view! { <span class="below small quiet nowrap">{words.date_short(cell.due_on)}</span> });
    let content = match choose.filter(|_| cell.is_awaited) {
        Some((of, is_chosen)) => {
            let name = words.with("grid-choose", &[("of", of.into()), ("state", words.label(cell.state).into())]);
            let value = cell.review.to_string();
            view! { <label class="grid__choose"><input type="checkbox" name="review" value=value checked=is_chosen aria-label=name />{badge}</label> }
                .into_any()
        }
        None => badge.into_any(),
    };
    view! { <td data-name=expert>{content}{until}</td> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::GridQuery;
    use domain::ids::RoundId;
    use domain::reviews::{GridOrder, GridState};

    #[test]
    fn an_address_brings_the_same_grid_back_and_nonsense_brings_all_of_it() {
        let query = GridQuery { state: Some(GridState::Late), order: GridOrder::FewestIn };
        let round: RoundId = "00000000-0000-0000-0000-000000000000".parse().expect("an id");
        assert_eq!(query.href(round), format!("{}?state=late&order=fewest_in", crate::paths::round(round)));
        assert_eq!(GridQuery::read("late", "fewest_in"), query);
        assert_eq!(GridQuery::read("later", "colour"), GridQuery::default());
        assert_eq!(GridQuery::default().href(round), crate::paths::round(round));
    }
}
