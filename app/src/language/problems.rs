//! What is wrong with what somebody typed, in a sentence that says how to mend it.

use super::Words;
use domain::problem::ProblemKind;

impl Words {
    /// The sentence for a problem, about the field with this label.
    pub fn problem(self, kind: &ProblemKind, label: &str) -> String {
        let field = || ("field", label.to_owned().into());
        let about = |key: &str| self.with(key, &[field()]);
        match *kind {
            ProblemKind::Missing => about("problem-missing"),
            ProblemKind::TooShort(least) => self.with("problem-too-short", &[field(), ("least", least.into())]),
            ProblemKind::TooLong(most) => self.with("problem-too-long", &[field(), ("most", self.number(most.into()).into())]),
            ProblemKind::NotBetween(least, most) => {
                self.with("problem-not-between", &[field(), ("least", self.number(least).into()), ("most", self.number(most).into())])
            }
            ProblemKind::NotADate => about("problem-not-a-date"),
            ProblemKind::AmbiguousDate => about("problem-ambiguous-date"),
            ProblemKind::NotAfter => about("problem-not-after"),
            ProblemKind::DayAfter(last) => self.with("problem-day-after", &[field(), ("last", self.date(last).into())]),
            ProblemKind::DayBefore(first) => self.with("problem-day-before", &[field(), ("first", self.date(first).into())]),
            ProblemKind::OtherYear => about("problem-other-year"),
            ProblemKind::RateAbove(most) => self.with("problem-rate-above", &[field(), ("most", self.money(most).into())]),
            ProblemKind::PublicAboveCost(excess) => self.with("problem-public-above-cost", &[field(), ("excess", self.money(excess).into())]),
            ProblemKind::NotHours => about("problem-not-hours"),
            ProblemKind::HoursAbove(most) => self.with("problem-hours-above", &[field(), ("most", most.written(self.language()).into())]),
            ProblemKind::HoursOfYear { left, most, year } => self.with(
                "problem-hours-of-year",
                &[
                    field(),
                    ("left", left.written(self.language()).into()),
                    ("most", most.written(self.language()).into()),
                    ("year", year.to_string().into()),
                ],
            ),
            ProblemKind::UsedElsewhere => about("problem-used-elsewhere"),
            ProblemKind::AboveBudget(left) => self.with("problem-above-budget", &[field(), ("left", self.money(left).into())]),
            ProblemKind::NotTheProduct(worth) => self.with("problem-not-the-product", &[field(), ("worth", self.money(worth).into())]),
            ProblemKind::NamedTwice => about("problem-named-twice"),
            ProblemKind::ClaimedTwice(kind) => about(&format!("problem-claimed-twice-{kind}")),
            ProblemKind::InThePast => about("problem-in-the-past"),
            ProblemKind::InTheFuture => about("problem-in-the-future"),
            ProblemKind::NotAnAmount => about("problem-not-an-amount"),
            ProblemKind::AmbiguousAmount => about("problem-ambiguous-amount"),
            ProblemKind::NegativeAmount => about("problem-negative-amount"),
            ProblemKind::SeveralAmounts => about("problem-several-amounts"),
            ProblemKind::AmountAbove(most) => self.with("problem-amount-above", &[field(), ("most", self.money(most).into())]),
            ProblemKind::NotOnTheList => about("problem-not-on-the-list"),
            ProblemKind::Taken => about("problem-taken"),
            ProblemKind::AlreadyPartner => about("problem-already-partner"),
            ProblemKind::HasLead => about("problem-has-lead"),
            ProblemKind::OwnerVerifies => about("problem-owner-verifies"),
            ProblemKind::NotConfirmed => about("problem-not-confirmed"),
            ProblemKind::NothingTicked => about("problem-nothing-ticked"),
            ProblemKind::NotAnEmail => about("problem-not-an-email"),
            ProblemKind::TooSoon(seconds) => self.with("problem-too-soon", &[("wait", self.wait(seconds).into())]),
            ProblemKind::NotAnIban => about("problem-not-an-iban"),
            ProblemKind::NotSepa => about("problem-not-sepa"),
            ProblemKind::NotAKvkNumber => about("problem-not-a-kvk-number"),
            ProblemKind::OneOfTwo => about("problem-one-of-two"),
            ProblemKind::NotExternal => about("problem-not-external"),
            ProblemKind::RoleRefused(refusal) => self.label(refusal),
            ProblemKind::NotACode => self.t("problem-not-a-code"),
            ProblemKind::WrongPassword => self.t("problem-wrong-password"),
            ProblemKind::WrongCode => self.t("problem-wrong-code"),
            ProblemKind::NotHundred(sum) => self.with("problem-not-hundred", &[("sum", sum.into())]),
            ProblemKind::NotAPhoneNumber => about("problem-not-a-phone-number"),
            ProblemKind::Unchanged => about("problem-unchanged"),
            ProblemKind::OwnWords => about("problem-own-words"),
            ProblemKind::EasyToGuess => about("problem-easy-to-guess"),
            ProblemKind::NotThePassword => about("problem-not-the-password"),
            ProblemKind::InUse => about("problem-in-use"),
            ProblemKind::SameAsNow => about("problem-same-as-now"),
        }
    }
}
