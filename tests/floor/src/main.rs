//! A bare axum and sqlx server: the portfolio list as one page of bytes with a session look-up, and one durable insert. No rules, no sign-in.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use chrono::NaiveDate;
use clap::Parser;
use sea_orm::sqlx::postgres::{PgPool, PgPoolOptions};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::sqlx::{self, Row};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use uuid::Uuid;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The floor under Poort.
#[derive(Parser)]
struct Arguments {
    /// A database that `poort demo bulk` filled.
    #[arg(long)]
    database_url: String,
    /// Address and port.
    #[arg(long, default_value = "127.0.0.1:3999")]
    listen: String,
    /// So many bytes has the page: those of Poort's own list.
    #[arg(long, default_value_t = 40_000)]
    bytes: usize,
}

/// The statements of `/projects?phase=innovation&status=active&sort=next_gate` as Poort sends them: the session, one page, the total.
const SESSION: &str = "SELECT s.expires_at, s.seen_at, p.id AS person_id, p.name, p.language, p.organisation_id, r.role, r.seat \
     FROM session s JOIN person p ON p.id = s.person_id AND p.active LEFT JOIN person_role r ON r.person_id = p.id AND r.ended_at IS NULL \
     WHERE s.token_hash = $1 ORDER BY r.role";
const PAGE: &str = "SELECT project.id, project.title, project.lead_name, project.phase, project.status, project.next_gate_on, project.hold_until, \
     project.cost, project.public_money, project.own_cash, project.own_in_kind, project.other_money, project.weakest_condition, \
     project.weakest_level FROM project WHERE project.phase = $1 AND project.status = $2 \
     ORDER BY project.next_gate_on ASC NULLS LAST, project.id ASC LIMIT $3 OFFSET $4";
const TOTAL: &str = "SELECT COUNT(*) FROM project WHERE project.phase = $1 AND project.status = $2";
const TABLE: &str = "CREATE TABLE IF NOT EXISTS floor_row (body text NOT NULL)";
const INSERT: &str = "INSERT INTO floor_row (body) VALUES ($1)";

#[derive(Clone)]
enum Pool {
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

#[derive(Clone)]
struct Floor {
    pool: Pool,
    bytes: usize,
}

/// The three queries of the list, once for each database: their rows are different types. Nothing for a session that is not there.
macro_rules! list {
    ($pool:expr, $token:expr, $page:expr) => {{
        if sqlx::query(SESSION).bind($token).fetch_all($pool).await?.is_empty() {
            return Ok(None);
        }
        for row in sqlx::query(PAGE).bind("innovation").bind("active").bind(50_i64).bind(0_i64).fetch_all($pool).await? {
            let (id, next, hold): (Uuid, Option<NaiveDate>, Option<NaiveDate>) = (row.try_get(0)?, row.try_get(5)?, row.try_get(6)?);
            let texts: [String; 4] = [row.try_get(1)?, row.try_get(2)?, row.try_get(3)?, row.try_get(4)?];
            let money: [i64; 5] = [row.try_get(7)?, row.try_get(8)?, row.try_get(9)?, row.try_get(10)?, row.try_get(11)?];
            let weakest: (Option<String>, Option<i32>) = (row.try_get(12)?, row.try_get(13)?);
            let _ = write!($page, "<tr><td>{id}<td>{}<td>{next:?}<td>{hold:?}<td>{money:?}<td>{weakest:?}", texts.join("<td>"));
        }
        sqlx::query(TOTAL).bind("innovation").bind("active").fetch_one($pool).await?.try_get::<i64, _>(0)?
    }};
}

impl Floor {
    async fn page(&self, token: String) -> Result<Option<String>, sqlx::Error> {
        let mut page = String::with_capacity(self.bytes);
        page.push_str("<!doctype html><title>Floor</title><table>");
        let total = match &self.pool {
            Pool::Sqlite { read, .. } => list!(read, token, page),
            Pool::Postgres(pool) => list!(pool, token, page),
        };
        let _ = write!(page, "</table><p>{total}</p><!--");
        let padding = self.bytes.saturating_sub(page.len() + 3);
        page.extend(std::iter::repeat_n('x', padding));
        page.push_str("-->");
        Ok(Some(page))
    }

    async fn insert(&self) -> Result<(), sqlx::Error> {
        match &self.pool {
            Pool::Sqlite { write, .. } => sqlx::query(INSERT).bind("one durable insert").execute(write).await.map(|_| ()),
            Pool::Postgres(pool) => sqlx::query(INSERT).bind("one durable insert").execute(pool).await.map(|_| ()),
        }
    }
}

async fn list(State(floor): State<Floor>, headers: HeaderMap) -> Response {
    let cookie = headers.get("cookie").and_then(|cookie| cookie.to_str().ok()).unwrap_or_default();
    let secret = cookie.strip_prefix("session=").unwrap_or_default();
    let token = Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    match floor.page(token).await {
        Ok(Some(page)) => Html(page).into_response(),
        Ok(None) => StatusCode::UNAUTHORIZED.into_response(),
        Err(error) => refused(&error),
    }
}

async fn insert(State(floor): State<Floor>) -> Response {
    floor.insert().await.map_or_else(|error| refused(&error), |()| StatusCode::NO_CONTENT.into_response())
}

fn refused(error: &sqlx::Error) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
}

/// The same pragmas and pool sizes as Poort.
async fn open(url: &str) -> Result<Pool, sqlx::Error> {
    let Some(path) = url.strip_prefix("sqlite://") else {
        let pool = PgPoolOptions::new().max_connections(16).min_connections(16).connect(url).await?;
        sqlx::query(TABLE).execute(&pool).await?;
        return Ok(Pool::Postgres(pool));
    };
    let options = |cache: &'static str| {
        SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("cache_size", cache)
            .pragma("mmap_size", "268435456")
    };
    let write = SqlitePoolOptions::new().max_connections(1).connect_with(options("-8000")).await?;
    sqlx::query(TABLE).execute(&write).await?;
    Ok(Pool::Sqlite { read: SqlitePoolOptions::new().max_connections(8).min_connections(8).connect_with(options("-2000")).await?, write })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    let floor = Floor { pool: open(&arguments.database_url).await?, bytes: arguments.bytes };
    let router = Router::new().route("/health", get(|| async { "ok" })).route("/list", get(list)).route("/insert", post(insert)).with_state(floor);
    let listener = tokio::net::TcpListener::bind(&arguments.listen).await?;
    axum::serve(listener, router).await?;
    Ok(())
}
