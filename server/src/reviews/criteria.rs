//! The criteria that a new round begins with, and those of a round, read from what it keeps.

use crate::frame::respond::AppError;
use crate::store::versioned;
use ::entity::review_round;
use domain::reviews::{Criteria, Criterion, Points, Weighing};
use sea_orm::DbErr;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The region's own practice: EFRO Oost 2022.
const FILE: &str = include_str!("../../data/review_criteria.csv");
/// The least total, of 100.
const LEAST_TOTAL: u32 = 70;

#[derive(Deserialize)]
struct Row {
    code: Criterion,
    weight: u32,
    threshold_pct: u32,
}

/// What a new round weighs and asks until somebody changes it.
///
/// # Errors
/// When the data file cannot be read.
pub fn usual() -> Result<Criteria, AppError> {
    let mut file = csv::Reader::from_reader(FILE.as_bytes());
    let rows = file.deserialize::<Row>().collect::<Result<Vec<_>, _>>().map_err(|error| AppError::Internal(error.to_string()))?;
    let weighings: BTreeMap<_, _> = rows.iter().map(|row| (row.code, Weighing { weight: row.weight, threshold: row.threshold_pct })).collect();
    Criteria::new(weighings, Points::whole(LEAST_TOTAL)).map_err(|problems| AppError::Internal(format!("criteria: {problems:?}")))
}

/// The criteria that a round keeps.
///
/// # Errors
/// When they cannot be read.
pub fn of_round(round: &review_round::Model) -> Result<Criteria, DbErr> {
    versioned::read(&round.criteria, round.id)
}
