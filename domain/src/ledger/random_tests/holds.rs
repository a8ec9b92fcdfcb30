//! What holds of the programme after any step.

use super::*;

/// Everything that was written stays, and every sum is that of its rows.
pub(super) fn holds(world: &World, before: &[Vec<Row>], at: &str) {
    for (project, before) in world.projects.iter().zip(before) {
        assert_eq!(&project.rows[..before.len()], &before[..], "{at}: what was written stays as it was");
        let chain = Chain::of(&project.rows).expect("sums");
        let approved: Eur = project.stands.values().copied().sum();
        assert_eq!(chain.get(Column::Committed), approved, "{at}: commitments are what the decisions that stand approved");
        assert_eq!(Budget::differences(&project.rows), Ok(Vec::new()), "{at}: every partner balances");
        let mut of: BTreeMap<CommitmentKey, Vec<&Row>> = BTreeMap::new();
        for row in &project.rows {
            if let Some(key) = row.posting.commitment() {
                of.entry(key).or_default().push(row);
            }
        }
        for (key, rows) in &of {
            let chain = Chain::of(rows.iter().copied()).expect("sums");
            assert!(Column::ALL.iter().all(|column| chain.get(*column) >= Eur::ZERO), "{at}: {key:?} {chain:?}");
            if project.has_ended {
                let unspent = chain.unspent().expect("sums");
                assert!(unspent == Eur::ZERO || unspent < Eur::ZERO && chain.get(Column::Released) == Eur::ZERO, "{at}: {key:?} keeps {unspent:?}");
            }
        }
        let opened = of.values().map(|rows| Chain::of(rows.iter().copied()).expect("sums").get(Column::Committed));
        assert_eq!(opened.sum::<Eur>(), approved, "{at}: the total equals its opened rows");
    }
    let figures = world.figures();
    let is_government = |project: &Project, row: &Row| {
        project.partners.iter().any(|one| one.organisation == row.posting.organisation && one.organisation_type == OrganisationType::Government)
    };
    let own = |wanted: bool| -> Eur {
        let rows = world.projects.iter().flat_map(|project| project.rows.iter().map(move |row| (project, row)));
        let is_own = |row: &Row| row.posting.kind == RowKind::Contribution && matches!(row.posting.means, Some(Means::Cash | Means::InKind));
        rows.filter(|(project, row)| is_own(row) && is_government(project, row) == wanted).map(|(_, row)| row.posting.amount).sum()
    };
    assert_eq!(figures.matching.companies + figures.matching.institutions, own(false), "{at}: match is what everybody but governments brings");
    assert_eq!(figures.matching.government, own(true), "{at}: a government never creates match");
    let chain = Chain::of(world.projects.iter().flat_map(|project| &project.rows)).expect("sums");
    for column in Column::ALL {
        let of_phases = PHASES.map(|phase| {
            let rows = world.projects.iter().flat_map(|project| &project.rows).filter(|row| row.posting.phase == phase);
            Chain::of(rows).expect("sums").get(*column)
        });
        assert_eq!(of_phases.into_iter().sum::<Eur>(), chain.get(*column), "{at}: {column} is the sum of its opened rows");
    }
    let standing: Eur = world.projects.iter().flat_map(|project| project.stands.values().copied()).sum();
    let released = chain.get(Column::Released);
    assert_eq!(
        chain.get(Column::Committed) - released,
        standing - released,
        "{at}: commitments minus releases are what stands minus what was released"
    );
    assert!(ceiling(&chain).left().expect("a sum") >= Eur::ZERO, "{at}: the ceiling is never passed");
}
