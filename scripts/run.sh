#!/usr/bin/env bash
# Serves Poort from the folder data/ with the demo set in it. What is there already is kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export POORT_DATA_DIR=${POORT_DATA_DIR:-data}
mkdir -p "$POORT_DATA_DIR"

# One password for the demo people, kept beside the data so that the next run can tell it too.
password_file=$POORT_DATA_DIR/demo-password
if [ -z "${POORT_DEMO_PASSWORD:-}" ]; then
  if [ ! -s "$password_file" ]; then
    (umask 077 && head -c 12 /dev/urandom | base64 | tr '+/' '-_' >"$password_file")
  fi
  POORT_DEMO_PASSWORD=$(cat "$password_file")
  echo "The demo people of README.md sign in with the password $POORT_DEMO_PASSWORD"
fi
export POORT_DEMO_PASSWORD

poort=target/release/poort
"$poort" migrate
"$poort" demo load
exec "$poort" serve
