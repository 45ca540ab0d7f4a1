#!/usr/bin/env bash
# How long until `/` answers 200, and how much memory all processes hold then.
#
#   first start      JVM start on an empty folder, demonstration data included
#   second start     JVM start on that folder, median of RUNS (5)
#   Enter-to-ready   `mvn spring-boot:run` on that folder, everything compiled already
#   memory           resident memory of all processes after the journey, without and with Maven
set -euo pipefail
cd "$(dirname "$0")/.."

RUNS=${RUNS:-5}
WORK=$(mktemp -d "${TMPDIR:-/tmp}/diandan-start-up.XXXXXX")
export DIANDAN_DATA=$WORK/data
DIANDAN_PORT=${DIANDAN_PORT:-$(shuf -i 20000-32000 -n 1)}
export DIANDAN_PORT
PLATFORM=
trap 'stop; rm -rf "$WORK"' EXIT

mvn -q -B -pl standalone -am -DskipTests package
JAVA=$(for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  if [[ -x $home/bin/java ]] && "$home/bin/java" -version 2>&1 | grep -q 'version "25'; then
    echo "$home/bin/java"
    break
  fi
done)
# The same flags as in standalone/pom.xml.
read -r -a FLAGS < <(sed -n 's:.*<jvmArguments>\(.*\)</jvmArguments>.*:\1:p' standalone/pom.xml)
CLASS_PATH=standalone/target/classes:$(cat standalone/target/class-path.txt)

start_java() { "$JAVA" "${FLAGS[@]}" -cp "$CLASS_PATH" org.diandan.standalone.Diandan >"$WORK/console" 2>&1 & PLATFORM=$!; }
start_maven() { mvn -o -B spring-boot:run >"$WORK/console" 2>&1 & PLATFORM=$!; }

# The lock file of the data folder names the platform's JVM.
platform_pid() { cut -d' ' -f1 "$DIANDAN_DATA/lock"; }

stop() {
  [[ -z $PLATFORM ]] && return
  local jvm
  jvm=$(platform_pid)
  kill "$PLATFORM" 2>/dev/null || true
  wait "$PLATFORM" 2>/dev/null || true
  # Maven ends first; the platform follows it.
  while kill -0 "$jvm" 2>/dev/null; do sleep 0.2; done
  PLATFORM=
}

# Sets TAKEN to the seconds from the start until the first page is there.
time_start() {
  local began now
  began=$(date +%s%N)
  "$1"
  until [[ $(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$DIANDAN_PORT/") == 200 ]]; do
    if ! kill -0 "$PLATFORM" 2>/dev/null; then
      cat "$WORK/console" >&2
      exit 1
    fi
    sleep 0.05
  done
  now=$(date +%s%N)
  TAKEN=$(awk "BEGIN { printf \"%.1f\", ($now - $began) / 1e9 }")
}

# Resident memory in MB of a process and everything it has started. Pages that PostgreSQL's processes share are
# counted once for each, so this is an upper bound.
resident() {
  ps -eo pid=,ppid=,rss= | awk -v root="$1" '
    { parent[$1] = $2; rss[$1] = $3 }
    END {
      for (pid in rss) {
        for (p = pid; p != root && p > 1; p = parent[p]);
        if (p == root) sum += rss[pid]
      }
      printf "%d", sum / 1024
    }'
}

time_start start_java
FIRST=$TAKEN
stop

walk_the_journey() { docs/examples/journey.sh "http://127.0.0.1:$DIANDAN_PORT" >"$WORK/journey"; }

SECOND=()
for run in $(seq 1 "$RUNS"); do
  time_start start_java
  SECOND+=("$TAKEN")
  if ((run == RUNS)); then
    walk_the_journey
    WITHOUT_MAVEN=$(resident "$(platform_pid)")
  fi
  stop
done
MEDIAN=$(printf '%s\n' "${SECOND[@]}" | sort -n | sed -n "$(((RUNS + 1) / 2))p")

time_start start_maven
ENTER=$TAKEN
walk_the_journey
WITH_MAVEN=$(resident "$PLATFORM")
stop

cat <<FIGURES
| what | figure | limit |
| --- | --- | --- |
| second start, median of $RUNS (${SECOND[*]}) | $MEDIAN s | 20 s |
| first start, demonstration data included | $FIRST s | |
| Enter to ready, \`mvn spring-boot:run\`, compiled before | $ENTER s | |
| resident memory of all processes after the journey, without Maven | $WITHOUT_MAVEN MB | |
| resident memory of all processes after the journey, with Maven | $WITH_MAVEN MB | |
FIGURES
awk "BEGIN { exit !($MEDIAN <= 20) }" || {
  echo "The second start took longer than 20 s." >&2
  exit 1
}
