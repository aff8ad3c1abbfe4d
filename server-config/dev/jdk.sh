#!/usr/bin/env bash
# A JDK, 21 or newer: JAVA_HOME, the java on the PATH, the usual places, else (root) installed.
#   jdk.sh find   prints "<major> <home>", or fails
#   jdk.sh plan   one line per change `up` would make
#   jdk.sh up     has one; prints as `find` does
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

oldest=21

# A JDK says its version in a file, which is quicker than to ask it; without javac it is no JDK.
major_of() {
    local line
    [[ -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || return 1
    while read -r line; do
        if [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]]; then
            printf '%s\n' "${BASH_REMATCH[1]}"
            return
        fi
    done <"$1/release"
    return 1
}

find_jdk() {
    local home major on_path
    on_path=$(command -v java || true)
    [[ -z $on_path ]] || on_path=$(readlink -f "$on_path")
    for home in "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
        "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [[ -n $home ]] && major=$(major_of "$home") && ((major >= oldest)); then
            printf '%s %s\n' "$major" "$home"
            return
        fi
    done
    return 1
}

# The oldest that is new enough: what is longest in a distribution is best cared for.
package() {
    need_package_lists
    apt-cache search --names-only '^openjdk-[0-9]+-jdk-headless$' 2>/dev/null |
        sed 's/^openjdk-\([0-9]*\)-.*/\1/' | sort -n |
        while read -r major; do
            if ((major >= oldest)); then
                printf 'openjdk-%s-jdk-headless\n' "$major"
                break
            fi
        done | grep .
}

plan() {
    find_jdk >/dev/null || ! can_use_apt || echo "install a JDK (openjdk, apt)"
}

up() {
    local name
    find_jdk && return
    if ! can_use_apt || ! name=$(package); then
        give_up "no JDK $oldest or newer found" "install one (Temurin, OpenJDK) and set JAVA_HOME to it"
    fi
    apt_install "$name"
    find_jdk || give_up "$name was installed and is not found" "set JAVA_HOME to it"
}

case ${1:-} in
    find) find_jdk ;;
    plan | up) "$1" ;;
    *) wrong_usage "find|plan|up" ;;
esac
