//! The requests of a round against the money that is free for them, with the scenarios beside each other.

use super::ranking_page::ranking;
use super::scenarios::{decided, of_round};
use crate::dossier::programme_total;
use crate::frame::respond::AppError;
use crate::reviews::read::proposals;
use crate::state::State;
use ::entity::review_round;
use app::panels::{FitsLine, FitsView, Reader, ScenarioColumn};
use app::ui::FormErrors;
use domain::Eur;
use domain::programme::{Fits, ScenarioForm};
use std::collections::BTreeMap;

/// The page. What this round was given already is free for it: its requests are counted in their order instead.
pub(super) async fn fits(
    state: &State,
    round: review_round::Model,
    (form, errors): (Option<ScenarioForm>, FormErrors),
    key: String,
) -> Result<FitsView, AppError> {
    let read = &state.database.read;
    let (id, proposals) = (round.id, proposals(read, round.id).await?);
    let ranking = ranking(state, (round, Reader::OfRound), &proposals).await?;
    let decided = decided(read, &proposals).await?;
    let approved: BTreeMap<_, _> = proposals.iter().filter_map(|row| Some((row.id, *decided.get(&row.snapshot_id)?))).collect();
    let amounts: Vec<Eur> = ranking.lines.iter().map(|line| approved.get(&line.proposal).copied().unwrap_or(line.requested)).collect();
    let ceiling = state.reference().rules.parameters().public_ceiling;
    let own: Eur = ranking.lines.iter().filter_map(|line| approved.get(&line.proposal).copied()).sum();
    let elsewhere = programme_total::kept(read).await?.facts().committed - own;
    let free = ceiling - elsewhere;
    let fits = Fits::of(free, &amounts);
    let of = |proposal| ranking.lines.iter().position(|line| line.proposal == proposal).map_or(Eur::ZERO, |at| amounts[at]);
    let scenarios = of_round(read, id).await?.into_iter().map(|kept| {
        let amount: Eur = kept.chosen.iter().map(|proposal| of(*proposal)).sum();
        ScenarioColumn {
            name: kept.row.name,
            note: kept.row.note,
            by: kept.by,
            at: kept.row.made_at,
            chosen: kept.chosen,
            amount,
            left: free - amount,
        }
    });
    let lines = ranking.lines.iter().zip(&amounts).zip(&fits.together).enumerate().map(|(at, ((line, amount), together))| FitsLine {
        proposal: line.proposal,
        project: line.project.clone(),
        place: line.place,
        total: line.verdict.total,
        is_passed: line.verdict.is_passed(),
        is_decided: approved.contains_key(&line.proposal),
        amount: *amount,
        together: *together,
        fits: at < fits.above,
    });
    let lines: Vec<FitsLine> = lines.collect();
    let begun =
        || ScenarioForm { chosen: lines.iter().filter(|line| line.fits).map(|line| line.proposal.to_string()).collect(), ..ScenarioForm::default() };
    let form = form.unwrap_or_else(begun);
    let scenarios = scenarios.collect();
    Ok(FitsView {
        round: id,
        name: ranking.name,
        money: [ceiling, elsewhere, free],
        lines,
        above: fits.above,
        left: fits.left,
        waiting: ranking.waiting,
        scenarios,
        form,
        errors,
        key,
    })
}
