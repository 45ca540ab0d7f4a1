#!/usr/bin/env bash
# Times the figures of a dashboard over a long history; its figures go to standard output.
#
#   benchmarks/figures.sh [CASES [PAGES]]
set -euo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
mvn -B -pl request-service -am verify -Dtest=NONE -Dit.test=FigureSpeedDrill \
  -Ddiandan.figures.cases="${1:-1000000}" -Ddiandan.figures.pages="${2:-100}" \
  -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfailsafe.failIfNoSpecifiedTests=false >"$log" 2>&1 || { tail -50 "$log" >&2; exit 1; }
grep -h '^FIGURES' "$log" request-service/target/failsafe-reports/*FigureSpeedDrill-output.txt 2>/dev/null | sort -u
