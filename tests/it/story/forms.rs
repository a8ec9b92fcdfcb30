//! Every form that changes a dossier, filled in from its own page and not sent yet.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Poort, Visitor};
use crate::story::a_gate::{a_key, version};
use domain::audit::HistoryAction;
use domain::ids::ProjectId;
use entity::instrument;
use sea_orm::EntityTrait;

/// A form, the field in which something was typed, what, and what the history calls the change.
pub struct Filled {
    pub form: PageForm,
    pub field: &'static str,
    pub typed: String,
    pub action: HistoryAction,
}

/// The forms of a start project with three partners and one instrument, in an order in which all of them can be sent.
pub async fn of_dossier(poort: &Poort, who: &Visitor<'_>, id: ProjectId) -> Vec<Filled> {
    let newcomer = poort.story().organisation("Saxion Hogeschool").knowledge().arrives().await.to_string();
    let last = poort.story().partners_now(id).await.pop().expect("three partners").id;
    let instrument = instrument::Entity::find().one(&poort.state.database.read).await.expect("a database").expect("an instrument").id;
    let on = async |page: String, action: &str| PageForm::on(&who.get(&format!("/projects/{id}/{page}")).await, &format!("/projects/{id}/{action}"));
    let filled = |form: PageForm, field: &'static str, typed: &str, action| Filled {
        form: form.with(field, typed).with_reason(),
        field,
        typed: typed.to_owned(),
        action,
    };
    let here = async |page: &str| on(page.to_owned(), page).await;
    use HistoryAction as Did;
    let new_partner = on("partners/new?q=saxion".to_owned(), "partners/new").await.with("organisation", &newcomer);
    let new_instrument = on("instruments/new?kind=grant".to_owned(), "instruments/new?kind=grant").await.with("phase", "innovation");
    vec![
        filled(here("edit").await, "title", "BioFolie onder een andere naam", Did::ProjectChanged),
        filled(here("dossier").await, "stopping_considered", "Als we nu stoppen kost dat niets.", Did::DossierChanged),
        filled(here("financing/innovation").await, "rows.0.own_cash", "10.000,00", Did::FinancingChanged),
        filled(new_partner, "role", "participant", Did::PartnerAdded),
        filled(here(&format!("partners/{last}")).await, "role", "funder", Did::PartnerChanged),
        filled(here(&format!("partners/{last}/remove")).await, "back", "", Did::PartnerRemoved),
        filled(new_instrument, "counterparty", "Provincie Overijssel", Did::InstrumentSaved),
        filled(here(&format!("instruments/{instrument}")).await, "counterparty", "Gemeente Enschede", Did::InstrumentSaved),
        filled(here(&format!("instruments/{instrument}/remove")).await, "back", "", Did::InstrumentRemoved),
        filled(here("conditions/G1/C8").await, "reason", "De partners komen elke maand bijeen en leggen dat vast.", Did::Assessed),
        filled(
            on("conditions/G1/C8".to_owned(), "conditions/G1/C8/evidence").await.with("reference", "map 4"),
            "title",
            "Notulen van de laatste vergadering",
            Did::EvidenceAdded,
        ),
    ]
}

impl Filled {
    /// The form as it would come from a page opened now.
    pub async fn fresh(&self, poort: &Poort, id: ProjectId) -> PageForm {
        self.form.clone().with("version", &version(poort, id).await).with("key", &a_key())
    }
}

/// A start project that is ready for gate 1 and has one instrument.
pub async fn a_project_with_an_instrument(poort: &Poort, who: &Visitor<'_>) -> ProjectId {
    let id = super::a_gate::a_project(poort, super::a_gate::READY_FOR_G1).await;
    let pairs = [("key", &*a_key()), ("version", "1"), ("kind", "loan"), ("phase", "innovation"), ("counterparty", "Fonds")];
    who.post(&format!("/projects/{id}/instruments/new?kind=loan"), &pairs).await.onward();
    id
}
