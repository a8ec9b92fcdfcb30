//! Which rows of a file are about projects that an earlier list brought.

use super::{FileProblem, ProjectList};
use domain::ids::ProjectId;
use domain::imports::{Trace, pair};
use std::collections::HashMap;
use std::path::Path;

/// What an importable row of a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// A project that is not here.
    New,
    /// A project that is here and of which it says nothing new.
    Known(ProjectId),
    /// A project that is here and of which it says something else.
    Changes(ProjectId),
}

/// The rows that are about known projects.
#[derive(Debug, Clone, Default)]
pub struct Pairs(HashMap<u32, About>);

impl Pairs {
    /// What a row is about.
    pub(super) fn about(&self, row: u32) -> About {
        self.0.get(&row).copied().unwrap_or(About::New)
    }

    /// Reads a whole file and finds its rows among the known projects.
    ///
    /// # Errors
    /// [`FileProblem`] when the file as a whole is refused.
    pub(super) fn find(path: &Path, known: &[(ProjectId, Trace)]) -> Result<Self, FileProblem> {
        let mut list = ProjectList::open(path)?;
        let (mut rows, mut traces) = (Vec::new(), Vec::new());
        while let Some(checked) = list.next_row()? {
            if let Some(project) = &checked.project {
                rows.push(checked.row);
                traces.push(Trace::of(project));
            }
        }
        let of_known: Vec<Trace> = known.iter().map(|(_, trace)| *trace).collect();
        let found = pair(&of_known, &traces).into_iter().zip(rows).zip(&traces);
        let about = |((place, row), trace): ((Option<usize>, u32), &Trace)| {
            let (project, before) = known[place?];
            Some((row, if before.says_the_same(trace) { About::Known(project) } else { About::Changes(project) }))
        };
        Ok(Self(found.filter_map(about).collect()))
    }
}
