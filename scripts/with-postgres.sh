#!/usr/bin/env bash
# Runs a command beside a throw-away PostgreSQL, and removes the cluster afterwards, also when the command fails.
# PGURL tells the command where it is, and PGCRASH names a program that ends it as a power cut does and starts it again. The cluster forgets on power loss, so that tests are quick; --durable keeps every fsync.
#   with-postgres.sh [--durable] COMMAND [ARGUMENT...]
set -euo pipefail

durable=no
if [ "${1:-}" = --durable ]; then
  durable=yes
  shift
fi
if [ $# -eq 0 ]; then
  echo "usage: $0 [--durable] COMMAND [ARGUMENT...]" >&2
  exit 2
fi

binaries=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
if [ -z "$binaries" ]; then
  echo "PostgreSQL's server is missing: run scripts/install-system-packages.sh prove" >&2
  exit 1
fi

# PostgreSQL refuses to run as root.
drop=()
owner=$(id -un)
if [ "$(id -u)" -eq 0 ]; then
  owner=postgres
  id "$owner" >/dev/null 2>&1 || owner=nobody
  drop=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --clear-groups)
fi

directory=$(mktemp -d /tmp/poort-postgres.XXXXXX)
as_owner() { (cd "$directory" && exec "${drop[@]}" "$@"); }

child=
clean_up() {
  trap - EXIT INT TERM
  if [ -n "$child" ]; then kill "$child" 2>/dev/null || true; fi
  if [ -f "$directory/data/postmaster.pid" ]; then
    as_owner "$binaries/pg_ctl" --pgdata="$directory/data" --mode=immediate --wait stop >/dev/null 2>&1 || true
  fi
  rm -rf "$directory"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

password=$(head -c 18 /dev/urandom | base64 | tr '+/' '-_')
printf '%s\n' "$password" >"$directory/password"
chmod 600 "$directory/password"
if [ "$(id -u)" -eq 0 ]; then chown -R "$owner" "$directory"; fi

as_owner "$binaries/initdb" --pgdata="$directory/data" --username=poort --auth=scram-sha-256 --pwfile="$directory/password" \
  --encoding=UTF8 --locale=C.UTF-8 --no-instructions --no-sync >"$directory/log" 2>&1 || { cat "$directory/log" >&2; exit 1; }

cat >>"$directory/data/postgresql.conf" <<CONFIGURATION
listen_addresses = '127.0.0.1'
unix_socket_directories = '$directory'
max_connections = 300
timezone = 'UTC'
log_min_messages = warning
CONFIGURATION
if [ "$durable" = no ]; then
  cat >>"$directory/data/postgresql.conf" <<CONFIGURATION
fsync = off
synchronous_commit = off
full_page_writes = off
jit = off
CONFIGURATION
else
  # For counting statements; it counts nothing until it is told to.
  cat >>"$directory/data/postgresql.conf" <<CONFIGURATION
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track = none
CONFIGURATION
fi

started=no
for _ in 1 2 3 4 5 6 7 8; do
  port=$((20000 + RANDOM % 12000))
  if as_owner "$binaries/pg_ctl" --pgdata="$directory/data" --log="$directory/server.log" --options="-p $port" --wait start >/dev/null 2>&1; then
    started=yes
    break
  fi
done
if [ "$started" = no ]; then
  echo "PostgreSQL did not start:" >&2
  cat "$directory/server.log" >&2
  exit 1
fi

cat >"$directory/crash" <<CRASH
#!/usr/bin/env bash
cd "$directory" && ${drop[*]} "$binaries/pg_ctl" --pgdata="$directory/data" --mode=immediate --wait stop
${drop[*]} "$binaries/pg_ctl" --pgdata="$directory/data" --log="$directory/server.log" --options="-p $port" --wait start
CRASH
chmod +x "$directory/crash"

export PGCRASH="$directory/crash"
export PGURL="postgres://poort:$password@127.0.0.1:$port/postgres"
# In the background, so that a signal reaches the trap at once and not after the command.
"$@" <&0 &
child=$!
outcome=0
wait "$child" || outcome=$?
child=
exit "$outcome"
