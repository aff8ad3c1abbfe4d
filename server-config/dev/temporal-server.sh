#!/usr/bin/env bash
# Temporal's dev server with its Web UI, on loopback, its data in one durable SQLite file.
#   temporal-server.sh plan|up|down|status
# Port: DRILLBOOK_TEMPORAL_PORT, 7233 when unset; the Web UI is on port + 1000.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

port=${DRILLBOOK_TEMPORAL_PORT:-7233}
if ! [[ $port =~ ^[1-9][0-9]{0,4}$ && $port -le 64535 ]]; then
    printf 'DRILLBOOK_TEMPORAL_PORT is "%s"\n  hint: a number from 1 to 64535; the Web UI takes that + 1000\n' \
        "$port" >&2
    exit "$exit_bad_input"
fi
web_port=$((port + 1000))
database=$state/temporal/temporal.db
pid_file=$state/temporal/server.pid
log=$state/temporal/server.log
# Evidence must not depend on it, but whoever looks into last month's run finds it.
retention=720h
search_attributes=(RunbookTarget RunbookKind RunbookEngine RunbookTrigger RunbookPhase RunbookOutcome)

lives() {
    process_lives "$pid_file" "--db-filename $database"
}

port_is_taken() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

serves() {
    [[ $("$temporal" operator cluster health --address "127.0.0.1:$port" 2>/dev/null) == SERVING ]]
}

status() {
    if lives; then
        printf 'Temporal: running (process %s), 127.0.0.1:%s, Web UI http://127.0.0.1:%s\n' \
            "$(<"$pid_file")" "$port" "$web_port"
    else
        printf 'Temporal: not running\n'
    fi
}

plan() {
    lives ||
        echo "start Temporal on 127.0.0.1:$port, its Web UI on 127.0.0.1:$web_port, its data in ${database%/*}"
}

refuse_taken_port() {
    local holder=
    port_is_taken "$1" || return 0
    have ss && holder=$(ss -Hltnp "sport = :$1" 2>/dev/null | grep -o 'users:.*' || true)
    give_up "port $1 on 127.0.0.1 is held by another program${holder:+ ($holder)}" \
        "stop it, or choose another port with DRILLBOOK_TEMPORAL_PORT (now $port; the Web UI takes that + 1000)"
}

launch() {
    local attribute
    local -a options=(
        --ip 127.0.0.1 --port "$port" --ui-ip 127.0.0.1 --ui-port "$web_port"
        --db-filename "$database" --sqlite-pragma journal_mode=WAL --sqlite-pragma synchronous=2
        # Nothing here calls home: neither the server's version check nor the Web UI's news.
        --dynamic-config-value frontend.enableServerVersionCheck=false --ui-disable-news-fetch
    )
    for attribute in "${search_attributes[@]}"; do
        options+=(--search-attribute "$attribute=Keyword")
    done
    say "starting Temporal on 127.0.0.1:$port (log: $log)"
    start_process "$pid_file" "$log" "$temporal" server start-dev "${options[@]}"
}

wait_until_it_serves() {
    local tick
    for ((tick = 0; tick < 300; tick++)); do
        serves && return
        lives || break
        sleep 0.2
    done
    tail -n 5 "$log" >&2 || true
    give_up "Temporal was started and does not serve on 127.0.0.1:$port" "see $log"
}

up() {
    if lives; then
        process_lives "$pid_file" "--port $port " ||
            give_up "Temporal of $state runs already, on another port than $port" \
                "run ./drillbook down first, or set DRILLBOOK_TEMPORAL_PORT as it was"
        ! port_is_taken "$port" || return 0
    fi
    temporal=$("$root/server-config/dev/temporal-binary.sh" up)
    if ! lives; then
        # A pid file without its process: the server was killed. SQLite's write-ahead file repairs itself.
        rm -f "$pid_file"
        refuse_taken_port "$port"
        refuse_taken_port "$web_port"
        mkdir -p "${database%/*}"
        launch
    fi
    wait_until_it_serves
    "$temporal" operator namespace update --address "127.0.0.1:$port" --namespace default \
        --retention "$retention" >>"$log" 2>&1 ||
        give_up "Temporal refused to keep finished runs for $retention" "see $log"
}

down() {
    lives || { rm -f "$pid_file"; return 0; }
    say "stopping Temporal; its data stays in ${database%/*}"
    stop_process "$pid_file" "--db-filename $database" 30
}

case ${1:-} in
    plan | up | down | status) "$1" ;;
    *) wrong_usage "plan|up|down|status" ;;
esac
