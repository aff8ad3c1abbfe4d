#!/usr/bin/env bash
# What an auditor has, and the tests of evidence use: a browser, and the programs that verify a bundle by hand. Found, else
# (root) installed; without one of them its tests are skipped, and say so.
#   auditor-tools.sh plan|up
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Names of packages of what is missing, one a line.
missing() {
    have chromium || have chromium-browser || have google-chrome || echo chromium
    have openssl || echo openssl
    have ssh-keygen || echo openssh-client
    have jq || echo jq
    have unzip || echo unzip
}

plan() {
    local package
    for package in $(missing); do
        ! can_use_apt || echo "install $package (apt), for the tests of evidence"
    done
}

up() {
    local -a packages
    mapfile -t packages < <(missing)
    ((${#packages[@]})) || return 0
    if ! can_use_apt; then
        say "not there: ${packages[*]}; the tests that use them are skipped"
        return 0
    fi
    (apt_install "${packages[@]}") || say "the tests that use ${packages[*]} are skipped"
}

case ${1:-} in
    plan | up) "$1" ;;
    *) wrong_usage "plan|up" ;;
esac
