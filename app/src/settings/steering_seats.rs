//! The seats of the steering group as a picture: who sits there, who was asked, and what is free.

use super::first_hour::{InService, InvitedPerson};
use crate::language::Words;
use crate::paths;
use domain::people::{Role, SteeringSeat};
use domain::settings::SeatState;
use leptos::prelude::*;

/// The seats: chair and secretary, then the members.
pub(super) fn steering_seats(words: Words, people: &InService) -> AnyView {
    let seats = [SteeringSeat::Chair, SteeringSeat::Secretary, SteeringSeat::Member];
    let drawn = seats.into_iter().flat_map(|seat| of_seat(people, seat)).map(|(seat, state, name)| drawing(words, seat, state, name));
    view! { <ul class="seats">{drawn.collect::<Vec<_>>()}</ul> }.into_any()
}

/// Who sits in a seat and who was asked; one that is free where that is nobody.
fn of_seat(people: &InService, seat: SteeringSeat) -> Vec<(SteeringSeat, SeatState, String)> {
    let sits = people.steering.iter().filter(|(held, _)| *held == seat).map(|(_, name)| (seat, SeatState::Taken, name.clone()));
    let is_asked = |one: &&InvitedPerson| one.role == Role::SteeringMember && one.seat == Some(seat);
    let asked = people.invited.iter().filter(is_asked).map(|one| (seat, SeatState::Invited, one.name.clone()));
    let filled: Vec<_> = sits.chain(asked).collect();
    if filled.is_empty() { vec![(seat, SeatState::Empty, String::new())] } else { filled }
}

fn drawing(words: Words, seat: SteeringSeat, state: SeatState, name: String) -> AnyView {
    let (code, below) = match state {
        SeatState::Taken => ("taken", view! { <span>{name}</span> }.into_any()),
        SeatState::Invited => ("invited", view! { <span>{name}</span><span class="quiet">{words.t("seat-invited")}</span> }.into_any()),
        SeatState::Empty => {
            let href = invite(Role::SteeringMember, Some(seat));
            let of = format!(": {}", words.label(seat));
            let link = view! { <a href=href>{words.t("seat-invite")}<span class="sr">{of}</span></a> };
            ("empty", view! { <span class="quiet">{words.t("seat-nobody")}</span>{link} }.into_any())
        }
    };
    view! {
        <li data-seat=code>
            <svg viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="13" r="8" /><path d="M5 37c1-10 7-14 15-14s14 4 15 14z" /></svg>
            <b>{words.label(seat)}</b>
            {below}
        </li>
    }
    .into_any()
}

/// The invitation with this role chosen already.
pub(super) fn invite(role: Role, seat: Option<SteeringSeat>) -> String {
    let seat = seat.map(|seat| format!("&seat={seat}")).unwrap_or_default();
    format!("{}?role={role}{seat}", paths::people_invite())
}
