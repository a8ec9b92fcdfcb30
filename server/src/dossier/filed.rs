//! The documents that rules of a gate ask for, as the dossier rests on them now.

use domain::documents::Purpose;
use domain::gates::{AgreementFacts, DocumentFacts};
use domain::ids::ProjectId;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Row {
    purpose: Purpose,
    signed_by_all: bool,
    name: String,
}

const USES: &str = "SELECT u.purpose, u.signed_by_all, v.name FROM document_use u JOIN document d ON d.id = u.document_id \
     JOIN document_version v ON v.document_id = d.id WHERE u.project_id = $1 AND d.withdrawn_at IS NULL \
     AND v.number = (SELECT MAX(n.number) FROM document_version n WHERE n.document_id = d.id)";

/// Part of the facts of a gate. One query.
///
/// # Errors
/// The database failed.
pub async fn facts(connection: &impl ConnectionTrait, project: ProjectId) -> Result<DocumentFacts, DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), USES, [project.into()]);
    let mut facts = DocumentFacts::default();
    for Row { purpose, signed_by_all, name } in Row::find_by_statement(statement).all(connection).await? {
        match purpose {
            Purpose::ConsortiumAgreement => facts.agreement = Some(AgreementFacts { name, is_signed_by_all: signed_by_all }),
            Purpose::JudgementG2R12 => facts.ownership = Some(name),
            Purpose::BusinessCase => {}
        }
    }
    Ok(facts)
}
