//! The facts that the signals read: partners with their money, what is on record, and the lists chosen from. Two queries.

use crate::reference::Reference;
use ::entity::project;
use chrono::NaiveDate;
use domain::Eur;
use domain::conditions::StandingLevel;
use domain::financing::{FinancingRow, PublicMoney, PublicSource};
use domain::gates::{BusinessCaseFacts, Facts, Gate, ProgrammeFacts, ProjectFacts, RecordFacts, SubAreaFacts};
use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use domain::projects::{AreaStatus, Phase, TagList};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct PartnerRow {
    id: PartnerId,
    organisation: OrganisationId,
    name: String,
    role: PartnerRole,
    organisation_type: OrganisationType,
    size: Option<SizeClass>,
    region: Region,
    core_business: Option<bool>,
    cost: Option<Eur>,
    public_european: Option<Eur>,
    public_national: Option<Eur>,
    public_province: Option<Eur>,
    public_municipality: Option<Eur>,
    own_cash: Option<Eur>,
    own_in_kind: Option<Eur>,
    other: Option<Eur>,
}

const PARTNERS: &str = "SELECT p.id, p.organisation_id AS organisation, o.name, p.role, o.organisation_type, o.size_class AS size, o.region, \
     p.core_business, f.cost, f.public_european, f.public_national, f.public_province, f.public_municipality, f.own_cash, f.own_in_kind, f.other \
     FROM partner p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN financing_row f ON f.partner_id = p.id AND f.phase = $2 \
     WHERE p.project_id = $1 ORDER BY p.position, p.id";

#[derive(FromQueryResult)]
struct RecordRow {
    accession_clause: Option<String>,
    business_case_parts: Option<String>,
    business_case_on: Option<NaiveDate>,
    business_case_approved: Option<bool>,
    list: Option<TagList>,
    code: Option<String>,
}

const RECORD: &str = "SELECT d.accession_clause, d.business_case_parts, d.business_case_on, d.business_case_approved, t.list, t.code \
     FROM project p LEFT JOIN dossier d ON d.project_id = p.id LEFT JOIN project_tag t ON t.project_id = p.id WHERE p.id = $1 ORDER BY t.list, t.code";

/// Gathers them. `levels` are the standing levels, so that gaps can be told.
///
/// # Errors
/// Whatever the database says.
pub async fn for_signals(
    connection: &impl ConnectionTrait,
    reference: &Reference,
    project: &project::Model,
    gate: Gate,
    today: NaiveDate,
) -> Result<Facts, DbErr> {
    let (partners, financing) = partners_with_money(connection, project.id, phase_of(gate)).await?;
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), RECORD, [project.id.into()]);
    let rows = RecordRow::find_by_statement(statement).all(connection).await?;
    let tagged = |list| rows.iter().filter(move |row| row.list == Some(list)).filter_map(|row| row.code.as_ref());
    let count = |list| tagged(list).fold(0, |sum, _| sum + 1);
    let first = rows.first();
    let sub_areas = project.primary_sub_area.iter().chain(tagged(TagList::SubArea)).map(|code| sub_area(reference, code)).collect();
    Ok(Facts {
        gate,
        entry_gate: project.entry_gate,
        today,
        project: ProjectFacts {
            title: project.title.clone(),
            phase: project.phase,
            contact: None,
            sub_areas,
            application_areas: count(TagList::ApplicationArea),
            challenges: count(TagList::Challenge),
            result_type: project.result_type,
            has_product_market_combination: !project.product_market_combination.trim().is_empty(),
            activities: tagged(TagList::Activity).filter_map(|code| code.parse().ok()).collect(),
            facilities: count(TagList::Facility),
            start_on: project.start_on,
            duration_months: project.duration_months.and_then(|months| u32::try_from(months).ok()),
            next_gate_on: project.next_gate_on,
        },
        partners,
        financing,
        instruments: Vec::new(),
        programme: ProgrammeFacts::default(),
        business_case: BusinessCaseFacts {
            parts: first.and_then(|row| row.business_case_parts.as_deref()).map(codes).unwrap_or_default(),
            version_on: first.and_then(|row| row.business_case_on),
            is_approved_by_all: first.and_then(|row| row.business_case_approved).unwrap_or(false),
        },
        record: RecordFacts {
            accession: first.and_then(|row| row.accession_clause.as_deref()).and_then(|code| code.parse().ok()),
            ..RecordFacts::default()
        },
        levels: Vec::<StandingLevel>::new(),
        judgements: Vec::new(),
        duplicates: Vec::new(),
    })
}

/// The members of a closed list in a text of codes.
fn codes<T: std::str::FromStr>(text: &str) -> Vec<T> {
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).filter_map(|code| code.parse().ok()).collect()
}

fn sub_area(reference: &Reference, code: &str) -> SubAreaFacts {
    let status = reference.technology.iter().find(|area| area.code == code).map_or(AreaStatus::Retired, |area| area.status);
    SubAreaFacts { code: code.to_owned(), status }
}

/// The phase that the gate leads to; at gate 3 the one that it closes.
const fn phase_of(gate: Gate) -> Phase {
    match gate {
        Gate::G0 => Phase::Start,
        Gate::G1 => Phase::Innovation,
        Gate::G2 | Gate::G3 => Phase::MarketEntry,
    }
}

async fn partners_with_money(
    connection: &impl ConnectionTrait,
    project: ProjectId,
    phase: Phase,
) -> Result<(Vec<PartnerFacts>, Vec<FinancingRow>), DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), PARTNERS, [project.into(), phase.into()]);
    let rows = PartnerRow::find_by_statement(statement).all(connection).await?;
    let financing = rows.iter().filter_map(money).collect();
    let partners = rows.into_iter().map(|row| PartnerFacts {
        id: row.id,
        organisation: row.organisation,
        name: row.name,
        role: row.role,
        organisation_type: row.organisation_type,
        size: row.size,
        region: row.region,
        is_core_business: row.core_business,
    });
    Ok((partners.collect(), financing))
}

/// The partner's row in the table, when there is one.
fn money(row: &PartnerRow) -> Option<FinancingRow> {
    let from = |source| match source {
        PublicSource::European => row.public_european,
        PublicSource::National => row.public_national,
        PublicSource::Province => row.public_province,
        PublicSource::Municipality => row.public_municipality,
    };
    let or_nothing = |amount: Option<Eur>| amount.unwrap_or(Eur::ZERO);
    Some(FinancingRow {
        partner: row.id,
        cost: row.cost?,
        public: PublicMoney::from_sources(|source| or_nothing(from(source))),
        own_cash: or_nothing(row.own_cash),
        own_in_kind: or_nothing(row.own_in_kind),
        other: or_nothing(row.other),
    })
}
