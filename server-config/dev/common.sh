# Sourced by every script here: where things lie, how to speak, how to give up.
# shellcheck shell=bash disable=SC2034  # used by those who source it

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
state=${DRILLBOOK_HOME:-${XDG_STATE_HOME:-$HOME/.local/state}/drillbook}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/drillbook
# Our progress goes to stderr: stdout belongs to answers (a path, a JSON document).
job=$(basename "$0" .sh)

readonly exit_bad_input=3 exit_missing=4 exit_our_fault=70

say() {
    printf '%s: %s\n' "$job" "$*" >&2
}

# A needed thing cannot be had: what, then what to try.
give_up() {
    printf '%s: %s\n' "$job" "$1" >&2
    printf '  hint: %s\n' "$2" >&2
    exit "$exit_missing"
}

wrong_usage() {
    printf 'usage: %s %s\n' "$(basename "$0")" "$1" >&2
    exit "$exit_bad_input"
}

have() {
    command -v "$1" >/dev/null 2>&1
}

can_use_apt() {
    [[ $(id -u) == 0 ]] && have apt-get
}

# A fresh machine has no package lists, and so would seem to have no packages.
need_package_lists() {
    compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null || {
        say "fetching package lists (apt)"
        apt-get update >/dev/null 2>&1 || true
    }
}

# Names of what we installed stay in the state directory, so that a purge can tell.
apt_install() {
    say "installing $* (apt)"
    export DEBIAN_FRONTEND=noninteractive
    mkdir -p "$state/log"
    local log=$state/log/apt.log
    # Jobs run side by side and apt can do one thing at a time.
    if have flock; then
        exec 7>"$state/apt.lock"
        flock 7
    fi
    # Lists of a fresh machine are empty or old: fetch them only when the first try fails.
    if ! apt-get install -y --no-install-recommends "$@" >"$log" 2>&1; then
        apt-get update >>"$log" 2>&1 || true
        apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1 ||
            { tail -n 5 "$log" >&2; give_up "apt could not install $*" "see $log"; }
    fi
    printf '%s\n' "$@" >>"$state/installed-packages"
    exec 7>&-
}

# The command line of a process. A killed one stays in the table as a zombie, without a command line,
# until somebody collects it; small systems have no ps.
command_line_of() {
    if [[ -d /proc/self ]]; then
        tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline"
    else
        ps -ww -p "$1" -o args=
    fi
}

# True when the process in a pid file lives and is the program we mean: a pid may have been reused.
process_lives() {
    local file=$1 name=$2 pid=""
    [[ -r $file ]] || return 1
    read -r pid <"$file" || true
    [[ $pid =~ ^[0-9]+$ && $(command_line_of "$pid" 2>/dev/null) == *"$name"* ]]
}

# SIGTERM, wait, and only then SIGKILL: servers write their data out when asked politely.
stop_process() {
    local file=$1 name=$2 seconds=$3 pid tick
    process_lives "$file" "$name" || { rm -f "$file"; return 0; }
    read -r pid <"$file"
    kill -TERM "$pid" 2>/dev/null || true
    for ((tick = 0; tick < seconds * 10; tick++)); do
        process_lives "$file" "$name" || { rm -f "$file"; return 0; }
        sleep 0.1
    done
    say "process $pid ($name) did not end within $seconds s of SIGTERM: killing it"
    kill -KILL "$pid" 2>/dev/null || true
    rm -f "$file"
}

# Starts a program that outlives this shell and the terminal.
start_process() {
    local pid_file=$1 log=$2
    shift 2
    mkdir -p "$(dirname "$pid_file")" "$(dirname "$log")"
    local -a session=()
    have setsid && session=(setsid)
    # Descriptor 9 is a lock of machine.sh: a daemon that inherited it would hold it for ever.
    nohup ${session[@]+"${session[@]}"} "$@" >>"$log" 2>&1 </dev/null 9>&- &
    printf '%s\n' "$!" >"$pid_file"
    # Until the child has become the program, nobody who looks at the pid file would recognise it.
    local tick
    for ((tick = 0; tick < 20; tick++)); do
        ! process_lives "$pid_file" "$1" || return 0
        sleep 0.05
    done
}

# A long job into a log file, with a sign of life each 15 s and the end of the log when it fails.
with_progress() {
    local what=$1 log=$2 pid started=$SECONDS tick=0 status=0
    shift 2
    mkdir -p "$(dirname "$log")"
    say "$what"
    # A process group of its own, so that Ctrl-C can be passed on to all that the job has started.
    set -m
    "$@" >"$log" 2>&1 </dev/null &
    set +m
    pid=$!
    # shellcheck disable=SC2064  # the process of now
    trap "kill -- -$pid 2>/dev/null; exit 130" INT TERM
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.5
        tick=$((tick + 1))
        ((tick % 30)) || say "$what: $((SECONDS - started)) s so far"
    done
    wait "$pid" || status=$?
    trap - INT TERM
    if ((status)); then
        say "$what: failed after $((SECONDS - started)) s, the end of $log:"
        tail -n 15 "$log" >&2
        return "$status"
    fi
    say "$what: done in $((SECONDS - started)) s"
}
