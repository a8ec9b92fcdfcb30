//! Documents of demo projects: small files that are made here, so that every one of them can be opened.

use super::calendar::{days, hour};
use super::plan::Plan;
use super::rows::Rows;
use crate::security::tokens::sha256;
use crate::state::{State, new_id};
use ::entity::{document, document_use, document_version, monitoring_agreement};
use domain::documents::{DocumentKind, FileType, ScanState, TextState};
use domain::gates::Gate;
use domain::ids::{DocumentId, DocumentVersionId, OrganisationId, PersonId};
use domain::partners::OrganisationType;
use sea_orm::DbErr;
use std::fmt::Write as _;

/// The projects that have documents, each with the phase from which they do.
const WITH_DOCUMENTS: [&str; 4] = ["P01", "P02", "P03", "P06"];

/// A file, by the hash of what it holds.
pub(super) type MadeFile = (String, String);

/// Adds the documents of a project of the demo set. Who asked for gate 1 or went through it has an agreement; who asked for gate 2 or went through
/// it wrote down who owns what.
pub(super) fn write(plan: &Plan<'_>, rows: &mut Rows) {
    let Some((person, _)) = plan.contact else { return };
    let title = &plan.row.title;
    let came_to = |gates: [Gate; 2]| plan.visits.iter().any(|visit| gates.contains(&visit.gate));
    let mut made = Vec::new();
    if WITH_DOCUMENTS.contains(&plan.row.code.as_str()) {
        let letter = format!("{} neemt deel aan {title}", plan.lead.name);
        made.extend([
            (DocumentKind::PartnerLetter, format!("Brief {title}.pdf"), pdf(&letter)),
            (DocumentKind::BusinessCase, format!("Businesscase {title}.pdf"), pdf(&format!("Businesscase van {title}"))),
            (DocumentKind::EvidenceC2, format!("Vraag uit de markt {title}.pdf"), pdf(&format!("Klanten vragen naar {title}"))),
            (DocumentKind::Timesheet, "Urenstaat mei.csv".to_owned(), "week;uren\n18;12\n19;16\n20;8\n".to_owned()),
        ]);
    }
    if came_to([Gate::G1, Gate::G2]) {
        let text = format!("Samenwerkingsovereenkomst van {title}: eigendom, publicatie, toetreden, uittreden, risico");
        made.push((DocumentKind::ConsortiumAgreement, format!("Samenwerkingsovereenkomst {title}.pdf"), pdf(&text)));
    }
    if came_to([Gate::G2, Gate::G3]) {
        let text = format!("Eigendom en licenties van {title}: wie wat bezit en wie het mag gebruiken");
        made.push((DocumentKind::JudgementG2R12, format!("Eigendom en licenties {title}.pdf"), pdf(&text)));
    }
    for (kind, name, content) in made {
        add(plan, (*person, plan.lead.id), (kind, name, content), rows);
    }
}

/// The companies of a project that was promised money agreed to be monitored.
pub(super) fn agreements(plan: &Plan<'_>, rows: &mut Rows) {
    let Some((person, _)) = plan.contact else { return };
    let at = hour(days(plan.made_on, 9), 10);
    let companies = plan.partners.iter().filter(|(facts, _)| facts.takes_part() && facts.organisation_type == OrganisationType::Company);
    rows.monitoring.extend(companies.map(|(facts, _)| monitoring_agreement::Model {
        project_id: plan.id,
        organisation_id: facts.organisation,
        agreed_by: *person,
        agreed_at: at,
        on_paper: facts.organisation != plan.lead.id,
    }));
}

fn add(plan: &Plan<'_>, (person, organisation): (PersonId, OrganisationId), (kind, name, content): (DocumentKind, String, String), rows: &mut Rows) {
    let (id, at) = (DocumentId(new_id()), hour(days(plan.made_on, 8), 11));
    rows.documents.push(document::Model {
        id,
        project_id: plan.id,
        organisation_id: Some(organisation),
        kind,
        caption: None,
        maker: None,
        permission: None,
        recognisable: None,
        created_by: person,
        created_at: at,
        withdrawn_by: None,
        withdrawn_at: None,
        withdrawn_reason: None,
        is_demo: true,
        version: 1,
    });
    let hash = sha256(&content);
    rows.document_versions.push(document_version::Model {
        id: DocumentVersionId(new_id()),
        document_id: id,
        number: 1,
        file_type: if name.ends_with(".csv") { FileType::Csv } else { FileType::Pdf },
        name,
        size: i64::try_from(content.len()).unwrap_or(0),
        sha256: hash.clone(),
        scan: ScanState::Off,
        finding: None,
        text_state: TextState::Waiting,
        uploaded_by: person,
        uploaded_at: at,
        is_demo: true,
    });
    if let Some(purpose) = kind.purpose() {
        rows.document_uses.push(document_use::Model {
            project_id: plan.id,
            purpose,
            document_id: id,
            chosen_by: person,
            chosen_at: at,
            signed_by_all: purpose.is_signed(),
        });
    }
    rows.files.push((hash, content));
}

/// Keeps the files where documents are kept.
pub(super) async fn keep(state: &State, files: Vec<MadeFile>) -> Result<(), DbErr> {
    let failed = |error: std::io::Error| DbErr::Custom(format!("a document of the demo set cannot be kept: {error}"));
    let folder = state.data_dir.join("uploads");
    tokio::fs::create_dir_all(&folder).await.map_err(failed)?;
    for (hash, content) in files {
        let made = folder.join(format!("{}.part", new_id()));
        tokio::fs::write(&made, content).await.map_err(failed)?;
        state.files.vault.keep(&made, &hash).await.map_err(failed)?;
    }
    Ok(())
}

/// A PDF of one line, in letters that every reader of PDF has.
fn pdf(line: &str) -> String {
    let plain: String = line.chars().filter(|c| c.is_ascii() && !matches!(c, '(' | ')' | '\\')).collect();
    let page = format!("BT /F1 14 Tf 72 760 Td ({plain}) Tj ET");
    let parts = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let (mut text, mut table) = ("%PDF-1.4\n".to_owned(), "xref\n0 6\n0000000000 65535 f \n".to_owned());
    for (number, part) in (1..).zip(parts) {
        let _ = writeln!(table, "{:010} 00000 n ", text.len());
        let _ = write!(text, "{number} 0 obj\n{part}\nendobj\n");
    }
    let begins = text.len();
    format!("{text}{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{begins}\n%%EOF\n")
}
