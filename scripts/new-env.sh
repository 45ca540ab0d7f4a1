#!/usr/bin/env bash
# Writes a .env with random secrets for docker compose and scripts/distributed.sh.
#
# usage: scripts/new-env.sh [file]    (default: .env beside docker-compose.yml)
set -euo pipefail
cd "$(dirname "$0")/.."
file=${1:-.env}

if [[ -e $file ]]; then
  echo "$file is there already. Data made with its secrets cannot be read without them, so it stays." >&2
  echo "Choose another name, or move it away if you mean to start from nothing." >&2
  exit 1
fi

password() { head -c 4096 /dev/urandom | LC_ALL=C tr -dc 'a-km-zA-HJ-NP-Z2-9' | cut -c1-32; }
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }

umask 077
cat > "$file" <<ENV
# Made by scripts/new-env.sh. Keep a copy in a safe place: names and phone numbers cannot be read
# without DIANDAN_KEYS. What each variable means: docs/configuration.md
DIANDAN_ADDRESS=127.0.0.1
DIANDAN_PORT=8080
DIANDAN_GRAFANA_PORT=3000
DIANDAN_POSTGRES_PASSWORD=$(password)
REQUEST_OWNER_PASSWORD=$(password)
REQUEST_SERVICE_PASSWORD=$(password)
MATCHING_OWNER_PASSWORD=$(password)
MATCHING_SERVICE_PASSWORD=$(password)
NOTIFICATION_OWNER_PASSWORD=$(password)
NOTIFICATION_SERVICE_PASSWORD=$(password)
DIANDAN_SERVICE_SECRET=$(key)
DIANDAN_KEYS=k1:$(key)
DIANDAN_KEYS_HASH=$(key)
DIANDAN_ADMIN_PASSWORD=$(password)
DIANDAN_GRAFANA_PASSWORD=$(password)
DIANDAN_SMS_REPLY_SECRET=$(password)
DIANDAN_SMTP_HOST=
DIANDAN_SMTP_PORT=587
DIANDAN_SMTP_USER=
DIANDAN_SMTP_PASSWORD=
DIANDAN_SMTP_SECURITY=starttls
DIANDAN_MAIL_FROM=
DIANDAN_AREAS_FOLDER=./standalone/src/main/resources/demo
DIANDAN_AREAS_DIVISIONS=file:/areas/divisions-jian.csv
DIANDAN_AREAS_OUTLINES=file:/areas/counties-jian.geojson
DIANDAN_ZONE=Asia/Shanghai
DIANDAN_HOLIDAYS=classpath:calendar/chinese-days.json
DIANDAN_STOPPER_TOPICS=classpath:stopper/topics.csv
DIANDAN_QR_ADDRESS=
DIANDAN_MAP_TILES=
DIANDAN_MAP_DATUM=WGS84
DIANDAN_MAP_ATTRIBUTION=
DIANDAN_MAP_ORIGINS=
DIANDAN_OPEN_DATA=false
DIANDAN_OPEN_DATA_PUBLISHER=
DIANDAN_OPEN_DATA_LICENCE="CC BY 4.0"
DIANDAN_BACKUP_MARKER=
DIANDAN_WEBHOOKS_PRIVATE=false
ENV

echo "$file is written. The first administrator signs in as admin with DIANDAN_ADMIN_PASSWORD."
