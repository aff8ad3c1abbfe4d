#!/usr/bin/env bash
# Makes a machine ready: says what it will change, waits a moment, then does the long jobs side by side.
#   machine.sh <part>...    parts: java (to build with), build, images (with the Docker engine), temporal-binary, temporal, worker,
#           auditor-tools (for the tests of evidence)
# Reads DRILLBOOK_YES=yes (does not wait) and DRILLBOOK_NO_INSTALL=yes (refuses what would stay on the machine).
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

here=$root/server-config/dev
seconds_to_think=5

wants() {
    [[ " ${parts[*]} " == *" $1 "* ]]
}

# One line per change, none when the machine is ready.
plan() {
    if wants java || wants build; then
        "$here/jdk.sh" plan
        "$here/maven.sh" plan
    fi
    ! wants build || "$here/build.sh" plan
    if wants images; then
        "$here/docker-engine.sh" plan
        "$here/s3-image.sh" plan
        "$here/lab-images.sh" plan
    fi
    if wants temporal-binary || wants temporal; then
        "$here/temporal-binary.sh" plan
    fi
    ! wants temporal || "$here/temporal-server.sh" plan
    ! wants auditor-tools || "$here/auditor-tools.sh" plan
    ! wants worker || "$here/worker.sh" plan
}

announce() {
    local changes=$1
    printf 'Will change on this machine:\n' >&2
    printf '  - %s\n' "${changes//$'\n'/$'\n'  - }" >&2
    # Starting what is there, or building in our own folder, leaves nothing on the machine.
    grep -qvE '^(start |build Drillbook)' <<<"$changes" || return 0
    [[ ${DRILLBOOK_NO_INSTALL:-} != yes ]] ||
        give_up "--no-install forbids it" "do it by hand, or run again without --no-install"
    if [[ ${DRILLBOOK_YES:-} != yes && -t 0 && -t 2 ]]; then
        printf 'Going on in %s s; Ctrl-C stops here (--yes does not wait, --no-install refuses).\n' "$seconds_to_think" >&2
        sleep "$seconds_to_think"
    fi
}

# The first failure decides; the others still end, so that what they made is kept.
wait_for() {
    local pid status=0 first=0
    for pid in "$@"; do
        wait "$pid" || status=$?
        ((first)) || first=$status
    done
    return "$first"
}

make_ready() {
    local -a running=()
    if wants java || wants build; then
        "$here/jdk.sh" up >/dev/null
        "$here/maven.sh" up
    fi
    ! wants images || "$here/docker-engine.sh" up
    if wants temporal-binary || wants temporal; then
        "$here/temporal-binary.sh" up >/dev/null &
        running+=("$!")
    fi
    if wants images; then
        "$here/s3-image.sh" up &
        running+=("$!")
        "$here/lab-images.sh" up &
        running+=("$!")
    fi
    if wants auditor-tools; then
        "$here/auditor-tools.sh" up &
        running+=("$!")
    fi
    if wants build; then
        "$here/build.sh" up &
        running+=("$!")
    fi
    # shellcheck disable=SC2064  # the processes of now
    trap "kill ${running[*]:-} 2>/dev/null; exit 130" INT TERM
    wait_for ${running[@]+"${running[@]}"}
    ! wants temporal || "$here/temporal-server.sh" up
    ! wants worker || "$here/worker.sh" up
}

parts=("$@")
((${#parts[@]})) || wrong_usage "java|build|images|temporal-binary|temporal|worker|auditor-tools ..."
for part in "${parts[@]}"; do
    case $part in
        java | build | images | temporal-binary | temporal | worker | auditor-tools) ;;
        *) wrong_usage "java|build|images|temporal-binary|temporal|worker|auditor-tools ..." ;;
    esac
done

# The mark is what a purge looks for before it removes a folder.
if [[ ! -e $state/.drillbook ]]; then
    mkdir -p "$state"
    chmod 700 "$state"
    : >"$state/.drillbook"
fi
# Two launchers at once must not make the same thing twice; the second finds all of it done.
if have flock; then
    exec 9>"$state/setup.lock"
    flock -n 9 || { say "waiting for another launcher that sets this machine up"; flock 9; }
fi
# Whether a registry answers is asked anew in each launch.
rm -f "$state/docker/no-registry"

# A base image that several images need is named once.
changes=$(plan | awk '!seen[$0]++')
if [[ -n $changes ]]; then
    announce "$changes"
    make_ready
elif wants images; then
    # The names of the images are written even when all of them are there.
    "$here/lab-images.sh" up
fi
