#!/usr/bin/env bash
# Starts the distributed form on this machine: a PostgreSQL server, a Kafka broker, N instances of each
# service and a reverse proxy, each a process of its own on 127.0.0.1. Everything is temporary and ends
# with this script (Ctrl+C).
#
#   scripts/distributed.sh [instances]             runs until it is stopped
#   scripts/distributed.sh [instances] -- COMMAND  runs the command against it, then stops
#
# The command finds BASE (the address) and DIANDAN_DATA (the folder with demo-logins.txt).
# DIANDAN_PORT chooses the port (any free one by default), SKIP_BUILD=1 takes the jars as they are.
set -euo pipefail
cd "$(dirname "$0")/.."
ROOT=$PWD

INSTANCES=1
if [[ $# -gt 0 && $1 != -- ]]; then INSTANCES=$1; shift; fi
if [[ ${1:-} == -- ]]; then shift; fi

if [[ -z ${SKIP_BUILD:-} ]]; then
  mvn -q -B -pl standalone -am -DskipTests package
fi

# The JDK that the build has chosen for itself.
find_java() {
  local java home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    java=$home/bin/java
    if [[ -n $home && -x $java ]] && "$java" -version 2>&1 | grep -q 'version "25'; then
      echo "$java"
      return
    fi
  done
  echo "找不到 JDK 25，请安装或设置 JAVA_HOME。 JDK 25 was not found: install it or set JAVA_HOME." >&2
  exit 2
}
JAVA=$(find_java)
FLAGS=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
CLASS_PATH=$ROOT/standalone/target/classes:$(cat standalone/target/class-path.txt)

WORK=$(mktemp -d "${TMPDIR:-/tmp}/diandan-distributed.XXXXXX")
export DIANDAN_DATA=$WORK/data
LOGS=$WORK/logs
mkdir -p "$LOGS"
SERVICES=()
PROXY=
SERVERS=

stop() {
  trap - EXIT INT TERM
  [[ -n $PROXY ]] && kill "$PROXY" 2>/dev/null || true
  for pid in "${SERVICES[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${SERVICES[@]}"; do wait "$pid" 2>/dev/null || true; done
  exec 3>&- 4>&- # the servers end with their standard input
  [[ -n $SERVERS ]] && wait "$SERVERS" 2>/dev/null || true
  if [[ -z ${KEEP:-} ]]; then rm -rf "$WORK"; else echo "Kept: $WORK"; fi
}
trap stop EXIT
trap 'exit 130' INT TERM

fail() {
  echo "$1" >&2
  tail -n 20 "$2" >&2 || true
  exit 1
}

await_ready_line() { # log, pid, name
  for _ in $(seq 1 1200); do
    if grep -q '^READY' "$1"; then return; fi
    kill -0 "$2" 2>/dev/null || fail "$3 ended while starting:" "$1"
    sleep 0.1
  done
  fail "$3 was not ready in time:" "$1"
}

free_ports() { # count
  python3 - "$1" <<'PYTHON' 2>/dev/null || shuf -i 20000-32000 -n "$1"
import socket, sys
sockets = [socket.socket() for _ in range(int(sys.argv[1]))]
for s in sockets:
    s.bind(("127.0.0.1", 0))
print("\n".join(str(s.getsockname()[1]) for s in sockets))
PYTHON
}

mapfile -t PORTS < <(free_ports $((INSTANCES * 6 + 2)))
PUBLIC=${DIANDAN_PORT:-${PORTS[0]}}
INSIDE=${PORTS[1]}
NEXT=2

# One data folder holds the secrets; its servers live as long as the pipe to them is open.
mkfifo "$WORK/servers.in" "$WORK/proxy.in"
"$JAVA" "${FLAGS[@]}" -Xmx128m -cp "$CLASS_PATH" org.diandan.standalone.distributed.Servers \
  "$DIANDAN_DATA" "http://127.0.0.1:$INSIDE" <"$WORK/servers.in" >"$LOGS/servers.log" 2>&1 3>&- &
SERVERS=$!
exec 3>"$WORK/servers.in"
await_ready_line "$LOGS/servers.log" "$SERVERS" "PostgreSQL and Kafka"
echo "PostgreSQL and Kafka are ready."

declare -A ADDRESSES HEALTH
start_instance() { # service, number
  local service=$1 port=${PORTS[$NEXT]} management=${PORTS[$((NEXT + 1))]}
  NEXT=$((NEXT + 2))
  local jar
  jar=$(ls "$ROOT/$service-service/target/$service-service-"*-exec.jar)
  (
    exec 3>&- 4>&-
    set -a
    # shellcheck disable=SC1090
    while IFS='=' read -r name value; do export "$name=$value"; done <"$DIANDAN_DATA/environment/$service"
    SERVER_PORT=$port
    MANAGEMENT_SERVER_PORT=$management
    SERVER_ADDRESS=127.0.0.1
    DIANDAN_TRUSTED_PROXIES=127.0.0.1
    if [[ $service == request ]]; then
      DIANDAN_AREAS_DIVISIONS=file:$ROOT/standalone/src/main/resources/demo/divisions-jian.csv
      DIANDAN_AREAS_OUTLINES=file:$ROOT/standalone/src/main/resources/demo/counties-jian.geojson
    fi
    set +a
    exec "$JAVA" "${FLAGS[@]}" -Xmx384m -jar "$jar" >"$LOGS/$service-$2.log" 2>&1
  ) &
  SERVICES+=($!)
  ADDRESSES[$service]+="${ADDRESSES[$service]:+,}http://127.0.0.1:$port"
  HEALTH["$service-$2"]="$! http://127.0.0.1:$management/manage/health/readiness"
}

await_instance() { # service-number
  local pid url
  read -r pid url <<<"${HEALTH[$1]}"
  for _ in $(seq 1 1800); do
    if curl -sf -o /dev/null "$url"; then echo "$1 is ready."; return; fi
    kill -0 "$pid" 2>/dev/null || fail "$1 ended while starting:" "$LOGS/$1.log"
    sleep 0.1
  done
  fail "$1 was not ready in time:" "$LOGS/$1.log"
}

for number in $(seq 1 "$INSTANCES"); do
  for service in request matching notification; do start_instance "$service" "$number"; done
done
for name in "${!HEALTH[@]}"; do await_instance "$name"; done

"$JAVA" "${FLAGS[@]}" -Xmx128m -cp "$CLASS_PATH" org.diandan.standalone.distributed.ReverseProxy \
  "$PUBLIC" "$INSIDE" "${ADDRESSES[request]}" "${ADDRESSES[matching]}" "${ADDRESSES[notification]}" \
  <"$WORK/proxy.in" >"$LOGS/proxy.log" 2>&1 3>&- &
PROXY=$!
exec 4>"$WORK/proxy.in"
await_ready_line "$LOGS/proxy.log" "$PROXY" "The reverse proxy"

export BASE=http://127.0.0.1:$PUBLIC
"$JAVA" "${FLAGS[@]}" -Xmx128m -cp "$CLASS_PATH" org.diandan.standalone.distributed.SeedDemonstration \
  "$DIANDAN_DATA" "$BASE" 3>&- 4>&-
echo
echo "点单（分布式，每种服务 $INSTANCES 个实例）已就绪 · ready, $INSTANCES of each service"
echo "  网址 · address    $BASE/"
echo "  演示登录 · logins  $DIANDAN_DATA/demo-logins.txt"
echo "  日志 · logs       $LOGS"

if [[ $# -gt 0 ]]; then
  "$@" 3>&- 4>&-
else
  wait "${SERVICES[@]}"
fi
