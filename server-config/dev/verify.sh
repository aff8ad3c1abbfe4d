#!/usr/bin/env bash
# All tests, on a machine that is made ready first.
#   verify.sh [--fast | --soak]
#   --fast   what needs neither Docker nor Temporal
#   --soak   also what takes hours, before a release; DRILLBOOK_SOAK_RESTORES, _STORIES and _SEED say how much of it
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$(dirname "${BASH_SOURCE[0]}")/built.sh"

here=$root/server-config/dev
parts=(java images temporal-binary auditor-tools)
profiles=(-Pserver)
case ${1:-} in
    --fast) parts=(java) profiles=() ;;
    --soak)
        restores=${DRILLBOOK_SOAK_RESTORES:-20} stories=${DRILLBOOK_SOAK_STORIES:-100000} seed=${DRILLBOOK_SOAK_SEED:-$RANDOM}
        profiles=(-Psoak "-Ddrillbook.soak.restores=$restores" "-Ddrillbook.soak.seed=$seed" "-Ddrillbook.stories=$stories")
        ;;
    '') ;;
    *) wrong_usage "[--fast | --soak]" ;;
esac

as_time() {
    printf '%sm%02ds' $(($1 / 60)) $(($1 % 60))
}

# Only reports of this run: those of an earlier one may lie beside them.
print_totals() {
    local since=$1
    { find "$root"/*/target -path '*/surefire-reports/*.txt' -newer "$since" -exec cat {} + 2>/dev/null || true; } |
        awk -F '[:,]' '/^Tests run:/ { run += $2; failed += $4; errors += $6; skipped += $8 }
            END { printf "total: %d tests run, %d failed, %d errors, %d skipped\n", run, failed, errors, skipped }'
}

# What a soak was: its repetitions, and how long each class that repeats took.
print_soak() {
    printf 'the soak covered: %s backups with a restore test each (seed %s), %s random stories of the interpreter\n' \
        "$restores" "$seed" "$stories"
    { find "$root"/*/target -path '*/surefire-reports/*.txt' -newer "$1" -exec cat {} + 2>/dev/null || true; } |
        sed -n 's/^Tests run: \([0-9]*\),.*Time elapsed: \([0-9.]*\) s.* in \(.*\)$/\2 \1 \3/p' | sort -rn |
        awk '{ printf "  %-70s %4d tests %8.1f s\n", $3, $2, $1 }'
}

# A name that is missing is seen by the tests, which say so; here it only must not come from an older shell.
pass_on_what_is_there() {
    local line
    DRILLBOOK_TEMPORAL_BINARY=$("$here/temporal-binary.sh" find)
    while read -r line; do
        export "${line?}"
    done <"$state/images.env"
    export DRILLBOOK_TEMPORAL_BINARY
    # The lab cleans up by label; and inside a container Testcontainers would pull an image to find its way.
    export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost
}

started=$SECONDS
"$here/machine.sh" "${parts[@]}"
printf 'setting up took %s\n' "$(as_time $((SECONDS - started)))"
((${#profiles[@]} == 0)) || pass_on_what_is_there

jdk=$("$here/jdk.sh" find)
since=$(mktemp "$state/verify-started.XXXXXX")
trap 'rm -f "$since"' EXIT
started=$SECONDS
status=0
# Two modules at once: the workflows and the activities do not need each other, and their tests wait a lot.
DRILLBOOK_NO_BUILD=yes JAVA_HOME=${jdk#* } \
    mvn --batch-mode --no-transfer-progress --threads 2 --file "$root/pom.xml" \
    ${profiles[@]+"${profiles[@]}"} verify || status=1
# What was verified is built as well.
((status)) || cp -p "$since" "$build_stamp"
# Maven leaves escape sequences on its last line.
printf '\n'
print_totals "$since"
[[ ${1:-} != --soak ]] || print_soak "$since"
printf 'the tests took %s: %s\n' "$(as_time $((SECONDS - started)))" \
    "$( ((status)) && echo FAILED || echo passed)"
exit "$status"
