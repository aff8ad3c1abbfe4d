#!/usr/bin/env bash
# The Temporal CLI, which holds the dev server and the Web UI.
# Found on the PATH or in the cache, else copied out of its image, else built.
#   temporal-binary.sh find   prints its path, or fails
#   temporal-binary.sh plan   one line per change `up` would make
#   temporal-binary.sh up     has it at hand; prints its path
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$(dirname "${BASH_SOURCE[0]}")/golang.sh"
source "$(dirname "${BASH_SOURCE[0]}")/images.sh"

version=1.9.1
image=temporalio/temporal:$version
cached=$cache/temporal/$version/temporal
module=$root/server-config/dev/temporal

# A database file has no migration between server versions: an older CLI is refused, and so is a new major one.
fits() {
    local found major minor wanted_minor=${version#*.}
    found=$("$1" --version 2>/dev/null) || return 1
    [[ $found =~ version\ ([0-9]+)\.([0-9]+)\.([0-9]+) ]] || return 1
    major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]}
    [[ ${BASH_REMATCH[0]} == "version $version" ]] || ((major == ${version%%.*} && minor > ${wanted_minor%%.*}))
}

find_binary() {
    if [[ -x $cached ]]; then
        printf '%s\n' "$cached"
    elif have temporal && fits temporal; then
        command -v temporal
    else
        return 1
    fi
}

plan() {
    find_binary >/dev/null ||
        echo "pull or build the Temporal CLI $version (building takes about 5 minutes), kept in ${cached%/*}"
}

# Out of the image, so that there is one way of starting it only.
copy_from_image() {
    local container status=0
    # The image holds a Linux program.
    [[ $(uname -s) == Linux ]] && have docker || return 1
    have_image "$image" || pull "$image" || return 1
    container=$(docker create "$image") || return 1
    docker cp "$container:/usr/local/bin/temporal" "$cached.part" >/dev/null || status=$?
    docker rm "$container" >/dev/null
    return "$status"
}

build() {
    local go
    go=$(need_go) || give_up "the Temporal CLI $version cannot be had" \
        "put temporal $version on the PATH, or give this machine an image registry ($image) or Go $oldest_go or newer"
    # -C needs Go 1.20; the version is what a release would stamp, and what `fits` reads.
    with_progress "building the Temporal CLI $version" "$state/log/build-temporal.log" \
        go_and_forget "${cached%/*}/building" "$go" build -C "$module" -trimpath -buildvcs=false \
        -ldflags "-s -w -X github.com/temporalio/cli/internal/temporalcli.Version=$version" \
        -o "$cached.part" github.com/temporalio/cli/cmd/temporal ||
        give_up "the Temporal CLI $version could not be built" \
            "is the Go module proxy in reach? see $state/log/build-temporal.log"
}

up() {
    find_binary && return
    mkdir -p "${cached%/*}"
    copy_from_image || build
    chmod +x "$cached.part"
    fits "$cached.part" || give_up "what was made is not the Temporal CLI $version" "remove $cached.part and try again"
    # Renamed only when whole: an interrupted build must not look like a finished one.
    mv "$cached.part" "$cached"
    printf '%s\n' "$cached"
}

case ${1:-} in
    find) find_binary ;;
    plan | up) "$1" ;;
    *) wrong_usage "find|plan|up" ;;
esac
