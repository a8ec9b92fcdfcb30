//! What the experts of the demo set know, and one invitation that still stands open.

use super::cast::{Cast, Who};
use super::rows::Rows;
use crate::security::tokens::{self, Token};
use crate::state::new_id;
use ::entity::{expert, expert_tag, invitation};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::ids::InvitationId;
use domain::people::{InvitationForm, Language, Role};
use domain::projects::TagList;
use domain::reviews::ExpertRole;
use sea_orm::DbErr;

/// From where an expert looks, whether from outside Twente, what the expert knows, and how many reviews at a time.
type Known = (ExpertRole, bool, &'static [&'static str], &'static [&'static str], i32);

/// In the order of the cast. Those from industry and finance judge a business case.
const EXPERTS: [Known; 9] = [
    (ExpertRole::Science, false, &["HTS.1", "HTS.2"], &["health"], 4),
    (ExpertRole::Industry, true, &["HTS.3", "HTS.4"], &["safety"], 3),
    (ExpertRole::Science, true, &["HTM.1", "HTM.2", "HTM.5"], &["construction"], 4),
    (ExpertRole::Industry, false, &["HTM.3", "HTM.4"], &["construction", "safety"], 3),
    (ExpertRole::Finance, true, &["HTS.1", "HTM.3"], &["health"], 5),
    (ExpertRole::Science, false, &["HTS.5", "HTS.6"], &["health", "safety"], 4),
    (ExpertRole::Industry, true, &["HTS.2", "HTM.2"], &["health", "construction"], 3),
    (ExpertRole::User, false, &["HTS.5", "HTM.1"], &["health"], 2),
    (ExpertRole::Finance, false, &["HTS.3", "HTM.4"], &["safety", "construction"], 6),
];

/// Adds what the experts know. One of them is away in the weeks to come.
pub(super) fn write(cast: &Cast, rows: &mut Rows, today: NaiveDate, now: DateTime<Utc>) -> Result<(), DbErr> {
    let secret = Token::new().map_err(|error| DbErr::Custom(error.to_string()))?;
    for (at, ((id, _), known)) in cast.experts.iter().zip(EXPERTS).enumerate() {
        let (role, is_from_outside, sub_areas, application_areas, most_reviews) = known;
        let is_away = at == 5;
        rows.experts.push(expert::Model {
            person_id: *id,
            role,
            judges_business_case: matches!(role, ExpertRole::Industry | ExpertRole::Finance),
            is_from_outside,
            languages: if is_from_outside { "nl en" } else { "nl" }.to_owned(),
            most_reviews,
            available_from: is_away.then_some(today + Days::new(45)),
            available_until: None,
            is_demo: true,
            updated_at: now,
            version: 1,
        });
        let tag = |list: TagList| move |code: &&str| expert_tag::Model { person_id: *id, list, code: (*code).to_owned() };
        rows.expert_tags.extend(sub_areas.iter().map(tag(TagList::SubArea)));
        rows.expert_tags.extend(application_areas.iter().map(tag(TagList::ApplicationArea)));
    }
    rows.invitations.extend(cast.managers.first().map(|manager| invitation(manager, secret.secret(), now)));
    Ok(())
}

/// Nobody has the link: a manager who wants to see the page invites again.
fn invitation((manager, _): &Who, secret: &str, now: DateTime<Utc>) -> invitation::Model {
    let id = InvitationId(new_id());
    let invited_at = now - Days::new(3);
    invitation::Model {
        id,
        token_hash: tokens::hash(secret),
        email: "noor@demo.example".to_owned(),
        name: "Noor Demo".to_owned(),
        language: Language::Nl,
        role: Role::Reviewer,
        seat: None,
        organisation_id: None,
        project_id: None,
        first_day: None,
        last_day: None,
        invited_by: Some(*manager),
        invited_at,
        expires_at: invited_at + Days::new(InvitationForm::DAYS.into()),
        used_at: None,
        used_by: None,
        withdrawn_at: None,
    }
}
