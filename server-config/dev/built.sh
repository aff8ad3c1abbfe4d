# Sourced by the launcher on every call, so without a fork but one: is what was built newer than its sources?
# shellcheck shell=bash disable=SC2154  # root belongs to who sources this

# In target/, so that `mvn clean` takes it away with the rest.
build_stamp=$root/worker/target/built

is_built() {
    # The tests of a running build call the launcher: it must not start another build inside the first.
    [[ ${DRILLBOOK_NO_BUILD:-} != yes ]] || return 0
    [[ -e $build_stamp && -d $root/worker/target/lib && -d $root/drills/target/lib ]] || return 1
    [[ -z $(find "$root"/pom.xml "$root"/.mvn "$root"/*/pom.xml "$root"/*/src/main "$root"/*/library \
        -newer "$build_stamp" -print -quit 2>/dev/null) ]]
}
