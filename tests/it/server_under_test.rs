//! A whole Poort in this process, with a database and a clock of its own, and people who use it through HTTP.

mod adds_up;
mod template;
mod visitor;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use chrono::{DateTime, TimeZone, Utc};
use domain::ids::PersonId;
use domain::people::{Language, Role, SteeringSeat};
use http_body_util::BodyExt;
use sea_orm::Statement;
use server::config::{Config, ConfigArgs};
use server::files::settings::FileArgs;
use server::frame::sessions;
use server::people::store::{NewPerson, add, by_email};
use server::security::passwords::Passwords;
use server::security::tokens::Token;
use server::state::{Clock, State, new_id};
use server::store::database::STATEMENTS;
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use tower::ServiceExt;
use uuid::Uuid;

/// The password of every demo account in tests.
pub const PASSWORD: &str = "kade regent zacht linde";

/// The people whom [`Poort::with_people`] knows.
const PEOPLE: &[(&str, &str, Role, Option<SteeringSeat>)] = &[
    ("manager", "Marieke Demo", Role::ProgrammeManager, None),
    ("manager2", "Maarten Demo", Role::ProgrammeManager, None),
    ("reviewer", "Rens Demo", Role::Reviewer, None),
    ("partner", "Petra Demo", Role::Partner, None),
    ("steering", "Sjoerd Demo", Role::SteeringMember, Some(SteeringSeat::Chair)),
    ("secretary", "Sanne Demo", Role::SteeringMember, Some(SteeringSeat::Secretary)),
    ("admin", "Anke Demo", Role::Administrator, None),
];

/// Poort, running.
pub struct Poort {
    pub state: State,
    pub clock: Clock,
    router: Router,
    config: Config,
    folder: PathBuf,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub cookies: Vec<String>,
    pub text: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
    pub headers: axum::http::HeaderMap,
}

/// Somebody with a browser.
pub struct Visitor<'a> {
    poort: &'a Poort,
    cookie: Option<String>,
    person: Option<PersonId>,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Noon on the day that the tests live in.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 11, 0, 0).single().expect("a moment that exists")
}

/// Settings that are right: a database of its own is for [`Poort::start`] to choose.
pub fn settings() -> ConfigArgs {
    let listen = "127.0.0.1:3000".to_owned();
    let (database_url, base_url, demo_password) = (None, None, None);
    let (smtp_url, mail_from, trusted_proxies) = (None, None, None);
    let (oidc_issuer, oidc_client_id, oidc_client_secret, oidc_name) = (None, None, None, None);
    ConfigArgs {
        database_url,
        listen,
        base_url,
        data_dir: "data".into(),
        demo_password,
        smtp_url,
        mail_from,
        trusted_proxies,
        oidc_issuer,
        oidc_client_id,
        oidc_client_secret,
        oidc_name,
        files: FileArgs::default(),
    }
}

/// Poort as it is opened in stories, in which passwords are hashed in no time.
async fn opened(config: &Config, clock: Clock) -> State {
    let mut state = State::open(config, clock).await.expect("the database opens");
    state.passwords = Passwords::costing(8, 1);
    state
}

impl Poort {
    /// An empty Poort with reference data.
    pub async fn start() -> Self {
        Self::start_with(settings()).await
    }

    /// The same with these settings, but for its database and folder.
    async fn start_with(settings: ConfigArgs) -> Self {
        Self::begin("empty", settings).await
    }

    /// A Poort that begins with a copy of a template: `empty`, or the `demo` set.
    async fn begin(what: &str, settings: ConfigArgs) -> Self {
        let _ = any_spawner::Executor::init_tokio();
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("poort_{}_{number}", std::process::id());
        let folder = std::env::temp_dir().join(&name);
        // What a story that was broken off has left there, when a process had the same number.
        let _ = std::fs::remove_dir_all(&folder);
        let template = template::name(what);
        // What the documents of the demo set hold never changes: all that begin with it share one folder.
        let shared = || FileArgs { documents: Some(std::env::temp_dir().join(template::name("files")).display().to_string()), ..FileArgs::default() };
        let files = if what == "demo" { shared() } else { settings.files.clone() };
        let make = async |database_url: Option<String>, data_dir: PathBuf| {
            let config =
                ConfigArgs { database_url, data_dir, files: files.clone(), ..self::settings() }.check().expect("a configuration that is right");
            let state = opened(&config, Clock::standing_at(now())).await;
            if what == "demo" {
                server::demo::load(&state, Some(PASSWORD.to_owned())).await.expect("the demo set loads");
            }
        };
        let database_url = match std::env::var("POORT_TEST_DATABASE_URL") {
            Ok(url) => {
                template::database(&url, &template, &name, async |url| make(Some(url), folder.clone()).await).await;
                let (server, _) = url.rsplit_once('/').expect("a database URL ends in a name");
                Some(format!("{server}/{name}"))
            }
            Err(_) => {
                template::file(&template, &folder, async |own| make(None, own).await).await;
                None
            }
        };
        let config = ConfigArgs { database_url, data_dir: folder.clone(), files, ..settings }.check().expect("a configuration that is right");
        let clock = Clock::standing_at(now());
        let state = opened(&config, clock.clone()).await;
        Self { router: server::router(state.clone()), state, clock, config, folder }
    }

    /// The same Poort after it was killed and started: what was only in its memory is gone.
    pub async fn killed_and_started(&mut self) {
        self.state = opened(&self.config, self.clock.clone()).await;
        self.router = server::router(self.state.clone());
    }

    /// A Poort with one person a role, a second programme manager, and nothing else.
    pub async fn with_people() -> Self {
        Self::people_of(Self::start().await).await
    }

    /// The same people, whose passwords cost what they cost outside of stories.
    pub async fn with_passwords_at_full_price() -> Self {
        let mut poort = Self::start().await;
        poort.state.passwords = Passwords::new();
        poort.router = server::router(poort.state.clone());
        Self::people_of(poort).await
    }

    /// The same people, and a mail server at this address.
    pub async fn with_mail(smtp_url: &str) -> Self {
        Self::people_of(Self::start_with(ConfigArgs { smtp_url: Some(smtp_url.to_owned()), ..settings() }).await).await
    }

    /// The same people, and proxies that are believed.
    pub async fn behind(trusted_proxies: &str) -> Self {
        Self::people_of(Self::start_with(ConfigArgs { trusted_proxies: Some(trusted_proxies.to_owned()), ..settings() }).await).await
    }

    /// The same people, and a provider of sign-ins at this address.
    pub async fn with_provider(issuer: &str) -> Self {
        let oidc = |value: &str| Some(value.to_owned());
        let provider = ConfigArgs {
            oidc_issuer: oidc(issuer),
            oidc_client_id: oidc("poort"),
            oidc_client_secret: oidc("een geheim"),
            oidc_name: oidc("Voorbeeldlogin"),
            ..settings()
        };
        Self::people_of(Self::start_with(provider).await).await
    }

    /// Started again by an operator who took the provider of sign-ins out of the settings.
    pub fn loses_provider(&mut self) {
        self.state.oidc = None;
        self.router = server::router(self.state.clone());
    }

    async fn people_of(poort: Self) -> Self {
        let hash = poort.state.passwords.hash(PASSWORD.to_owned()).await.expect("a hash");
        let transaction = poort.state.begin().await.expect("a write begins");
        for (account, name, role, seat) in PEOPLE {
            let person = NewPerson {
                id: PersonId(new_id()),
                email: format!("{account}@demo.example"),
                name: (*name).to_owned(),
                password_hash: Some(hash.clone()),
                language: Language::Nl,
                organisation: None,
                roles: vec![*role],
                seat: *seat,
                is_demo: true,
            };
            add(&transaction, person, now()).await.expect("a person is added");
        }
        transaction.finish([]).await.expect("the write ends");
        poort
    }

    /// A Poort with the demo set.
    pub async fn with_demo() -> Self {
        Self::begin("demo", settings()).await
    }

    /// Somebody who is not signed in.
    pub fn nobody(&self) -> Visitor<'_> {
        Visitor { poort: self, cookie: None, person: None }
    }

    /// A demo person, signed in.
    pub async fn signed_in(&self, name: &str) -> Visitor<'_> {
        let answer = self.nobody().post("/sign-in", &[("email", &format!("{name}@demo.example")), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name} signs in: {}", answer.text);
        let cookie = answer.cookies.iter().find(|cookie| cookie.starts_with("session=")).expect("a session cookie");
        Visitor { poort: self, cookie: cookie.split(';').next().map(str::to_owned), person: self.person(name).await }
    }

    /// The browser of a person, with the cookies that an answer gave it.
    pub async fn browser_after(&self, answer: &Answer, name: &str) -> Visitor<'_> {
        let cookies = answer.cookies.iter().filter_map(|cookie| cookie.split(';').next()).filter(|pair| !pair.ends_with('='));
        Visitor { poort: self, cookie: Some(cookies.collect::<Vec<_>>().join("; ")), person: self.person(name).await }
    }

    /// The same with a session that begins now, for who has signed in often enough before.
    pub async fn back_again(&self, name: &str) -> Visitor<'_> {
        let account = by_email(&self.state.database.read, &format!("{name}@demo.example")).await.expect("the database answers");
        let token = Token::new().expect("a token");
        let transaction = self.state.begin().await.expect("a write begins");
        sessions::begin(&transaction, &token, account.expect("a demo person").id, "", self.clock.now()).await.expect("a session");
        transaction.finish([]).await.expect("the write ends");
        let cookie = Some(format!("{}={}", sessions::cookie_name(&self.state.base_url), token.secret()));
        Visitor { poort: self, cookie, person: self.person(name).await }
    }

    async fn person(&self, name: &str) -> Option<PersonId> {
        by_email(&self.state.database.read, &format!("{name}@demo.example")).await.expect("the database answers").map(|person| person.id)
    }
}

impl Drop for Poort {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let url = self.config.database_url.clone();
            // A runtime of its own, on a thread of its own: that of the story waits here.
            let look = || tokio::runtime::Runtime::new().expect("a runtime").block_on(adds_up::money_adds_up(&url));
            if let Err(found) = std::thread::scope(|scope| scope.spawn(look).join()) {
                let _ = std::fs::remove_dir_all(&self.folder);
                std::panic::resume_unwind(found);
            }
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn url_encoded(pairs: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

async fn read(response: Response<Body>) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("the whole body").to_bytes();
    let text_of = |value: &axum::http::HeaderValue| value.to_str().expect("a header in ASCII").to_owned();
    Answer {
        status: parts.status,
        location: parts.headers.get(header::LOCATION).map(text_of),
        cookies: parts.headers.get_all(header::SET_COOKIE).iter().map(text_of).collect(),
        text: String::from_utf8_lossy(&bytes).into_owned(),
        bytes: bytes.to_vec(),
        headers: parts.headers,
    }
}

/// What something gives, and the statements that it sent to the database.
pub async fn listened<T>(what: impl Future<Output = T>) -> (T, Vec<Statement>) {
    STATEMENTS.scope(RefCell::default(), async { (what.await, STATEMENTS.with(RefCell::take)) }).await
}
