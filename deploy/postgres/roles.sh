#!/bin/bash
# Makes the two roles and the schema of each service, once, when the database is new: the owner
# migrates, the service works in the schema and may not change its tables. Neither is a superuser.
set -euo pipefail

role() { # name password
  if [[ ! $2 =~ ^[A-Za-z0-9]{16,}$ ]]; then
    echo "The password of $1 is missing or weak: run scripts/new-env.sh." >&2
    exit 1
  fi
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --quiet <<SQL
create role $1 login nosuperuser nocreatedb nocreaterole noreplication password '$2';
SQL
}

schema() { # name owner-password service-password
  role "$1_owner" "$2"
  role "$1_service" "$3"
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --quiet <<SQL
grant connect on database "$POSTGRES_DB" to $1_owner, $1_service;
create schema $1 authorization $1_owner;
grant usage on schema $1 to $1_service;
alter role $1_owner set search_path = $1;
alter role $1_owner set lock_timeout = '30s';
alter role $1_service set search_path = $1;
alter role $1_service set statement_timeout = '15s';
alter role $1_service set lock_timeout = '3s';
alter role $1_service set idle_in_transaction_session_timeout = '15s';
SQL
}

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --quiet <<SQL
revoke all on database "$POSTGRES_DB" from public;
revoke all on schema public from public;
SQL
schema request "$REQUEST_OWNER_PASSWORD" "$REQUEST_SERVICE_PASSWORD"
schema matching "$MATCHING_OWNER_PASSWORD" "$MATCHING_SERVICE_PASSWORD"
schema notification "$NOTIFICATION_OWNER_PASSWORD" "$NOTIFICATION_SERVICE_PASSWORD"
