//! A bare axum and sqlx server: the portfolio list as one page of bytes with a session look-up, and one durable insert. No rules, no sign-in.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use clap::Parser;
use sea_orm::sqlx::postgres::{PgPool, PgPoolOptions};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::sqlx::{self, Row};
use std::fmt::Write;

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

/// The list that `/projects?phase=innovation&status=active&sort=next_gate` shows: one page, and the total.
const PAGE: &str = "SELECT number, title, lead_name, phase, status, cost, public_money, own_cash, own_in_kind, weakest_level FROM project \
     WHERE phase = 'innovation' AND status = 'active' ORDER BY next_gate_on, id LIMIT 50";
const TOTAL: &str = "SELECT count(*) FROM project WHERE phase = 'innovation' AND status = 'active'";
const SESSION: &str = "SELECT s.token_hash FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1 AND p.active";
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

/// The three queries of the list, once for each database: their rows are different types.
macro_rules! list {
    ($pool:expr, $token:expr, $page:expr) => {{
        sqlx::query(SESSION).bind($token).fetch_optional($pool).await?;
        let total: i64 = sqlx::query(TOTAL).fetch_one($pool).await?.try_get(0)?;
        for row in sqlx::query(PAGE).fetch_all($pool).await? {
            let (number, cost): (i64, i64) = (row.try_get(0)?, row.try_get(5)?);
            let texts: [String; 4] = [row.try_get(1)?, row.try_get(2)?, row.try_get(3)?, row.try_get(4)?];
            let _ = write!($page, "<tr><td>{number}<td>{}<td>{}<td>{}<td>{}<td>{cost}", texts[0], texts[1], texts[2], texts[3]);
        }
        total
    }};
}

impl Floor {
    async fn page(&self, token: &str) -> Result<String, sqlx::Error> {
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
        Ok(page)
    }

    async fn insert(&self) -> Result<(), sqlx::Error> {
        match &self.pool {
            Pool::Sqlite { write, .. } => sqlx::query(INSERT).bind("one durable insert").execute(write).await.map(|_| ()),
            Pool::Postgres(pool) => sqlx::query(INSERT).bind("one durable insert").execute(pool).await.map(|_| ()),
        }
    }
}

async fn list(State(floor): State<Floor>, headers: HeaderMap) -> Response {
    let token = headers.get("cookie").and_then(|cookie| cookie.to_str().ok()).unwrap_or_default();
    floor.page(token).await.map_or_else(|error| refused(&error), |page| Html(page).into_response())
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
        let pool = PgPoolOptions::new().max_connections(16).connect(url).await?;
        sqlx::query(TABLE).execute(&pool).await?;
        return Ok(Pool::Postgres(pool));
    };
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("cache_size", "-16000")
        .pragma("mmap_size", "268435456");
    let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    sqlx::query(TABLE).execute(&write).await?;
    Ok(Pool::Sqlite { read: SqlitePoolOptions::new().max_connections(8).connect_with(options).await?, write })
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
