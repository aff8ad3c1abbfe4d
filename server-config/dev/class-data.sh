#!/usr/bin/env bash
# Class data for commands that end soon: the classes of one `lint` over the shipped runbooks, ready to be mapped.
# Made beforehand and not by the JVM at the end of a user's command, where a full disk would change its exit code.
#   class-data.sh <archive> <java and its arguments, up to our main class>
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

(($# > 1)) || wrong_usage "<archive> <java command>"
archive=$1
shift
mkdir -p "${archive%/*}"
part=$archive.$$
trap 'rm -f "$part"' EXIT
runbooks=()
while IFS= read -r file; do
    runbooks+=("$file")
done < <(find "$root/runbooks/library" -name '*.yaml' ! -name '*.test.yaml' 2>/dev/null | sort)
# Whether lint is content does not matter here: its classes have been loaded either way.
"$1" -XX:ArchiveClassesAtExit="$part" "${@:2}" lint ${runbooks[@]+"${runbooks[@]}"} >/dev/null 2>&1 </dev/null || true
# Renamed only when whole; without class data everything works, a little slower.
[[ ! -s $part ]] || mv "$part" "$archive"
