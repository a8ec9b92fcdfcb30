//! Dividing a phase's totals over its partners, so that every row balances and all rows add up to the cent.

use super::files::{Files, PartnerRow, ProjectRow};
use domain::Eur;
use domain::financing::{FinancingRow, PublicMoney, PublicSource};
use domain::ids::PartnerId;
use domain::projects::Phase;

/// What a phase costs and who pays for it; own work in kind is what remains.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pub(super) cost: Eur,
    pub(super) public: Eur,
    pub(super) own_cash: Eur,
    pub(super) other: Eur,
}

/// The budgets of a project: the current phase from its row, other phases from the file about money.
pub(super) fn budgets(project: &ProjectRow, files: &Files) -> Vec<(Phase, Budget)> {
    let current = Budget {
        cost: Eur::euros(project.total_cost_eur),
        public: Eur::euros(project.public_eur),
        own_cash: Eur::euros(project.own_cash_eur),
        other: Eur::euros(project.other_eur),
    };
    let others = files.money.iter().filter(|row| row.project == project.code).map(|row| {
        let [cost, public, own_cash, other] = [row.cost, row.public, row.own_cash, row.other].map(Eur::euros);
        (row.phase, Budget { cost, public, own_cash, other })
    });
    std::iter::once((project.phase.money_phase(), current)).chain(others).collect()
}

/// The rows of the partners that take part. The first one takes what rounding leaves.
pub(super) fn divide(budget: Budget, partners: &[(PartnerId, &PartnerRow)], phase: Phase) -> Vec<FinancingRow> {
    let part = |of: Eur, percent: i64| Eur::euros(of.cents() / 100 * percent / 100);
    let mut parts: Vec<(PartnerId, Budget)> = partners
        .iter()
        .filter(|(_, row)| row.cost > 0)
        .map(|(id, row)| {
            let cost = part(budget.cost, row.cost);
            let all_public = if phase == Phase::MarketEntry { cost } else { part(budget.public, row.cost) };
            let public = row.public.map_or(all_public, |percent| part(budget.public, percent));
            (*id, Budget { cost, public, own_cash: part(budget.own_cash, row.cash), other: part(budget.other, row.other) })
        })
        .collect();
    let sum = |amount: fn(&Budget) -> Eur, parts: &[(PartnerId, Budget)]| parts.iter().skip(1).map(|(_, one)| amount(one)).sum::<Eur>();
    let rest = Budget {
        cost: budget.cost - sum(|one| one.cost, &parts),
        public: budget.public - sum(|one| one.public, &parts),
        own_cash: budget.own_cash - sum(|one| one.own_cash, &parts),
        other: budget.other - sum(|one| one.other, &parts),
    };
    if let Some((_, first)) = parts.first_mut() {
        *first = rest;
    }
    parts.into_iter().map(|(partner, one)| row(partner, one, phase)).collect()
}

fn row(partner: PartnerId, part: Budget, phase: Phase) -> FinancingRow {
    let Budget { cost, public, own_cash, other } = part;
    FinancingRow { partner, cost, public: sources(public, phase), own_cash, own_in_kind: cost - public - own_cash - other, other }
}

/// Start money comes from the province; later phases have a European part and a part of the state.
fn sources(public: Eur, phase: Phase) -> PublicMoney {
    let mut money = PublicMoney::default();
    let euros = public.cents() / 100;
    let (european, national) = match phase {
        Phase::Innovation => (euros * 40 / 100, euros * 25 / 100),
        Phase::Intake | Phase::Start | Phase::MarketEntry | Phase::Closed => (0, 0),
    };
    let municipality = if phase == Phase::Innovation { euros * 5 / 100 } else { 0 };
    money.set(PublicSource::European, Eur::euros(european));
    money.set(PublicSource::National, Eur::euros(national));
    money.set(PublicSource::Municipality, Eur::euros(municipality));
    money.set(PublicSource::Province, public - Eur::euros(european + national + municipality));
    money
}
