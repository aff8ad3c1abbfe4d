# Sourced: a Go that can build the tools of this folder.
# shellcheck shell=bash disable=SC2154  # what common.sh defines

# From 1.21 on Go fetches the toolchain which a go.mod asks for; Debian 12's own 1.19 cannot.
oldest_go=1.21

fits_go() {
    [[ $(printf '%s\n' "$oldest_go" "$1" | sort -V | head -n 1) == "$oldest_go" ]]
}

# Prints the command, or fails.
find_go() {
    local candidate version
    for candidate in go /usr/local/go/bin/go /usr/lib/go-*/bin/go "$HOME/go/bin/go"; do
        have "$candidate" || continue
        # GOTOOLCHAIN=local: ask this Go about itself, without a download.
        version=$(GOTOOLCHAIN=local "$candidate" env GOVERSION 2>/dev/null) || continue
        version=${version#go}
        if fits_go "$version"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}

# The same, installed where the distribution has one that is new enough.
need_go() {
    local offered
    find_go && return
    can_use_apt || return 1
    need_package_lists
    offered=$(apt-cache policy golang-go 2>/dev/null | sed -n 's/^ *Candidate: \([0-9]*:\)\{0,1\}\([0-9.]*\).*/\2/p')
    [[ -n $offered ]] && fits_go "$offered" || return 1
    apt_install golang-go ca-certificates
    find_go
}

# Runs go with caches of its own, thrown away afterwards: of gigabytes only the program stays.
# GOTOOLCHAIN is set because some distributions switch the fetching of newer toolchains off.
go_and_forget() {
    local caches=$1 status=0
    shift
    env GOPATH="$caches/path" GOMODCACHE="$caches/modules" GOCACHE="$caches/objects" GOFLAGS=-modcacherw \
        GOTOOLCHAIN=auto "$@" || status=$?
    chmod -R u+w "$caches" && rm -rf "$caches"
    return "$status"
}
