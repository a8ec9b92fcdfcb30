#!/usr/bin/env bash
# Makes one target after the other, and ends with what each took; at the first that fails it stops, and tells the same.
#   phases.sh TARGET...
set -euo pipefail

if [ $# -eq 0 ]; then
  echo "usage: $0 TARGET..." >&2
  exit 2
fi

done=()
started=$SECONDS
report() {
  printf '\n%-16s %8s\n' phase seconds
  printf '%s\n' "${done[@]}"
  printf '%-16s %8d\n' 'in all' $((SECONDS - started))
}
trap report EXIT

for target in "$@"; do
  printf '\n== %s\n' "$target"
  begun=$SECONDS
  outcome=0
  "${MAKE:-make}" --no-print-directory "$target" || outcome=$?
  line=$(printf '%-16s %8d' "$target" $((SECONDS - begun)))
  if [ "$outcome" -ne 0 ]; then
    done+=("$line  failed")
    exit "$outcome"
  fi
  done+=("$line")
done
