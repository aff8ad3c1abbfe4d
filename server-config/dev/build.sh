#!/usr/bin/env bash
# Builds Drillbook with Maven, when its sources are newer than what was built.
#   build.sh plan|up
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$(dirname "${BASH_SOURCE[0]}")/built.sh"

log=$state/log/build-drillbook.log

plan() {
    is_built || echo "build Drillbook (Maven; the first time it fetches libraries into its own cache)"
}

explain_failure() {
    rm -f "$1"
    ! grep -qE 'Could not transfer|Unknown host|Could not find artifact' "$log" ||
        give_up "libraries which Drillbook needs could not be fetched" "is a Maven repository in reach? see $log"
    # Where the compiler points; the end of Maven's output is advice about Maven.
    grep -E '^\[ERROR\] /' "$log" | head -n 10 >&2 || true
    printf '  hint: the whole log is in %s\n' "$log" >&2
    exit "$exit_our_fault"
}

up() {
    local jdk started
    is_built && return
    jdk=$("$root/server-config/dev/jdk.sh" up)
    "$root/server-config/dev/maven.sh" up
    # Sources saved during the build are newer than its beginning.
    mkdir -p "$state/log"
    started=$(mktemp "$state/build-started.XXXXXX")
    # Libraries of an earlier version must not stay on the class path.
    rm -rf "$root"/{worker,drills}/target/lib
    # To run it, not to judge it: tests and formatting are verify's. And nothing goes into Maven's own cache.
    with_progress "building Drillbook" "$log" \
        env JAVA_HOME="${jdk#* }" mvn --batch-mode --no-transfer-progress --file "$root/pom.xml" \
        -Dmaven.test.skip=true -Dspotless.check.skip=true package || explain_failure "$started"
    mv "$started" "$build_stamp"
}

case ${1:-} in
    plan | up) "$1" ;;
    *) wrong_usage "plan|up" ;;
esac
