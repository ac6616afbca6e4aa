#!/usr/bin/env bash
# Runs a command with TEST_POSTGRES_URL naming a PostgreSQL as Debian ships it, nothing of it tuned: the tests then use databases of
# their own on that server instead of embedded ones.
#
#   src/test/postgres/with-stock-postgres.sh mvn -B test
#   POSTGRES_VERSION=17 src/test/postgres/with-stock-postgres.sh mvn -B test
#
# The server is installed if it is missing. Its cluster lives in a temporary folder, and only as long as the command.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: $0 command..." >&2; exit 64; }
version=${POSTGRES_VERSION:-15}
bin=/usr/lib/postgresql/$version/bin

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

if [ ! -x "$bin/postgres" ]; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "postgresql-$version" >&2
fi

folder=$(mktemp -d)
stop() {
    as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop > /dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# As Debian's own clusters: text in the system's encoding, passwords over the network.
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" > "$folder/password"
[ "$(id -u)" != 0 ] || chown -R postgres "$folder"
cd / # a folder that everybody may be in
as_owner env LC_ALL=C.UTF-8 "$bin/initdb" -D "$folder/data" -U postgres --auth-local=peer --auth-host=scram-sha-256 \
    --pwfile="$folder/password" > "$folder/initdb.log" || { cat "$folder/initdb.log" >&2; exit 1; }

# What differs from the defaults, for another server may run on this machine: the port and where the socket is.
for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 10000))
    if as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -o "-p $port -k $folder" start > /dev/null; then
        started=yes
        break
    fi
done
[ "${started:-}" = yes ] || { cat "$folder/data/server.log" >&2; exit 1; }
cd "$OLDPWD"

export TEST_POSTGRES_URL="postgresql://postgres:$password@localhost:$port/postgres"
echo "PostgreSQL $("$bin/postgres" --version | sed 's/.*) //') on port $port" >&2
"$@"
