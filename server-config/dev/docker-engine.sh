#!/usr/bin/env bash
# The Docker engine: used when it answers, else (root) installed and started.
#   docker-engine.sh plan   one line per change `up` would make
#   docker-engine.sh up     an engine that answers
#   docker-engine.sh down   stops the engine, if it was started here
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

pid_file=$state/docker/dockerd.pid
log=$state/docker/dockerd.log
# The engine's own pid files: it refuses to start, or waits for a containerd that is gone,
# while they name any process at all, even another program's or a dead one's.
engine_pid_file=/var/run/docker.pid
containerd_pid_file=/var/run/docker/containerd/containerd.pid

# The server's version and not its exit code: some clients print an error and still end with 0.
answers() {
    [[ -n $(docker version --format '{{.Server.Version}}' 2>/dev/null) ]]
}

installed() {
    have docker && have dockerd
}

explain_silence() {
    if [[ -n ${DOCKER_HOST:-} ]]; then
        give_up "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST" "start it, or unset DOCKER_HOST"
    fi
    if [[ -S /var/run/docker.sock && ! -w /var/run/docker.sock ]]; then
        give_up "this user may not talk to the Docker engine" "add it to the group docker and log in again, or use sudo"
    fi
    give_up "no Docker engine answers" "install and start Docker; as root on Debian or Ubuntu it is installed here"
}

plan() {
    answers && return
    if [[ -z ${DOCKER_HOST:-} ]] && can_use_apt; then
        installed || echo "install the Docker engine (docker.io, apt)"
        echo "start the Docker engine (dockerd, its log in $log)"
    fi
}

remove_stale() {
    if [[ -e $1 ]] && ! process_lives "$1" "$2"; then
        say "removing $1, left by an engine that was killed"
        rm -f "$1"
    fi
}

wait_until_it_answers() {
    local tick
    for ((tick = 0; tick < 300; tick++)); do
        answers && return
        [[ ${1:-} != watched ]] || process_lives "$pid_file" dockerd || break
        sleep 0.2
    done
    tail -n 5 "$log" 2>/dev/null >&2 || true
    give_up "the Docker engine was started and does not answer" "see $log"
}

up() {
    answers && return
    [[ -z ${DOCKER_HOST:-} && $(id -u) == 0 ]] || explain_silence
    if ! installed; then
        can_use_apt || explain_silence
        apt_install docker.io iptables
        answers && return
    fi
    if [[ -d /run/systemd/system ]] && have systemctl; then
        say "starting the Docker engine (systemd)"
        systemctl start docker || give_up "systemd could not start docker" "see: journalctl -u docker"
        wait_until_it_answers
        return
    fi
    remove_stale "$engine_pid_file" dockerd
    remove_stale "$containerd_pid_file" containerd
    say "starting the Docker engine (log: $log)"
    start_process "$pid_file" "$log" dockerd
    wait_until_it_answers watched
}

down() {
    process_lives "$pid_file" dockerd || { rm -f "$pid_file"; return 0; }
    say "stopping the Docker engine that was started here"
    stop_process "$pid_file" dockerd 60
}

case ${1:-} in
    plan | up | down) "$1" ;;
    *) wrong_usage "plan|up|down" ;;
esac
