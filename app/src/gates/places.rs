//! Where something is mended, and by whom.

use crate::language::Words;
use crate::paths;
use domain::gates::{DossierPart, FreezeRefusal, Gate, Mender};
use domain::ids::ProjectId;

/// The page of a part of the dossier.
pub(super) fn place(project: ProjectId, gate: Gate, part: DossierPart) -> String {
    match part {
        DossierPart::Project => paths::project_edit(project),
        DossierPart::Partners => paths::partners(project),
        DossierPart::Financing => paths::financing(project, gate.money_phase()),
        DossierPart::Conditions => paths::conditions(project, gate),
        DossierPart::BusinessCase => format!("{}/dossier", paths::project(project)),
        DossierPart::Instruments => paths::instruments(project),
        DossierPart::Judgement => format!("{}/judgements", paths::gate(project, gate)),
        DossierPart::Reviews => paths::gate_reviews(project, gate),
        DossierPart::Reports => paths::project_reports(project),
        DossierPart::Documents => paths::documents(project),
        DossierPart::Gate => paths::gate(project, gate),
    }
}

/// The page where what stops a request is mended; the gate itself when nothing but waiting helps.
pub(super) fn freeze_place(project: ProjectId, gate: Gate, refusal: &FreezeRefusal) -> String {
    match refusal {
        FreezeRefusal::WrongGate { due: Some(due), .. } => paths::gate(project, *due),
        FreezeRefusal::AlreadyRequested(gate) => paths::gate(project, *gate),
        FreezeRefusal::WrongGate { due: None, .. } | FreezeRefusal::WrongStatus(_) => paths::project(project),
        FreezeRefusal::Incomplete(fields) => place(project, gate, fields.first().map_or(DossierPart::Project, |field| field.place())),
        FreezeRefusal::ReportLate(_) => paths::project_reports(project),
        FreezeRefusal::OutOfBalance { .. } => place(project, gate, DossierPart::Financing),
    }
}

/// "Te doen door de penvoerder."
pub(super) fn mender(words: Words, mender: &Mender) -> String {
    let who = match mender {
        Mender::LeadPartner => words.t("mender-lead"),
        Mender::Partner { name } => name.clone(),
        Mender::ProgrammeManager => words.t("mender-manager"),
        Mender::SteeringGroup => words.t("mender-steering"),
        Mender::Administrator => words.t("mender-administrator"),
    };
    words.with("mender", &[("who", who.into())])
}
