//! What a request changes, field by field with old and new, and of which kinds that is.

use super::standing::places;
use super::{ChangeKind, Standing};
use crate::changed::{self, Changed, Fields, Value};
use crate::financing::Totals;
use crate::partners::PartnerFacts;

fn place(partner: Option<&PartnerFacts>) -> Fields {
    partner.map_or_else(Fields::new, |partner| vec![("role", Value::code(Some(partner.role.code())))])
}

fn size(partner: Option<&PartnerFacts>) -> Fields {
    vec![("size", Value::code(partner.and_then(|partner| partner.size).map(|size| size.code())))]
}

fn texts(standing: &Standing) -> Fields {
    vec![
        ("aim", Value::text(&standing.aim)),
        ("product_market_combination", Value::text(&standing.deliverable)),
        ("duration_months", standing.duration_months.map_or(Value::Nothing, |months| Value::Number(i64::from(months)))),
    ]
}

/// Every field that differs, the project's own first, then partner by partner, then the totals.
pub fn differences(before: &Standing, after: &Standing) -> Vec<Changed> {
    let mut all = changed::differences("project", None, &texts(before), &texts(after));
    for (id, was, is) in places(before, after) {
        let name = was.or(is).map(|partner| partner.name.as_str());
        all.extend(changed::differences("partner", name, &place(was), &place(is)));
        if was.is_some() && is.is_some() {
            all.extend(changed::differences("organisation", name, &size(was), &size(is)));
        }
        all.extend(changed::differences("money", name, &before.row(id).fields(), &after.row(id).fields()));
    }
    for one in &before.instruments {
        let terms = |standing: &Standing| -> Fields {
            let found = standing.instruments.iter().find(|other| other.id == one.id);
            vec![("terms", Value::text(found.map(|found| found.terms.as_str()).unwrap_or_default()))]
        };
        all.extend(changed::differences("instrument", Some(&one.counterparty), &terms(before), &terms(after)));
    }
    all.extend(changed::differences("total", None, &Totals::of(&before.rows).fields(), &Totals::of(&after.rows).fields()));
    all
}

fn takes_part(partner: Option<&PartnerFacts>) -> bool {
    partner.is_some_and(PartnerFacts::takes_part)
}

/// The kinds of change in a request, in their own order.
pub fn kinds(before: &Standing, after: &Standing) -> Vec<ChangeKind> {
    let places = places(before, after);
    let terms = |standing: &Standing| standing.instruments.iter().map(|one| (one.id, one.terms.clone())).collect::<Vec<_>>();
    let is_in = |kind: &ChangeKind| match kind {
        ChangeKind::Budget => places.iter().any(|(id, _, _)| before.row(*id) != after.row(*id)),
        ChangeKind::Duration => before.duration_months != after.duration_months,
        ChangeKind::PartnerOut => places.iter().any(|(_, _, is)| is.is_none()),
        ChangeKind::PartnerIn => places.iter().any(|(_, was, is)| takes_part(*is) && !takes_part(*was)),
        ChangeKind::Aims => before.aim != after.aim || before.deliverable != after.deliverable,
        ChangeKind::SmeStatus => places.iter().any(|(_, was, is)| was.zip(*is).is_some_and(|(was, is)| was.size != is.size)),
        ChangeKind::Terms => terms(before) != terms(after),
    };
    ChangeKind::ALL.iter().copied().filter(is_in).collect()
}
