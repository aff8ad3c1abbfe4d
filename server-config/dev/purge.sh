#!/usr/bin/env bash
# Takes back what was started and stored here: lab, images, state and caches. What apt installed stays and is named.
# The worker and Temporal have been stopped before (./drillbook down --purge does both).
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

here=$root/server-config/dev

# Only labs in our state: on an engine that others use as well, theirs stay.
lab_folders() {
    local home=$state label='{{.Label "io.drillbook.lab.folder"}}'
    [[ $home == /* ]] || home=$PWD/$home
    {
        docker ps --all --format "$label"
        docker volume ls --format "$label"
        docker network ls --format "$label"
    } | sort -u | awk -v home="$home/" 'index($0, home) == 1'
}

# remove <what> <lab's folder> <command that lists> -- <command that removes>
remove() {
    local what=$1 folder=$2
    local -a list=() found
    shift 2
    while [[ $1 != -- ]]; do
        list+=("$1")
        shift
    done
    shift
    read -ra found -d '' < <("${list[@]}" --quiet --filter "label=io.drillbook.lab.folder=$folder") || true
    ((${#found[@]})) || return 0
    say "removing ${#found[@]} $what of the lab in $folder"
    "$@" "${found[@]}" >/dev/null
}

remove_labs() {
    local folder
    while read -r folder; do
        remove containers "$folder" docker ps --all -- docker rm --force --volumes
        remove volumes "$folder" docker volume ls -- docker volume rm --force
        remove networks "$folder" docker network ls -- docker network rm
    done < <(lab_folders)
}

# Only images that were pulled or made here. The newest first: a base image goes after what stands on it.
remove_images() {
    local image
    [[ -r $state/docker/images ]] || return 0
    while read -r image; do
        docker image inspect "$image" >/dev/null 2>&1 || continue
        say "removing the image $image"
        docker image rm "$image" >/dev/null || say "$image stays: something else uses it"
    done < <(tail -r "$state/docker/images" 2>/dev/null || tac "$state/docker/images")
}

# Small disks of the lab are files mounted by loop: a mounted file cannot be given back.
unmount_disks() {
    local device file mount
    have losetup || return 0
    while read -r device file; do
        [[ $file == "$state"/* ]] || continue
        while read -r mount; do
            say "unmounting $mount"
            umount "$mount"
        done < <(findmnt --noheadings --output TARGET --source "$device" || true)
        losetup --detach "$device" 2>/dev/null || true
    done < <(losetup --list --noheadings --output NAME,BACK-FILE 2>/dev/null || true)
}

remove_folder() {
    [[ -e $1 ]] || return 0
    say "removing $1 ($2)"
    chmod -R u+w "$1"
    rm -rf "$1"
}

# A folder that somebody gave us by mistake is not ours to remove.
if [[ -e $state && ! -e $state/.drillbook && $state != */drillbook ]]; then
    printf '%s does not look like the state of Drillbook\n  hint: DRILLBOOK_HOME names it; nothing was removed\n' \
        "$state" >&2
    exit "$exit_bad_input"
fi
if have docker && [[ -n $(docker version --format '{{.Server.Version}}' 2>/dev/null) ]]; then
    remove_labs
    remove_images
fi
unmount_disks
"$here/docker-engine.sh" down
packages=
[[ ! -r $state/installed-packages ]] || packages=$(sort -u "$state/installed-packages" | tr '\n' ' ')
remove_folder "$state" "state, logs and data"
remove_folder "$cache" "built programs, class data"
[[ -z $packages ]] || say "these packages were installed by apt and stay: $packages"
