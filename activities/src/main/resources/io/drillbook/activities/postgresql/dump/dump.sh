# Dumps one database, or the roles of all of them, as SQL: compressed, encrypted, on standard output.
#   dump.sh PROGRAMS SOCKETS PORT MARK roles
#   dump.sh PROGRAMS SOCKETS PORT MARK database CONNECTION SNAPSHOT create|plain
# The first line of standard input is the passphrase. What became of each program is said at the end, on standard error.
set -u
programs=$1 sockets=$2 port=$3 mark=$4 what=$5
IFS= read -r passphrase
home=$(mktemp -d "${TMPDIR:-/tmp}/drillbook-dump.XXXXXX") || exit 1
trap 'gpgconf --homedir "$home" --kill all 2>/dev/null; rm -rf "$home"' EXIT
export GNUPGHOME=$home LC_ALL=C

run() {
    if [ "$what" = roles ]; then
        "$programs/pg_dumpall" -h "$sockets" -p "$port" -w --globals-only
    else
        options=()
        [ "$8" = plain ] || options+=(--create)
        "$programs/pg_dump" -w --format=plain --no-sync "${options[@]}" --snapshot="$7" \
            --dbname="$6"
    fi
}

# A dump that ends early ends without its last line, whatever its exit code. The mark is the very last thing of a whole
# one: where it is found after a restore, nothing behind it was cut off.
dump() {
    run "$@" 2>"$home/said" | tee >(tail -n 12 >"$home/tail"; : >"$home/tail.done")
    echo "${PIPESTATUS[0]}" >"$home/code"
    until [ -e "$home/tail.done" ]; do sleep 0.02; done
    if [ "$(cat "$home/code")" = 0 ] && grep -q '^-- PostgreSQL database .*dump complete$' "$home/tail"; then
        : >"$home/complete"
        [ "$what" = roles ] || printf '\n%s\n' \
            "SELECT pg_catalog.format('ALTER DATABASE %I SET drillbook.dump = %L', pg_catalog.current_database(), '$mark') \\gexec"
    fi
}

dump "$@" | zstd -q -c -T1 -3 | gpg --batch --no-options --quiet --symmetric --cipher-algo AES256 --force-ocb \
    --s2k-digest-algo SHA512 --compress-algo none --pinentry-mode loopback --passphrase-fd 3 --output - \
    3<<<"$passphrase" 2>"$home/gpg"
codes=("${PIPESTATUS[@]}")
{
    echo "drillbook: dump=$(cat "$home/code") compress=${codes[1]} encrypt=${codes[2]} complete=$([ -e "$home/complete" ] && echo yes || echo no)"
    head -c 4000 "$home/said"
    [ "${codes[2]}" = 0 ] || head -c 1000 "$home/gpg"
} >&2
