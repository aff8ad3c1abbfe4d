#!/usr/bin/env bash
# A base image, debian:<suite>-slim: pulled, or made by debootstrap from the package archive.
#   base-image.sh plan|up <image>
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$(dirname "${BASH_SOURCE[0]}")/images.sh"

archive=http://deb.debian.org/debian

# Only what a Dockerfile would miss: documentation and caches go, as in the official slim image.
make_slim() {
    local tree=$1 suite=$2
    rm -rf "$tree"/var/cache/apt/archives/*.deb "$tree"/var/lib/apt/lists/* \
        "$tree"/usr/share/{doc,man,info,locale} "$tree"/var/log/*.log
    # Packages that register alternatives for their manual pages fail without the folders.
    mkdir -p "$tree"/usr/share/man/man{1..9}
    {
        printf 'deb %s %s main\n' "$archive" "$suite"
        if [[ $suite != sid ]]; then
            printf 'deb %s %s-updates main\n' "$archive" "$suite"
            printf 'deb %s-security %s-security main\n' "$archive" "$suite"
        fi
    } >"$tree/etc/apt/sources.list"
    printf 'path-exclude /usr/share/%s/*\n' doc man info locale >"$tree/etc/dpkg/dpkg.cfg.d/slim"
    # No service starts while a package is installed: an image has no init.
    printf '#!/bin/sh\nexit 101\n' >"$tree/usr/sbin/policy-rc.d"
    chmod +x "$tree/usr/sbin/policy-rc.d"
    # The host's resolver must not travel in an image.
    : >"$tree/etc/resolv.conf"
    rm -f "$tree/etc/hostname"
}

bootstrap() {
    local image=$1 suite=$2 tree
    # Several images are built side by side, and one of them makes what all stand on.
    if have flock; then
        exec 8>"$cache/debootstrap.lock"
        flock 8
        ! have_image "$image" || return 0
    fi
    have debootstrap || apt_install debootstrap debian-archive-keyring
    tree=$(mktemp -d "$cache/debootstrap.XXXXXX")
    # shellcheck disable=SC2064  # the folder of now, not of then
    trap "rm -rf -- '$tree'" EXIT
    with_progress "making $image by debootstrap" "$state/log/debootstrap-$suite.log" \
        debootstrap --variant=minbase "$suite" "$tree" "$archive" ||
        give_up "debootstrap could not make $image" \
            "is the package archive in reach? see $state/log/debootstrap-$suite.log"
    make_slim "$tree" "$suite"
    tar -C "$tree" --numeric-owner -c . |
        docker import --change 'CMD ["bash"]' --message 'made by debootstrap' - "$image" >/dev/null
    remember_image "$image"
}

plan() {
    have_image "$1" || echo "pull or make the image $1"
}

up() {
    local image=$1 suite
    have_image "$image" && return
    mkdir -p "$cache" "$state/log"
    pull "$image" && return
    [[ $image =~ ^debian:([a-z]+)-slim$ ]] ||
        give_up "$image cannot be pulled" "only debian:<suite>-slim can be made without an image registry"
    suite=${BASH_REMATCH[1]}
    can_use_apt || give_up "$image cannot be pulled" \
        "without an image registry it is made by debootstrap, as root on Debian or Ubuntu"
    bootstrap "$image" "$suite"
}

case ${1:-}${2:+ image} in
    "plan image" | "up image") "$1" "$2" ;;
    *) wrong_usage "plan|up <image>" ;;
esac
