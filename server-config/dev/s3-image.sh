#!/usr/bin/env bash
# The image of the lab's S3 server, versity/versitygw: pulled, or built under the same name.
#   s3-image.sh name|plan|up
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$(dirname "${BASH_SOURCE[0]}")/golang.sh"
source "$(dirname "${BASH_SOURCE[0]}")/images.sh"

version=v1.8.0
image=versity/versitygw:$version
cached=$cache/versitygw/$version/versitygw

name() {
    printf '%s\n' "$image"
}

plan() {
    have_image "$image" || echo "pull or build the image $image (building takes about 90 s)"
}

build_program() {
    local go building
    [[ ! -x $cached ]] || return 0
    go=$(need_go) || give_up "$image cannot be pulled" \
        "without an image registry it is built, which needs Go $oldest_go or newer"
    # Installed aside and renamed: an interrupted build must not look like a finished one.
    building=${cached%/*}/building
    mkdir -p "$building/bin"
    # Static: the program must run in whatever image it is put into.
    with_progress "building versitygw $version" "$state/log/build-versitygw.log" \
        go_and_forget "$building/caches" \
        env CGO_ENABLED=0 GOBIN="$building/bin" "$go" install -trimpath -buildvcs=false \
        -ldflags "-s -w -X main.Version=$version" "github.com/versity/versitygw/cmd/versitygw@$version" ||
        give_up "versitygw $version could not be built" \
            "is the Go module proxy in reach? see $state/log/build-versitygw.log"
    mv "$building/bin/versitygw" "$cached"
    rm -rf "$building"
}

up() {
    local context
    have_image "$image" && return
    pull "$image" && return
    build_program
    "$root/server-config/dev/base-image.sh" up debian:trixie-slim
    context=$(mktemp -d "$cache/versitygw/context.XXXXXX")
    # shellcheck disable=SC2064  # the folder of now, not of then
    trap "rm -rf -- '$context'" EXIT
    ln "$cached" "$root/drills/lab/s3/Dockerfile" "$context/" 2>/dev/null ||
        cp "$cached" "$root/drills/lab/s3/Dockerfile" "$context/"
    with_progress "building the image $image" "$state/log/build-s3-image.log" \
        docker build --label io.drillbook.image=true --tag "$image" "$context" ||
        give_up "the image $image could not be built" "see $state/log/build-s3-image.log"
    remember_image "$image"
}

case ${1:-} in
    name | plan | up) "$1" ;;
    *) wrong_usage "name|plan|up" ;;
esac
