#!/usr/bin/env bash
# Imports a month of Boston's 311 twice, and once more with a kill -9 in the middle, and compares all
# figures with the known answers. See docs/import.md.
#
#   scripts/import-check.sh [file.csv]      default: the copy in the tests
set -euo pipefail
file="${1:+$(realpath "$1")}"
cd "$(dirname "$0")/.."

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
passed=true
mvn --batch-mode -pl request-service -am verify \
  -Dtest=NONE -Dit.test='WholeFileIT,KilledImportIT' -DfailIfNoTests=false \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dimport.file="$file" 2>&1 |
  tee "$log" || passed=false

grep 'IMPORT CHECK' "$log" || {
  echo "The check did not come to its end." >&2
  exit 1
}
$passed
