# Sourced: how an image is had. Pulled where a registry answers, made by the caller where none does.
# shellcheck shell=bash disable=SC2154  # what common.sh defines

no_registry=$state/docker/no-registry
pull_patience=15

have_image() {
    docker image inspect "$1" >/dev/null 2>&1
}

# A purge removes what was pulled or made here, and nothing that was there before.
remember_image() {
    mkdir -p "$state/docker"
    printf '%s\n' "$1" >>"$state/docker/images"
}

# Silence is remembered until the next launch, so that the other images need not wait for it again.
# The engine is asked and not the network: it may have mirrors and credentials of its own.
pull() {
    local image=$1 log pid tick
    [[ ! -e $no_registry ]] || return 1
    log=$state/log/pull-${image//[\/:]/-}.log
    mkdir -p "$state/log" "$(dirname "$no_registry")"
    say "pulling $image"
    docker pull "$image" >"$log" 2>&1 </dev/null &
    pid=$!
    for ((tick = 0; tick < pull_patience * 5; tick++)); do
        kill -0 "$pid" 2>/dev/null || break
        # The first sign that a registry knows the image; what follows may take as long as it likes.
        ! grep -q 'Pulling from' "$log" || break
        sleep 0.2
    done
    if kill -0 "$pid" 2>/dev/null && ! grep -q 'Pulling from' "$log"; then
        kill "$pid" 2>/dev/null || true
    fi
    if wait "$pid" 2>/dev/null; then
        remember_image "$image"
        return 0
    fi
    if grep -qiE 'manifest unknown|not found: manifest|pull access denied|unauthorized' "$log"; then
        say "$image: the registry answers and does not have it"
    else
        say "$image: no image registry answers"
        : >"$no_registry"
    fi
    return 1
}
