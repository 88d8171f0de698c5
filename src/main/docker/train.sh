#!/usr/bin/env bash
# train.sh JAVA: lets the service in the working folder live for a moment and leaves app.aot, the cache of what it
# loaded. There is no database and no store here: calls are answered with 503, and what loads them is loaded.
set -euo pipefail
port=18080
export FILESAGA_MIGRATE=off FILESAGA_IDENTITY_MODE=dev QUARKUS_OIDC_TENANT_ENABLED=false
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port
export QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://127.0.0.1:1/none QUARKUS_DATASOURCE_USERNAME=none
export QUARKUS_DATASOURCE_PASSWORD=none
export QUARKUS_S3_ENDPOINT_OVERRIDE=http://127.0.0.1:1 QUARKUS_S3_AWS_REGION=us-east-1
export QUARKUS_S3_AWS_CREDENTIALS_TYPE=static
export QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID=none
export QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY=none

# The collector of the image: the cache keeps objects for it.
"$1" -XX:AOTCacheOutput=app.aot -XX:+UseSerialGC -jar quarkus-run.jar &
service=$!
trap 'kill -KILL $service 2>/dev/null || true' EXIT

# call METHOD PATH [BODY]: the first line of the answer.
call() {
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf '%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
    "$1" "$2" "${#3}" "$3" >&3
  head -n 1 <&3
  exec 3>&-
}

until call GET /q/health/started '' 2>/dev/null; do
  kill -0 $service
  sleep 0.2
done
for path in /q/health/ready /q/metrics /q/openapi /v1/files /v1/usage /v1/sagas; do
  call GET "$path" ''
done
call POST /v1/uploads '{"path": "a/b.txt", "contentType": "text/plain", "size": 1}'
call POST '/v1/files?path=a' '{}'

kill -TERM $service
wait $service || true
trap - EXIT
test -s app.aot
