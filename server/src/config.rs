//! Configuration: a database, an address to listen on, the public URL, a data folder, a mail server and proxies. Wrong values are refused at start, by name.

use crate::files::settings::{FileArgs, FileSettings};
use crate::oidc::{Provider, Settings};
use crate::security::address::TrustedProxies;
use crate::smtp::Sender;
use crate::store::database::Kind;
use std::net::SocketAddr;
use std::path::PathBuf;
use url::Url;

/// What `poort` was told on the command line and in the environment.
#[derive(Debug, Clone, clap::Args)]
pub struct ConfigArgs {
    /// Database: `sqlite://data/poort.db` or `postgres://user:password@host/name`. Default: SQLite in the data folder.
    #[arg(long, env = "POORT_DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,
    /// Address and port to listen on.
    #[arg(long, env = "POORT_LISTEN", default_value = "127.0.0.1:3000", global = true)]
    pub listen: String,
    /// The URL that people type. Default: `http://` and the address.
    #[arg(long, env = "POORT_BASE_URL", global = true)]
    pub base_url: Option<String>,
    /// Folder for the embedded database and files.
    #[arg(long, env = "POORT_DATA_DIR", default_value = "data", global = true)]
    pub data_dir: PathBuf,
    /// Password of the demo accounts. Default: made and printed by `demo load`.
    #[arg(long, env = "POORT_DEMO_PASSWORD", hide_env_values = true, global = true)]
    pub demo_password: Option<String>,
    /// Mail server: `smtp://user:password@host:587` or `smtps://user:password@host`. Without one a programme manager copies each message.
    #[arg(long, env = "POORT_SMTP_URL", hide_env_values = true, global = true)]
    pub smtp_url: Option<String>,
    /// The address that mail comes from. Default: `poort` at the host of the public URL.
    #[arg(long, env = "POORT_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// Addresses and networks of the proxies before Poort, between commas. Only their `X-Forwarded-For` is believed.
    #[arg(long, env = "POORT_TRUSTED_PROXIES", global = true)]
    pub trusted_proxies: Option<String>,
    /// Sign-in by OpenID Connect: the address by which the provider calls itself, such as `https://inloggen.example.nl`.
    #[arg(long, env = "POORT_OIDC_ISSUER", global = true)]
    pub oidc_issuer: Option<String>,
    /// How the provider knows Poort. It sends people back to `/sso/callback` at the public URL.
    #[arg(long, env = "POORT_OIDC_CLIENT_ID", global = true)]
    pub oidc_client_id: Option<String>,
    /// The secret between Poort and the provider.
    #[arg(long, env = "POORT_OIDC_CLIENT_SECRET", hide_env_values = true, global = true)]
    pub oidc_client_secret: Option<String>,
    /// What people call the provider: the name on the button. Default: its host.
    #[arg(long, env = "POORT_OIDC_NAME", global = true)]
    pub oidc_name: Option<String>,
    /// Where files are kept, and what scans them.
    #[command(flatten)]
    pub files: FileArgs,
}

/// Configuration that was found right.
#[derive(Debug, Clone)]
pub struct Config {
    /// Which database.
    pub database_url: String,
    /// Which kind of database.
    pub kind: Kind,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The public URL.
    pub base_url: Url,
    /// The data folder.
    pub data_dir: PathBuf,
    /// The demo password, when set.
    pub demo_password: Option<String>,
    /// What sends mail, when a mail server is set.
    pub mail: Option<Sender>,
    /// The proxies that tell who asks.
    pub trusted_proxies: TrustedProxies,
    /// The provider of sign-ins, when one is set.
    pub oidc: Option<Provider>,
    /// Where files are kept, and what scans them.
    pub files: FileSettings,
}

/// A setting that cannot be used: its name, what is wrong and a correct example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The environment variable.
    pub variable: &'static str,
    /// What is wrong with the value.
    pub problem: String,
    /// A value that would be right.
    pub example: &'static str,
}

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}. Example: {}={}", self.variable, self.problem, self.variable, self.example)
    }
}

impl std::error::Error for ConfigError {}

/// The shortest demo password: demo accounts decide gates too.
const DEMO_PASSWORD_LENGTH: usize = 8;

impl ConfigArgs {
    /// Checks every setting.
    ///
    /// # Errors
    /// The first setting that is wrong.
    pub fn check(self) -> Result<Config, ConfigError> {
        let database_url = self.database_url.unwrap_or_else(|| format!("sqlite://{}", self.data_dir.join("poort.db").display()));
        let wrong = |problem: &str, example| ConfigError { variable: "POORT_DATABASE_URL", problem: problem.to_owned(), example };
        let kind = Kind::of(&database_url).ok_or_else(|| wrong("must begin with sqlite:// or postgres://", "sqlite://data/poort.db"))?;
        match kind {
            Kind::Sqlite if matches!(database_url.as_str(), "sqlite://" | "sqlite:///") => {
                return Err(wrong("names no file", "sqlite://data/poort.db"));
            }
            Kind::Postgres if Url::parse(&database_url).is_err() => {
                return Err(wrong("is not an address of a database", "postgres://poort:password@127.0.0.1/poort"));
            }
            Kind::Sqlite | Kind::Postgres => {}
        }
        let listen: SocketAddr = self.listen.parse().map_err(|_| ConfigError {
            variable: "POORT_LISTEN",
            problem: format!("is {:?}, which is not an address with a port", self.listen),
            example: "127.0.0.1:3000",
        })?;
        let base_url = self.base_url.unwrap_or_else(|| format!("http://{listen}"));
        let base_url = Url::parse(&base_url)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.path() == "/" && url.query().is_none())
            .ok_or_else(|| ConfigError {
                variable: "POORT_BASE_URL",
                problem: format!("is {base_url:?}, which is not a web address without a path"),
                example: "https://poort.example.nl",
            })?;
        if self.demo_password.as_ref().is_some_and(|password| password.chars().count() < DEMO_PASSWORD_LENGTH) {
            return Err(ConfigError {
                variable: "POORT_DEMO_PASSWORD",
                problem: format!("has fewer than {DEMO_PASSWORD_LENGTH} characters"),
                example: "een-lang-wachtwoord",
            });
        }
        let mail = sender(self.smtp_url.as_deref(), self.mail_from, &base_url)?;
        let trusted_proxies = TrustedProxies::read(&self.trusted_proxies.unwrap_or_default()).map_err(|name| ConfigError {
            variable: "POORT_TRUSTED_PROXIES",
            problem: format!("has {name:?}, which is not the address of a proxy or a network of them"),
            example: "127.0.0.1,10.0.0.0/24",
        })?;
        let oidc = provider(self.oidc_issuer, (self.oidc_client_id, self.oidc_client_secret, self.oidc_name), &base_url)?;
        let files = self.files.check().map_err(|(variable, problem, example)| ConfigError { variable, problem, example })?;
        let (data_dir, demo_password) = (self.data_dir, self.demo_password);
        Ok(Config { database_url, kind, listen, base_url, data_dir, demo_password, mail, trusted_proxies, oidc, files })
    }
}

/// The provider of sign-ins. The problem with its settings never repeats them: they hold a secret.
fn provider(
    issuer: Option<String>,
    (client_id, secret, name): (Option<String>, Option<String>, Option<String>),
    base_url: &Url,
) -> Result<Option<Provider>, ConfigError> {
    let Some(issuer) = issuer.filter(|issuer| !issuer.is_empty()) else { return Ok(None) };
    let client_id = client_id.filter(|id| !id.is_empty()).ok_or_else(|| ConfigError {
        variable: "POORT_OIDC_CLIENT_ID",
        problem: "is missing beside POORT_OIDC_ISSUER".to_owned(),
        example: "poort",
    })?;
    let host = Url::parse(&issuer).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    let settings = Settings { issuer, client_id, secret, name: name.unwrap_or(host) };
    Provider::new(settings, base_url).map(Some).ok_or_else(|| ConfigError {
        variable: "POORT_OIDC_ISSUER",
        problem: "is not the address of a provider over https".to_owned(),
        example: "https://inloggen.example.nl",
    })
}

/// What sends mail. The problem with an address never repeats it: it may hold a password.
fn sender(smtp_url: Option<&str>, mail_from: Option<String>, base_url: &Url) -> Result<Option<Sender>, ConfigError> {
    let host = base_url.host_str().unwrap_or("localhost");
    let from = mail_from.unwrap_or_else(|| format!("poort@{host}"));
    let from = from.parse().map_err(|_| ConfigError {
        variable: "POORT_MAIL_FROM",
        problem: format!("is {from:?}, which is not an e-mail address"),
        example: "poort@example.nl",
    })?;
    let sender = smtp_url.map(|url| Sender::new(url, from, host).ok_or(()));
    sender.transpose().map_err(|()| ConfigError {
        variable: "POORT_SMTP_URL",
        problem: "is not the address of a mail server".to_owned(),
        example: "smtp://poort:password@mail.example.nl:587",
    })
}
