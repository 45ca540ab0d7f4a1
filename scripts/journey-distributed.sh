#!/usr/bin/env bash
# Runs the journey, as script, as HTTP tests and in the browser, against the distributed form on this machine:
# two instances of each service, and requests in two prefectures, so that each matcher owns one.
#
#   scripts/journey-distributed.sh [instances]     default 2
set -euo pipefail
cd "$(dirname "$0")/.."

# shellcheck disable=SC2016 # the variables belong to the inner shell
exec scripts/distributed.sh "${1:-2}" -- bash -c '
  set -euo pipefail
  docs/examples/journey.sh "$BASE"
  export DIANDAN_BASE="$BASE" DIANDAN_LOGINS="$DIANDAN_DATA/demo-logins.txt"
  mvn --batch-mode -pl end-to-end-tests -am verify -Dtest=NONE -DfailIfNoTests=false \
    -Dit.test="org/diandan/journey/*IT,org/diandan/journey/browser/BrowserJourneyIT" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false'
