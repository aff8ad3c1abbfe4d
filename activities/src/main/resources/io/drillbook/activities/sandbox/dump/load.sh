# Loads an encrypted dump from standard input into a server.
#   load.sh PROGRAMS SOCKETS PORT USER stop|go
# The first line of standard input is the passphrase. "stop": the first error ends the load; "go": errors are only said.
# What became of each program is said at the end, on standard output; what the server complained of on standard error.
set -u
programs=$1 sockets=$2 port=$3 user=$4 errors=$5
IFS= read -r passphrase
home=$(mktemp -d "${TMPDIR:-/tmp}/drillbook-load.XXXXXX") || exit 1
trap 'gpgconf --homedir "$home" --kill all 2>/dev/null; rm -rf "$home"' EXIT
export GNUPGHOME=$home LC_ALL=C
stop=0
[ "$errors" = go ] || stop=1
gpg --batch --no-options --quiet --decrypt --pinentry-mode loopback --passphrase-fd 3 3<<<"$passphrase" 2>"$home/gpg" |
    zstd -q -dc 2>"$home/zstd" |
    "$programs/psql" -X -q -v ON_ERROR_STOP=$stop -h "$sockets" -p "$port" -U "$user" -d postgres -f - \
        >"$home/out" 2>"$home/said"
codes=("${PIPESTATUS[@]}")
echo "drillbook: decrypt=${codes[0]} decompress=${codes[1]} load=${codes[2]}"
[ "${codes[0]}" = 0 ] || head -c 1000 "$home/gpg"
[ "${codes[1]}" = 0 ] || head -c 1000 "$home/zstd"
head -c 16000 "$home/said" >&2
