//! What the programme has committed and matched stands in one row, and always equals the sum over all projects.

use crate::form_on_page::PageForm;
use crate::server_under_test::{PASSWORD, Poort};
use crate::story::a_gate::*;
use crate::story::undoing::{REASON, put_on_agenda};
use domain::Eur;
use domain::gates::Gate;
use domain::ids::{ImportId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status};
use sea_orm::{ConnectionTrait, DbBackend};
use server::dossier::programme_total::{Total, kept, summed};
use server::imports::{Importer, import_file};
use server::state::new_id;

/// The kept row, which equals the sum.
async fn total(poort: &Poort) -> Total {
    let read = &poort.state.database.read;
    let total = kept(read).await.expect("the kept row");
    assert_eq!(total, summed(read).await.expect("the sum"));
    total
}

/// In euros: committed, and matched by companies, institutions and government.
async fn euros(poort: &Poort) -> [i64; 4] {
    let facts = total(poort).await.facts();
    let matched = facts.match_after;
    [facts.committed, matched.companies, matched.institutions, matched.government].map(|amount| amount.cents() / 100)
}

async fn stop(poort: &Poort, id: ProjectId) {
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let (path, key, version) = (app::paths::stop(id), a_key(), version(poort, id).await);
    let proposal = [
        ("reason", "technique"),
        ("learned", "De laag hecht niet op vochtig staal."),
        ("ends_on", "31-12-2026"),
        ("unavoidable", "0"),
        ("confirm", "yes"),
    ];
    manager.post(&path, &[&proposal[..], &[("key", &key), ("version", &version)]].concat()).await.onward();
    let (key, version) = (a_key(), self::version(poort, id).await);
    second.post(&format!("{path}/confirm"), &[("key", &key), ("version", &version)]).await.onward();
}

#[tokio::test]
async fn the_total_follows_a_project_from_its_go_to_its_stop() {
    let poort = Poort::with_people().await;
    let (manager, second) = (poort.signed_in("manager").await, poort.signed_in("manager2").await);
    let id = a_project(&poort, READY).await;
    ask(&poort, &manager, id, Gate::G0).await.onward();
    assert_eq!(euros(&poort).await, [0, 0, 0, 0], "at intake a project brings nothing yet");
    let amounts = [("amounts.0.source", "province"), ("amounts.0.instrument", "grant"), ("amounts.0.amount", "12.000")];
    decide_so(&poort, &manager, id, Gate::G0, &amounts).await.onward();
    assert_eq!(euros(&poort).await, [0, 0, 0, 0], "one signature commits nothing");
    sign(&poort, &second, id).await.onward();
    let after_go = euros(&poort).await;
    assert_eq!(after_go, [12_000, 40_000, 20_000, 30_000]);

    let first = last_decision(&poort).await;
    correct(&manager, id, first.id, &[("amounts.0.amount", "9.000")]).await.onward();
    assert_eq!(euros(&poort).await, after_go, "a correction waits for its signature too");
    sign(&poort, &second, id).await.onward();
    assert_eq!(euros(&poort).await, [9_000, 40_000, 20_000, 30_000]);

    stop(&poort, id).await;
    assert_eq!(euros(&poort).await, [0, 0, 0, 0], "what was stopped matches nothing, and what it did not spend is released");
}

#[tokio::test]
async fn the_total_follows_partners_their_money_and_their_organisations() {
    let poort = Poort::with_people().await;
    let (manager, id) = (poort.signed_in("manager").await, a_project(&poort, READY_FOR_G1).await);
    poort.story().came_from_the_old_list(id).await;
    let path = app::paths::financing(id, Phase::Start);
    let places = poort.story().partners_now(id).await;
    let last = places.last().expect("a university");
    let form = PageForm::on(&manager.get(&path).await, &path).with("rows.0.own_cash", "7.000").with("rows.0.public_province", "1.000");
    form.with_reason().send(&manager).await.onward();
    assert_eq!(euros(&poort).await, [0, 7_000, 0, 1_000]);
    let form = PageForm::on(&manager.get(&path).await, &path).with("rows.2.own_in_kind", "3.000");
    form.with_reason().send(&manager).await.onward();
    assert_eq!(euros(&poort).await, [0, 7_000, 3_000, 1_000]);

    let edit = format!("{}/edit", app::paths::organisation(last.organisation_id));
    let form = PageForm::on(&manager.get(&edit).await, &edit).with("organisation_type", "government");
    form.send(&manager).await.onward();
    assert_eq!(euros(&poort).await, [0, 7_000, 0, 4_000], "what a government brings itself is public money");

    let remove = format!("/projects/{id}/partners/{}/remove", last.id);
    PageForm::on(&manager.get(&remove).await, &remove).with_reason().send(&manager).await.onward();
    assert_eq!(euros(&poort).await, [0, 7_000, 0, 1_000]);
    let (new, more) = (format!("/projects/{id}/partners/new"), poort.story().organisation("Regge").arrives().await);
    let form = PageForm::on(&manager.get(&format!("{new}?q=regge")).await, &new);
    form.with("organisation", &more.to_string()).with("role", PartnerRole::Participant.code()).send(&manager).await.onward();
    assert_eq!(euros(&poort).await, [0, 7_000, 0, 1_000]);
}

#[tokio::test]
async fn the_total_follows_a_hold_that_comes_back_and_a_no_go() {
    let poort = Poort::with_people().await;
    let (manager, chair, secretary) = (poort.signed_in("manager").await, poort.signed_in("steering").await, poort.signed_in("secretary").await);
    let id = a_project(&poort, READY_FOR_G1).await;
    poort.story().came_from_the_old_list(id).await;
    let path = app::paths::financing(id, Phase::Start);
    PageForm::on(&manager.get(&path).await, &path).with("rows.0.own_cash", "7.000").with_reason().send(&manager).await.onward();
    let paid = euros(&poort).await;
    assert_eq!(paid, [0, 7_000, 0, 0]);
    ask(&poort, &manager, id, Gate::G1).await.onward();
    decide_so(&poort, &chair, id, Gate::G1, &[("outcome", "hold"), ("awaited", "De vergunning."), ("resume_on", "2027-05-01")]).await.onward();
    sign(&poort, &secretary, id).await.onward();
    assert_eq!((row(&poort, id).await.status, euros(&poort).await), (Status::OnHold, paid));
    put_on_agenda(&poort, &manager, id, Gate::G1, REASON).await.onward();
    assert_eq!((row(&poort, id).await.status, euros(&poort).await), (Status::DecisionPending, paid));
    let stop = [("outcome", "no_go"), ("reasons", "market"), ("released_amount", "0"), ("unavoidable", "0"), ("advice_reason", WHY)];
    decide_so(&poort, &chair, id, Gate::G1, &stop).await.onward();
    sign(&poort, &secretary, id).await.onward();
    assert_eq!((row(&poort, id).await.status, euros(&poort).await), (Status::Stopped, [0, 0, 0, 0]));
}

#[tokio::test]
async fn the_total_follows_the_demo_set_a_large_portfolio_and_an_import() {
    let poort = Poort::with_demo().await;
    let demo = euros(&poort).await;
    assert!(demo.iter().all(|amount| *amount > 0), "{demo:?}");
    server::demo::bulk(&poort.state, 40, 7).await.expect("a portfolio");
    let large = euros(&poort).await;
    assert!(demo.iter().zip(large).all(|(before, after)| *before < after), "{demo:?} {large:?}");

    let headers = "Begunstigde,Titel van het project (naam van de concrete actie),Titel van het project in het Engels,Fonds,Autoriteit,Samenvatting,\
         Website project,EU-subsidie in Euro's,Overige publieke financiering,Overige private financiering,Totale kosten in Euro's,\
         Medefinancieringspercentage van de Unie (per prioritaire as),Datum van laatste bijwerking,Begindatum,Einddatum,Thematische doelstelling";
    let line = "Bedrijf B.V.,Een project,,EFRO,,Onderzoek,,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,31.12.2014,";
    let file = poort.state.data_dir.join("list.csv");
    std::fs::create_dir_all(&poort.state.data_dir).expect("a folder");
    std::fs::write(&file, format!("{headers}\n{line}\n")).expect("a file");
    let imported = import_file(&poort.state, Importer::Operator, ImportId(new_id()), &file).await.expect("an import");
    assert_eq!((imported.projects, euros(&poort).await), (1, large), "what came in from before 2010 does not count");

    server::demo::remove(&poort.state).await.expect("removal");
    assert_eq!(euros(&poort).await, [0, 0, 0, 0]);
    server::demo::load(&poort.state, Some(PASSWORD.to_owned())).await.expect("the demo set, again");
    assert_eq!(euros(&poort).await, demo);
}

#[tokio::test]
async fn a_database_from_before_the_row_gets_it_with_what_is_there() {
    let poort = Poort::with_demo().await;
    let before = total(&poort).await;
    let transaction = poort.state.begin().await.expect("a write begins");
    let is_sqlite = transaction.get_database_backend() == DbBackend::Sqlite;
    for event in ["insert", "update", "delete"] {
        let name = format!("financing_row_as_approved_{event}");
        let statement = if is_sqlite { format!("DROP TRIGGER {name}") } else { format!("DROP FUNCTION {name}() CASCADE") };
        transaction.execute_unprepared(&statement).await.expect("the sheet is anybody's");
    }
    let changed = |what: &str| {
        format!(
            "(SELECT COALESCE(SUM(l.amount), 0) FROM ledger_row l JOIN partner a ON a.id = financing_row.partner_id WHERE l.change_id IS NOT NULL \
             AND l.project_id = financing_row.project_id AND l.phase = financing_row.phase AND l.organisation_id = a.organisation_id AND {what})"
        )
    };
    let as_decided = format!(
        "UPDATE financing_row SET cost = cost - {}, public_province = public_province - {}",
        changed("l.kind = 'budget_line'"),
        changed("l.kind = 'contribution' AND l.source = 'province'")
    );
    let undone = [
        as_decided.as_str(),
        "DROP TABLE programme_total",
        "DROP INDEX project_status_hold",
        "DELETE FROM cost_posting",
        "DELETE FROM cost_claim",
        "DROP TABLE ledger_sum",
        if is_sqlite { "DROP TRIGGER ledger_sum_project" } else { "DROP FUNCTION ledger_sum_project() CASCADE" },
        if is_sqlite { "DROP TRIGGER ledger_sum_organisation" } else { "DROP FUNCTION ledger_sum_organisation() CASCADE" },
        if is_sqlite { "DROP TABLE ledger_row" } else { "DROP TABLE ledger_row CASCADE" },
        "DROP TABLE change_consent",
        if is_sqlite { "DROP TABLE change_request" } else { "DROP TABLE change_request CASCADE" },
        "DELETE FROM seaql_migrations WHERE version IN ('m0010_programme_total', 'm0038_ledger', 'm0041_change_requests', 'm0046_ledger_sums')",
    ];
    let functions = [
        "ledger_sum_insert",
        "ledger_sum_delete",
        "ledger_row_refuse_update",
        "ledger_row_refuse_delete",
        "change_request_refuse_update",
        "change_request_refuse_delete",
    ];
    let functions = functions.into_iter().chain(["change_consent_refuse_update"]).filter(|_| !is_sqlite);
    let functions: Vec<String> = functions.map(|name| format!("DROP FUNCTION {name}()")).collect();
    for statement in undone.into_iter().chain(functions.iter().map(String::as_str)) {
        transaction.execute_unprepared(statement).await.expect(statement);
    }
    transaction.finish([]).await.expect("the write ends");
    poort.state.database.migrate().await.expect("the schema comes up to date");
    server::gates::fill_ledger(&poort.state).await.expect("the ledger of what was signed before");
    let spent = Eur::euros(18_000);
    let [before, after] = [before, total(&poort).await].map(Total::facts);
    // What CoatSafe was paid stood in the ledger alone: all of its commitment is released now.
    assert_eq!((after.committed, after.match_after), (before.committed - spent, before.match_after));
}
