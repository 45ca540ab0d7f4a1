#!/usr/bin/env bash
# Runs a drill in its full form; the last line says what was lost. See docs/drills.md.
#
#   scripts/drill.sh kill    [--orders 1000] [--kills 3] [--plant row|event|relay]
#   scripts/drill.sh hang-up [--orders 2000] [--plant event]
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

[[ $# -gt 0 ]] || usage
case "$1" in
  kill) test=KillDrillIT orders=1000 kills=3 ;;
  hang-up) test=HangUpDrillIT orders=2000 kills=0 ;;
  *) usage ;;
esac
shift
plant=
while [[ $# -gt 1 ]]; do
  case "$1" in
    --orders) orders="$2" ;;
    --kills) kills="$2" ;;
    --plant) plant="$2" ;;
    *) usage ;;
  esac
  shift 2
done
[[ $# -eq 0 ]] || usage

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
passed=true
mvn --batch-mode -pl end-to-end-tests -am verify \
  -Dtest=NONE -Dit.test="$test" -DfailIfNoTests=false \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
  -Ddrill.orders="$orders" -Ddrill.kills="$kills" -Ddrill.plant="$plant" 2>&1 |
  tee "$log" || passed=false

grep ' DRILL ' "$log" || {
  echo "The drill did not come to its end." >&2
  exit 1
}
$passed
