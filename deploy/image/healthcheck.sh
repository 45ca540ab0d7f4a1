#!/bin/bash
# Asks the service's own readiness on its management port; needs no tool but the shell.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:?}"
printf 'GET /manage/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 3 _ status _ <&3
test "$status" = 200
