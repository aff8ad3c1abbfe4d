#!/usr/bin/env bash
# Class data for commands that end soon: the classes of one `lint` over the shipped runbooks, ready to be mapped, and
# beside them the names of all sources of actions on the class path.
# Made beforehand and not by the JVM at the end of a user's command, where a full disk would change its exit code.
#   class-data.sh <archive>.jsa|.aot <java and its arguments, up to our main class>
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

(($# > 2)) || wrong_usage "<archive> <java command>"
archive=$1
shift
mkdir -p "${archive%/*}"
part=$archive.$$
trap 'rm -f "$part" "$part.sources"' EXIT
runbooks=()
while IFS= read -r file; do
    runbooks+=("$file")
done < <(find "$root/runbooks/library" -name '*.yaml' ! -name '*.test.yaml' 2>/dev/null | sort)

# An old list must not outlive a new jar; without one everything works, a little slower.
rm -f "$archive.sources"
sources=$("${@:1:$#-1}" io.drillbook.runbooks.action.ActionSources 2>/dev/null </dev/null) || sources=
[[ -z $sources ]] || printf '%s\n' "$sources" >"$part.sources"

case $archive in
    *.aot) record=-XX:AOTCacheOutput=$part ;;
    *) record=-XX:ArchiveClassesAtExit=$part ;;
esac
# Whether lint is content does not matter here: its classes have been loaded either way.
"$1" "$record" ${sources:+-Ddrillbook.action.sources="$sources"} "${@:2}" lint ${runbooks[@]+"${runbooks[@]}"} \
    >/dev/null 2>&1 </dev/null || true
# Renamed only when whole; without class data, too, everything works, a little slower.
[[ ! -s $part.sources ]] || mv "$part.sources" "$archive.sources"
[[ ! -s $part ]] || mv "$part" "$archive"
