#!/usr/bin/env bash
# Maven: found, else (root) installed.
#   maven.sh plan|up
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

plan() {
    have mvn || ! can_use_apt || echo "install Maven (maven, apt)"
}

up() {
    have mvn && return
    can_use_apt || give_up "Maven is not there" "install Maven 3.8 or newer"
    apt_install maven
}

case ${1:-} in
    plan | up) "$1" ;;
    *) wrong_usage "plan|up" ;;
esac
