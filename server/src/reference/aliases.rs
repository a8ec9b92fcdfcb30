//! Other names beside the labels of the policy note: wherever a label is shown, chosen or searched, the other name stands behind it.

use ::entity::{application_area, cluster, reference_alias, technology_area};
use domain::settings::AliasKind;

/// A row with a code and a label that may have another name beside it.
pub(super) trait Labelled {
    fn code(&self) -> &str;
    fn labels(&mut self) -> [&mut String; 2];
}

macro_rules! labelled {
    ($($list:ident)+) => {$(
        impl Labelled for $list::Model {
            fn code(&self) -> &str {
                &self.code
            }

            fn labels(&mut self) -> [&mut String; 2] {
                [&mut self.name_nl, &mut self.name_en]
            }
        }
    )+};
}
labelled!(technology_area application_area cluster);

/// The rows of a list, each with its other name behind its label.
pub(super) fn beside<L: Labelled>(kind: AliasKind, mut rows: Vec<L>, aliases: &[reference_alias::Model]) -> Vec<L> {
    for row in &mut rows {
        if let Some(alias) = aliases.iter().find(|alias| alias.kind == kind && alias.code == row.code()) {
            for (label, other) in row.labels().into_iter().zip([&alias.alias_nl, &alias.alias_en]) {
                *label = format!("{label} ({other})");
            }
        }
    }
    rows
}
