//! What the pages of experts show.

use super::store::{Found, Kept, profiles, reviews_of, with_employers};
use crate::dossier::form_values::typed_date;
use crate::frame::respond::AppError;
use crate::people::invitations;
use crate::people::invited::of_role;
use crate::state::State;
use crate::state::days::day_of;
use app::experts::{Codes, ExpertLine, ExpertView, ExpertsView, InvitationLine, KnownExpert};
use app::language::Words;
use app::ui::NoticeView;
use domain::people::{Language, Role};
use domain::problem::Problem;
use domain::projects::TagList;
use domain::reviews::{ExpertForm, ReviewStatus};

/// Everybody who reviews. Six queries, whatever their number.
pub(super) async fn experts(state: &State, language: Language, notice: Option<NoticeView>, key: String) -> Result<ExpertsView, AppError> {
    let (read, now) = (&state.database.read, state.clock.now());
    let (people, employers): (Vec<_>, Vec<_>) = with_employers(read, state.clock.today()).await?.into_iter().unzip();
    let kept = profiles(read, &people).await?;
    let reviews = reviews_of(read, people.iter().map(|person| person.id)).await?;
    let (invited, unsent) = (invitations::all(read, of_role(Role::Reviewer)).await?, invitations::unsent(read).await?);
    let reference = state.reference();
    let known = |kept: &Kept| KnownExpert {
        role: kept.row.role,
        is_from_outside: kept.row.is_from_outside,
        judges_business_case: kept.row.judges_business_case,
        sub_areas: kept.profile.sub_areas.iter().map(|code| reference.technology_name(code, language)).collect(),
        most_reviews: kept.row.most_reviews,
        available: (kept.row.available_from, kept.row.available_until),
    };
    let lines = people.into_iter().zip(employers).map(|(person, employer)| {
        let own = |wanted: fn(ReviewStatus) -> bool| reviews.iter().filter(|row| row.expert_id == person.id && wanted(row.status)).count();
        ExpertLine {
            organisation: employer.map(|row| row.name),
            known: kept.get(&person.id).map(known),
            on_hand: own(ReviewStatus::is_on_hand),
            handed_in: own(|status| status == ReviewStatus::Submitted),
            id: person.id,
            name: person.name,
        }
    });
    let invited = invited.into_iter().map(|row| InvitationLine {
        state: invitations::state_of(&row, now),
        is_unsent: unsent.contains(&(row.email.clone(), row.invited_at)),
        invited_on: day_of(row.invited_at),
        until: day_of(row.expires_at),
        id: row.id,
        name: row.name,
        email: row.email,
    });
    Ok(ExpertsView { lines: lines.collect(), invitations: invited.collect(), key, notice })
}

/// A profile as it stands in its form.
pub(super) fn written(words: Words, kept: Option<&Kept>, organisation: Option<&str>) -> ExpertForm {
    let yes = |holds: bool| if holds { "yes" } else { "no" }.to_owned();
    let organisation = organisation.unwrap_or_default().to_owned();
    let Some(Kept { row, profile }) = kept else {
        let languages = vec![words.language().code().to_owned()];
        return ExpertForm { organisation, languages, most_reviews: ExpertForm::USUAL_REVIEWS.to_string(), ..ExpertForm::default() };
    };
    ExpertForm {
        organisation,
        role: row.role.to_string(),
        judges_business_case: yes(row.judges_business_case),
        is_from_outside: yes(row.is_from_outside),
        sub_areas: profile.sub_areas.clone(),
        application_areas: profile.application_areas.clone(),
        languages: row.languages.split_whitespace().map(str::to_owned).collect(),
        most_reviews: row.most_reviews.to_string(),
        available_from: typed_date(words, row.available_from),
        available_until: typed_date(words, row.available_until),
    }
}

/// The lists that a profile chooses from.
pub(super) fn lists(state: &State, language: Language) -> (Codes, Codes) {
    let reference = state.reference();
    (reference.sub_areas(language), reference.list(TagList::ApplicationArea, language))
}

/// The form of a profile.
pub(super) fn form(
    state: &State,
    words: Words,
    (found, is_own): (&Found, bool),
    (typed, problems, notice): (ExpertForm, Vec<Problem>, Option<NoticeView>),
    key: String,
) -> ExpertView {
    let (sub_areas, application_areas) = lists(state, words.language());
    ExpertView {
        person: (!is_own).then_some(found.person.id),
        name: found.person.name.clone(),
        organisation: found.employer.as_ref().map(|row| row.name.clone()),
        sub_areas,
        application_areas,
        typed,
        problems,
        stored: Vec::new(),
        notice,
        key,
        version: found.kept.as_ref().map_or(0, |kept| kept.row.version),
        bureau: state.reference().bureau.clone(),
    }
}
