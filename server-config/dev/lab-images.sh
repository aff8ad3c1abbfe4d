#!/usr/bin/env bash
# The images of the lab: every folder in drills/lab/ with a Dockerfile becomes drillbook/<folder>:<hash of the folder>,
# so that a changed Dockerfile is built again and an unchanged one costs nothing.
#   lab-images.sh plan|up      `up` leaves the names in $state/images.env, as DRILLBOOK_IMAGE_<FOLDER>
# The folder s3 is not one of them: its image has a published name (s3-image.sh).
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$(dirname "${BASH_SOURCE[0]}")/images.sh"

here=$root/server-config/dev

folders() {
    local dockerfile folder
    for dockerfile in "$root"/drills/lab/*/Dockerfile; do
        folder=${dockerfile%/Dockerfile}
        [[ ! -f $dockerfile || $folder == */s3 ]] || printf '%s\n' "${folder##*/}"
    done
}

# Names count as well as contents: COPY takes whole folders.
image_of() {
    local hash
    hash=$(cd "$root/drills/lab/$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
    printf 'drillbook/%s:%s\n' "$1" "${hash:0:12}"
}

bases_of() {
    sed -n 's/^FROM \([^ ]*\).*/\1/p' "$root/drills/lab/$1/Dockerfile"
}

plan() {
    local folder image base
    for folder in $(folders); do
        image=$(image_of "$folder")
        have_image "$image" && continue
        for base in $(bases_of "$folder"); do
            "$here/base-image.sh" plan "$base"
        done
        echo "build the image $image"
    done
}

build() {
    local folder=$1 image=$2 base
    for base in $(bases_of "$folder"); do
        "$here/base-image.sh" up "$base"
    done
    with_progress "building the image $image" "$state/log/build-$folder.log" \
        docker build --label io.drillbook.image=true --tag "$image" "$root/drills/lab/$folder" ||
        give_up "the image $image could not be built" \
            "is the package archive in reach? see $state/log/build-$folder.log"
    remember_image "$image"
}

up() {
    local folder image names=
    for folder in $(folders); do
        image=$(image_of "$folder")
        have_image "$image" || build "$folder" "$image"
        names+="DRILLBOOK_IMAGE_$(tr '[:lower:]-' '[:upper:]_' <<<"$folder")=$image"$'\n'
    done
    names+="DRILLBOOK_IMAGE_S3=$("$here/s3-image.sh" name)"
    mkdir -p "$state"
    printf '%s\n' "$names" >"$state/images.env"
}

case ${1:-} in
    plan | up) "$1" ;;
    *) wrong_usage "plan|up" ;;
esac
