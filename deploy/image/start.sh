#!/bin/sh
# Starts the service in the current folder with its cache. The line "Using AOT-linked classes: true"
# says that the cache is used; after a mismatch the JVM says why and starts without it.
#
# usage: start.sh [JVM_OPTIONS_FILE]    (app.jar, lib/ and app.aot lie in the current folder)
set -eu
exec java "@${1:-/app/jvm.options}" -XX:AOTCache=app.aot -Xlog:aot:stdout:uptime,level -jar app.jar
