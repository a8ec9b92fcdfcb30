//! Random histories through the real pages: whoever does whatever, each task in My work can be done by its reader, and everything that waits
//! for a person is there. The same seed gives the same steps; a seed that fails is printed.

mod checks;
mod dice;
mod steps;

use crate::server_under_test::{Poort, Visitor};
use crate::story::a_gate::{READY, Wanted, a_project};
use dice::Dice;
use domain::ids::ProjectId;
use domain::projects::Phase;
use std::collections::BTreeMap;

/// About ten seconds.
const HISTORIES: u64 = 5;
/// What each of them tries.
const TRIES: usize = 40;

/// Who takes part, and how they sign in.
const PEOPLE: [&str; 7] = ["partner", "manager", "manager2", "steering", "secretary", "member", "reviewer"];

/// A history under way.
pub struct Told<'a> {
    pub poort: &'a Poort,
    pub id: ProjectId,
    pub title: String,
    people: BTreeMap<&'static str, Visitor<'a>>,
}

impl<'a> Told<'a> {
    async fn begin(poort: &'a Poort, dice: &mut Dice, seed: u64) -> Self {
        let title = format!("Proef {seed}");
        let phase = *dice.one_of(&[Phase::Intake, Phase::Intake, Phase::Start, Phase::Start, Phase::Innovation, Phase::MarketEntry]);
        let wanted = Wanted { title: Box::leak(title.clone().into_boxed_str()), phase, cash: 10_000, in_every_phase: true, ..READY };
        let id = a_project(poort, wanted).await;
        let mut told = Self { poort, id, title, people: BTreeMap::new() };
        told.sign_in().await;
        told
    }

    /// Everybody is back, as people are on another day.
    pub async fn sign_in(&mut self) {
        for who in PEOPLE {
            self.people.insert(who, self.poort.back_again(who).await);
        }
    }

    /// Somebody of the cast.
    pub fn visitor(&self, who: &str) -> &Visitor<'a> {
        &self.people[who]
    }
}

#[tokio::test]
async fn nothing_is_stuck_and_every_task_can_be_done_by_its_reader() {
    let poort = Poort::with_people().await;
    poort.story().member("member").await;
    let (mut taken, mut tasks) = (BTreeMap::new(), 0);
    for seed in 0..HISTORIES {
        let mut dice = Dice::new(seed);
        let mut told = Told::begin(&poort, &mut dice, seed).await;
        for number in 0..TRIES {
            let at = format!("history {seed}, step {number}");
            if let Some(step) = steps::take(&mut told, &mut dice, &at).await {
                *taken.entry(step).or_insert(0) += 1;
                tasks += checks::all(&told, &format!("{at}, after {step}")).await;
            }
        }
    }
    let steps: u32 = taken.values().sum();
    println!("{HISTORIES} histories, {steps} steps, {tasks} tasks tried: {taken:?}");
    assert!(steps > 50 && tasks > 150, "the histories get somewhere: {steps} steps, {tasks} tasks");
    assert_eq!(server::store::events::verify(&poort.state.database.read).await.expect("a walk").broken, None);
}
