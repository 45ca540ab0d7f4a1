#!/bin/sh
# Starts the service in the current folder up to the point where it would open its doors, and keeps
# what the JVM learnt as app.aot. Needs neither a database nor a broker nor a real secret.
#
# usage: train-aot-cache.sh JVM_OPTIONS_FILE    (app.jar and lib/ lie in the current folder)
set -eu
options=$1

DIANDAN_SERVICE_SECRET=only-for-training-the-cache-nothing-is-kept \
DIANDAN_KEYS=training:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
DIANDAN_KEYS_HASH=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
DIANDAN_ADMIN_PASSWORD=only-for-training \
  java "@$options" \
    -XX:AOTCacheOutput=app.aot \
    -Xlog:aot=error \
    -Dspring.context.exit=onRefresh \
    -Dspring.flyway.enabled=false \
    -Dspring.kafka.admin.auto-create=false \
    -jar app.jar

test -s app.aot
