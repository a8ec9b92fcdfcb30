//! What a financing table says, in words and figures: the same on the server and in the browser.

use super::figures::Figures;
use super::sheet::{COLUMNS, Sheet};
use super::sheet_words::SheetWords;
use crate::bar::{Block, blocks};
use crate::island_words::fill;
use domain::financing::{Financing, FinancingRow, FinancingRowForm, PublicSource, Totals};
use domain::gates::{Finding, RuleResult};
use domain::partners::PartnerFacts;
use domain::people::Language;
use domain::{Eur, Share};

/// Everything that follows from the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Line by line.
    pub rows: Vec<RowReading>,
    /// The eight columns added up.
    pub totals: Vec<String>,
    /// Cost without financing, over all lines.
    pub difference: String,
    /// Whether that is nothing, with the sentence that says so.
    pub balance: (bool, String),
    /// How many amounts cannot be read yet, in a sentence.
    pub unreadable: Option<String>,
    /// Own contributions for each public euro.
    pub match_ratio: String,
    /// Cash in the own contribution.
    pub cash_share: String,
    /// How the partners pay, and what that means.
    pub mode: (String, String),
    /// Public, cash, in kind and other, as a bar.
    pub bar: Vec<Block>,
    /// The same in figures.
    pub bar_amounts: Vec<String>,
    /// The rules of the gate.
    pub rules: Vec<RuleReading>,
}

/// What follows from one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowReading {
    /// The eight amounts as figures.
    pub figures: Vec<String>,
    /// Cost without financing.
    pub difference: String,
    /// Whether there is one.
    pub is_off: bool,
    /// Which of the eight amounts cannot be read.
    pub unreadable: [bool; 8],
    /// What the partner bears itself; empty for who does not take part.
    pub risk: String,
    /// The partner's part of the cost; empty for who does not take part.
    pub cost_share: String,
}

/// What one rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleReading {
    /// Met, or how strong it is.
    pub label: String,
    /// The tone of the label.
    pub tone: String,
    /// What was compared.
    pub text: String,
}

impl Reading {
    /// Reads what was typed. An amount that cannot be read counts as nothing and is told.
    pub fn of(sheet: &Sheet, typed: &[FinancingRowForm]) -> Self {
        let figures = Figures { language: sheet.language, words: &sheet.words };
        let partners: Vec<PartnerFacts> = sheet.rows.iter().map(|row| row.partner.clone()).collect();
        let read: Vec<(FinancingRow, [bool; 8])> = partners.iter().zip(typed).map(|(partner, form)| read(partner, form, sheet.language)).collect();
        let rows: Vec<FinancingRow> = read.iter().map(|(row, _)| *row).collect();
        let unreadable = read.iter().flat_map(|(_, wrong)| wrong).filter(|is_wrong| **is_wrong).count();
        let money = Financing::new(&rows, &partners, &sheet.instruments);
        let totals = money.totals();
        let share = |share: Option<Share>| share.map_or_else(|| sheet.words.none.clone(), |share| figures.percent(share));
        let mode = sheet.modes.iter().find(|(mode, _, _)| Some(*mode) == money.cofinancing_mode());
        let parts = [totals.public.total(), totals.own_cash, totals.own_in_kind, totals.other];
        let as_row = |(row, wrong): &(FinancingRow, [bool; 8]), partner: &PartnerFacts| RowReading {
            figures: amounts(&(Totals::default() + row)).iter().map(|amount| amount.written(sheet.language)).collect(),
            difference: row.difference().written(sheet.language),
            is_off: row.difference() != Eur::ZERO || wrong.contains(&true),
            unreadable: *wrong,
            risk: if partner.takes_part() { figures.percent(money.risk_share(partner.id)) } else { String::new() },
            cost_share: if partner.takes_part() { share(money.cost_share(partner.id)) } else { String::new() },
        };
        Self {
            rows: read.iter().zip(&partners).map(|(row, partner)| as_row(row, partner)).collect(),
            totals: amounts(&totals).iter().map(|amount| amount.written(sheet.language)).collect(),
            difference: totals.difference().written(sheet.language),
            balance: (money.balances() && unreadable == 0, balance(figures, &money, unreadable)),
            unreadable: (unreadable > 0).then(|| fill(&sheet.words.unreadable, &[("count", &unreadable.to_string())])),
            match_ratio: money.match_ratio().map_or_else(|| sheet.words.none.clone(), |ratio| figures.ratio(ratio)),
            cash_share: share(money.cash_share()),
            mode: mode.map_or_else(|| (sheet.words.none.clone(), String::new()), |(_, label, hint)| (label.clone(), hint.clone())),
            bar: blocks(&parts),
            bar_amounts: parts.iter().map(|amount| figures.money(*amount)).collect(),
            rules: sheet.rules.evaluate(&partners, &rows).iter().map(|result| rule(sheet, figures, result, unreadable)).collect(),
        }
    }
}

/// The amounts in the order of [`COLUMNS`].
fn amounts(totals: &Totals) -> [Eur; 8] {
    let public = |source| totals.public.from(source);
    let [european, national, province, municipality] =
        [PublicSource::European, PublicSource::National, PublicSource::Province, PublicSource::Municipality].map(public);
    [totals.cost, european, national, province, municipality, totals.own_cash, totals.own_in_kind, totals.other]
}

/// A line, and which of its amounts cannot be read and count as nothing.
fn read(partner: &PartnerFacts, form: &FinancingRowForm, language: Language) -> (FinancingRow, [bool; 8]) {
    if form.is_removed() {
        return (FinancingRow::empty(partner.id), [false; 8]);
    }
    let mut form = form.clone();
    let amounts = COLUMNS.map(|column| {
        let typed = form.field(column).map(std::mem::take).unwrap_or_default();
        Eur::parse(&typed, language.thousands())
    });
    let wrong = amounts.map(|amount| amount.is_err());
    let [cost, european, national, province, municipality, own_cash, own_in_kind, other] = amounts.map(Result::unwrap_or_default);
    let mut row = FinancingRow { cost, own_cash, own_in_kind, other, ..FinancingRow::empty(partner.id) };
    row.public.set(PublicSource::European, european);
    row.public.set(PublicSource::National, national);
    row.public.set(PublicSource::Province, province);
    row.public.set(PublicSource::Municipality, municipality);
    (row, wrong)
}

fn balance(figures: Figures<'_>, money: &Financing<'_>, unreadable: usize) -> String {
    let (words, difference) = (figures.words, money.difference());
    if difference == Eur::ZERO && unreadable > 0 {
        words.balance_unknown.clone()
    } else if money.is_empty() {
        words.empty.clone()
    } else if difference == Eur::ZERO {
        words.balanced.clone()
    } else if difference.is_positive() {
        fill(&words.short, &[("amount", &figures.money(difference))])
    } else {
        fill(&words.over, &[("amount", &figures.money(Eur::ZERO - difference))])
    }
}

/// A rule is not said to be met while an amount cannot be read.
fn rule(sheet: &Sheet, figures: Figures<'_>, result: &RuleResult, unreadable: usize) -> RuleReading {
    let text = sentence(figures.words, figures, result);
    let look = sheet.severities.iter().find(|look| look.severity == result.severity);
    let (label, tone) = match look {
        Some(look) if result.is_open() => (look.label.clone(), look.tone.clone()),
        Some(_) | None if unreadable > 0 => (sheet.words.rule_unknown.clone(), "neutral".to_owned()),
        Some(_) | None => (sheet.words.met.clone(), "good".to_owned()),
    };
    RuleReading { label, tone, text }
}

/// What a rule compared. Findings of rules that are not about money have no sentence here.
fn sentence(words: &SheetWords, figures: Figures<'_>, result: &RuleResult) -> String {
    let is_open = result.is_open();
    let percent = |share: &Share| figures.percent(*share);
    match &result.finding {
        Finding::DifferenceOf { total, names } => {
            let amount = figures.money(if total.is_positive() { *total } else { Eur::ZERO - *total });
            let sentence = match (is_open, total.cents()) {
                (false, _) => &words.balance_met,
                (true, 0) => &words.balance_rows,
                (true, 1..) => &words.balance_short,
                (true, _) => &words.balance_over,
            };
            fill(sentence, &[("amount", &amount), ("names", &names.join(", "))])
        }
        Finding::Amount { is, limit } => {
            let sentence = if is_open { &words.public_unmet } else { &words.public_met };
            fill(sentence, &[("is", &figures.money(*is)), ("limit", &figures.money(*limit))])
        }
        Finding::OwnShare { is: Some(is), need } => fill(&words.own_share, &[("is", &percent(is)), ("need", &percent(need))]),
        Finding::CashShare { is: Some(is), need } => fill(&words.cash_share_rule, &[("is", &percent(is)), ("need", &percent(need))]),
        Finding::CashShare { is: None, .. } => words.no_own.clone(),
        Finding::CompanyCash(_) if is_open => words.company_cash_unmet.clone(),
        Finding::CompanyCash(cash) => fill(&words.company_cash_met, &[("is", &figures.money(*cash))]),
        Finding::PartnersWithoutRisk { of: 0, .. } => words.no_participants.clone(),
        Finding::PartnersWithoutRisk { of, need, .. } if !is_open => fill(&words.risk_met, &[("count", &of.to_string()), ("need", &percent(need))]),
        Finding::PartnersWithoutRisk { names, need, .. } => fill(&words.risk_unmet, &[("names", &names.join(", ")), ("need", &percent(need))]),
        Finding::LargestCostShare { name, is, limit } => fill(&words.largest, &[("name", name), ("is", &percent(is)), ("limit", &percent(limit))]),
        Finding::ActiveSmes { need, .. } if is_open => fill(&words.sme_unmet, &[("need", &percent(need))]),
        Finding::ActiveSmes { names, .. } => fill(&words.sme_met, &[("names", &names.join(", "))]),
        Finding::OwnShare { is: None, .. } | Finding::Nothing => words.no_cost.clone(),
        Finding::MissingFields(_)
        | Finding::MatchRatio { .. }
        | Finding::Areas { .. }
        | Finding::ResultIs(_)
        | Finding::LeadAndContact { .. }
        | Finding::Organisations { .. }
        | Finding::Months { .. }
        | Finding::Count(_)
        | Finding::DateBy { .. }
        | Finding::PossibleDuplicates(_)
        | Finding::LevelsBelow(_)
        | Finding::Judged { .. }
        | Finding::BusinessCase { .. }
        | Finding::Application { .. }
        | Finding::Accession(_)
        | Finding::Instruments(_)
        | Finding::Readiness { .. }
        | Finding::Reviews { .. }
        | Finding::PanelScore { .. }
        | Finding::Lessons { .. }
        | Finding::MarketProofs(_)
        | Finding::EndReport(_)
        | Finding::PhaseReports { .. }
        | Finding::Delivered { .. }
        | Finding::Agreement(_)
        | Finding::JudgedOn { .. } => String::new(),
    }
}
