#!/usr/bin/env bash
# The worker in the background, as `./drillbook worker` would run it in the foreground.
#   worker.sh plan|up|down|status
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

program='io.drillbook.worker.cli.Drillbook worker'
pid_file=$state/worker/worker.pid
log=$state/worker/worker.log
# The worker makes this file when it polls, so that `up` does not return before it can work.
ready_file=$state/worker/ready

lives() {
    process_lives "$pid_file" "$program"
}

# A rebuilt program must not go on running in its old form.
is_current() {
    local jar
    for jar in "$root"/worker/target/drillbook-worker-*.jar; do
        [[ ! $jar -nt $pid_file ]] || return 1
    done
    # A worker reads its inventory once.
    [[ ! ${DRILLBOOK_INVENTORY:-$state/lab/inventory.yaml} -nt $pid_file ]]
}

status() {
    if lives; then
        printf 'Worker: running (process %s), log %s\n' "$(<"$pid_file")" "$log"
    else
        printf 'Worker: not running\n'
    fi
}

plan() {
    lives && is_current || echo "start a worker in the background (its log in $log)"
}

up() {
    local tick
    if lives; then
        ! is_current || return 0
        say "the running worker is of an older build or inventory: starting it anew"
        down
    fi
    rm -f "$ready_file"
    say "starting the worker (log: $log)"
    DRILLBOOK_READY_FILE=$ready_file start_process "$pid_file" "$log" "$root/drillbook" worker
    for ((tick = 0; tick < 300; tick++)); do
        [[ ! -e $ready_file ]] || return 0
        kill -0 "$(<"$pid_file")" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 15 "$log" >&2 || true
    give_up "the worker was started and does not work" "see $log"
}

down() {
    lives || { rm -f "$pid_file"; return 0; }
    rm -f "$ready_file"
    say "stopping the worker"
    # Acts in hand get time to end; what does not end goes on at the host and is taken up again.
    stop_process "$pid_file" "$program" 60
}

case ${1:-} in
    plan | up | down | status) "$1" ;;
    *) wrong_usage "plan|up|down|status" ;;
esac
