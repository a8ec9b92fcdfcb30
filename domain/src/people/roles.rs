//! Roles with a first and a last day: when one counts, and who may be given which. Sections 2.4 and 9.6 of the specification.

use super::{Language, Role, SteeringSeat};
use crate::form_reader::FormReader;
use crate::problem::{Problem, ProblemKind};
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A role as somebody has it or is to have it. Both days belong to it, in Dutch time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleInTime {
    /// The role.
    pub role: Role,
    /// The seat of a member of the steering group; none for every other role.
    pub seat: Option<SteeringSeat>,
    /// The first day; none when it has always counted.
    pub first_day: Option<NaiveDate>,
    /// The last day; none when no end was told.
    pub last_day: Option<NaiveDate>,
}

impl RoleInTime {
    /// A role without a first and a last day.
    pub const fn lasting(role: Role, seat: Option<SteeringSeat>) -> Self {
        Self { role, seat, first_day: None, last_day: None }
    }

    /// Whether it counts on this day.
    pub fn counts_on(self, day: NaiveDate) -> bool {
        self.first_day.is_none_or(|first| first <= day) && self.last_day.is_none_or(|last| day <= last)
    }

    /// Whether its last day is over.
    pub fn is_over(self, today: NaiveDate) -> bool {
        self.last_day.is_some_and(|last| last < today)
    }

    /// Whether there is a day on which both count.
    pub fn overlaps(self, other: Self) -> bool {
        let ends_before = |one: Self, two: Self| one.last_day.zip(two.first_day).is_some_and(|(last, first)| last < first);
        !ends_before(self, other) && !ends_before(other, self)
    }

    /// Whether chair and secretary would be one person on a day that both count: two people sign.
    fn signs_twice_with(self, other: Self) -> bool {
        use SteeringSeat::{Chair, Secretary};
        matches!((self.seat, other.seat), (Some(Chair), Some(Secretary)) | (Some(Secretary), Some(Chair))) && self.overlaps(other)
    }
}

impl Role {
    /// Whether who has it decides on projects or reviews them. Nobody gives oneself such a role.
    pub const fn decides_or_reviews(self) -> bool {
        match self {
            Self::ProgrammeManager | Self::SteeringMember | Self::Reviewer => true,
            Self::Partner | Self::Administrator => false,
        }
    }

    /// The roles inside the programme, which an administrator gives.
    pub const INTERNAL: [Self; 3] = [Self::ProgrammeManager, Self::SteeringMember, Self::Administrator];
}

impl SteeringSeat {
    /// The seat that counts where somebody has several: who stands in for the chair or the secretary signs like them.
    pub fn foremost(seats: impl IntoIterator<Item = Self>) -> Option<Self> {
        seats.into_iter().max_by_key(|seat| match seat {
            Self::Member => 0,
            Self::Secretary => 1,
            Self::Chair => 2,
        })
    }
}

text_enum! {
    /// Why a role is not given, or not taken away.
    pub enum RoleRefusal {
        /// Nobody gives oneself a role that decides or reviews.
        Oneself = "oneself",
        /// The person has it on some of these days already.
        HasAlready = "has_already",
        /// Chair and secretary are two people.
        BothSeats = "both_seats",
        /// The person is a partner of another organisation.
        OtherOrganisation = "other_organisation",
        /// One administrator stays.
        LastAdministrator = "last_administrator",
        /// Nobody ends the own access: another administrator does.
        OwnAccess = "own_access",
        /// The access of this person was ended.
        Ended = "ended",
    }
}

/// Whether somebody with these roles may be given another.
///
/// # Errors
/// The first rule that does not let it.
pub fn may_be_given(is_oneself: bool, wanted: RoleInTime, held: &[RoleInTime]) -> Result<(), RoleRefusal> {
    if is_oneself && wanted.role.decides_or_reviews() {
        return Err(RoleRefusal::Oneself);
    }
    if held.iter().any(|one| (one.role, one.seat) == (wanted.role, wanted.seat) && one.overlaps(wanted)) {
        return Err(RoleRefusal::HasAlready);
    }
    if held.iter().any(|one| one.signs_twice_with(wanted)) {
        return Err(RoleRefusal::BothSeats);
    }
    Ok(())
}

/// Whether an administrator may go, when so many others stay whose role counts and has no last day.
///
/// # Errors
/// The last one stays.
pub const fn may_go(others_who_stay: usize) -> Result<(), RoleRefusal> {
    if others_who_stay == 0 { Err(RoleRefusal::LastAdministrator) } else { Ok(()) }
}

/// A role to give, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RoleForm {
    /// Code of the role.
    pub role: String,
    /// Code of the seat; for a member of the steering group.
    pub seat: String,
    /// The first day; empty for today.
    pub first_day: String,
    /// The last day; empty for no end.
    pub last_day: String,
}

impl RoleForm {
    /// The role, when nothing is wrong with it.
    ///
    /// # Errors
    /// Every problem at once.
    pub fn check(&self, language: Language, today: NaiveDate) -> Result<RoleInTime, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let role = self.read(&mut read, today);
        read.finish(role)
    }

    pub(super) fn read(&self, read: &mut FormReader, today: NaiveDate) -> Option<RoleInTime> {
        let role: Option<Role> = read.required("role", &self.role);
        let role = role.filter(|role| {
            let is_internal = Role::INTERNAL.contains(role);
            if !is_internal {
                read.problem("role", ProblemKind::NotOnTheList);
            }
            is_internal
        });
        let seat = if role == Some(Role::SteeringMember) { read.required("seat", &self.seat) } else { None };
        let first_day = read.date("first_day", &self.first_day);
        let last_day = read.date("last_day", &self.last_day);
        if last_day.is_some_and(|last| last < today) {
            read.problem("last_day", ProblemKind::InThePast);
        } else if last_day.zip(first_day).is_some_and(|(last, first)| last < first) {
            read.problem("last_day", ProblemKind::NotAfter);
        }
        role.map(|role| RoleInTime { role, seat, first_day, last_day })
    }
}

text_enum! {
    /// When a role ends.
    pub enum EndsWhen {
        /// At once.
        Now = "now",
        /// After its last day.
        After = "after",
    }
}

/// The end of a role, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EndRoleForm {
    /// Code of when it ends.
    pub when: String,
    /// The last day, where it ends after one.
    pub last_day: String,
}

impl EndRoleForm {
    /// The last day; none to end it now.
    ///
    /// # Errors
    /// Nothing was chosen; not a day, or one that is over.
    pub fn check(&self, language: Language, today: NaiveDate) -> Result<Option<NaiveDate>, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let last_day = match read.required::<EndsWhen>("when", &self.when) {
            Some(EndsWhen::After) => {
                let day = read.date("last_day", &self.last_day);
                if self.last_day.trim().is_empty() {
                    read.problem("last_day", ProblemKind::Missing);
                } else if day.is_some_and(|last| last < today) {
                    read.problem("last_day", ProblemKind::InThePast);
                }
                day
            }
            Some(EndsWhen::Now) | None => None,
        };
        read.finish(Some(last_day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, number).expect("a day")
    }

    fn seat(seat: SteeringSeat, first: Option<u32>, last: Option<u32>) -> RoleInTime {
        RoleInTime { role: Role::SteeringMember, seat: Some(seat), first_day: first.map(day), last_day: last.map(day) }
    }

    #[test]
    fn a_role_counts_from_its_first_through_its_last_day() {
        let deputy = seat(SteeringSeat::Secretary, Some(1), Some(20));
        assert_eq!([1, 20, 21].map(|number| deputy.counts_on(day(number))), [true, true, false]);
        assert!(!deputy.counts_on(NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day")));
        assert!(!deputy.is_over(day(20)) && deputy.is_over(day(21)));
        let lasting = RoleInTime::lasting(Role::Partner, None);
        assert!(lasting.counts_on(day(1)) && !lasting.is_over(day(31)));
    }

    #[test]
    fn roles_overlap_when_they_share_a_day() {
        let first = seat(SteeringSeat::Chair, None, Some(10));
        assert!(first.overlaps(seat(SteeringSeat::Chair, Some(10), None)));
        assert!(!first.overlaps(seat(SteeringSeat::Chair, Some(11), None)));
        assert!(!seat(SteeringSeat::Chair, Some(11), None).overlaps(first));
    }

    #[test]
    fn nobody_gives_oneself_a_role_that_decides_or_reviews() {
        let deciding = [Role::ProgrammeManager, Role::SteeringMember, Role::Reviewer];
        for role in Role::ALL {
            let given = may_be_given(true, RoleInTime::lasting(*role, None), &[]);
            assert_eq!(given.is_err(), deciding.contains(role), "{role}");
            assert_eq!(may_be_given(false, RoleInTime::lasting(*role, None), &[]), Ok(()), "{role}");
        }
    }

    #[test]
    fn a_role_is_had_once_at_a_time_and_chair_and_secretary_are_two_people() {
        use SteeringSeat::{Chair, Member, Secretary};
        let member = seat(Member, None, None);
        assert_eq!(may_be_given(false, member, &[member]), Err(RoleRefusal::HasAlready));
        assert_eq!(may_be_given(false, seat(Secretary, Some(1), Some(20)), &[member]), Ok(()), "a deputy is a member too");
        let deputy = seat(Secretary, Some(1), Some(20));
        assert_eq!(may_be_given(false, deputy, &[seat(Chair, None, None)]), Err(RoleRefusal::BothSeats));
        assert_eq!(may_be_given(false, deputy, &[seat(Chair, Some(21), None)]), Ok(()));
        assert_eq!(SteeringSeat::foremost([Member, Secretary]), Some(Secretary));
        assert_eq!((SteeringSeat::foremost([Chair, Member]), SteeringSeat::foremost([])), (Some(Chair), None));
    }

    #[test]
    fn the_last_administrator_stays() {
        assert_eq!((may_go(0), may_go(1)), (Err(RoleRefusal::LastAdministrator), Ok(())));
    }

    #[test]
    fn a_role_is_typed_with_a_seat_and_days_that_are_still_to_come() {
        let typed = |role: &str, seat: &str, first: &str, last: &str| {
            let [role, seat, first_day, last_day] = [role, seat, first, last].map(str::to_owned);
            RoleForm { role, seat, first_day, last_day }.check(Language::Nl, day(5))
        };
        assert_eq!(typed("steering_member", "secretary", "1-12-2026", "20-12-2026"), Ok(seat(SteeringSeat::Secretary, Some(1), Some(20))));
        assert_eq!(typed("administrator", "chair", "", ""), Ok(RoleInTime::lasting(Role::Administrator, None)), "a seat is for the steering group");
        let one = |field: &str, kind| Err(vec![Problem::new(field, kind)]);
        assert_eq!(typed("steering_member", "", "", ""), one("seat", ProblemKind::Missing));
        assert_eq!(typed("reviewer", "", "", ""), one("role", ProblemKind::NotOnTheList));
        assert_eq!(typed("", "", "", ""), one("role", ProblemKind::Missing));
        assert_eq!(typed("administrator", "", "", "4-12-2026"), one("last_day", ProblemKind::InThePast));
        assert_eq!(typed("administrator", "", "10-12-2026", "9-12-2026"), one("last_day", ProblemKind::NotAfter));
        let ends = |when: &str, last: &str| EndRoleForm { when: when.to_owned(), last_day: last.to_owned() }.check(Language::Nl, day(5));
        assert_eq!((ends("now", ""), ends("after", "5-12-2026")), (Ok(None), Ok(Some(day(5)))));
        let one = |field: &str, kind| Err(vec![Problem::new(field, kind)]);
        assert_eq!(ends("", ""), one("when", ProblemKind::Missing));
        assert_eq!(ends("after", ""), one("last_day", ProblemKind::Missing));
        assert_eq!(ends("after", "4-12-2026"), one("last_day", ProblemKind::InThePast));
    }
}
