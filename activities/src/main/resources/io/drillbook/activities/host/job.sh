#!/bin/sh
# Keeps long commands of Drillbook on this host: one folder for one job, whatever becomes of the connection that asked.
#
#   job.sh ROOT start MARK SCOPE TOKEN BYTES PROGRAM [ARGUMENT...]   BYTES of standard input become the job's
#   job.sh ROOT find MARK
#   job.sh ROOT stop MARK SECONDS
#   job.sh ROOT log MARK OFFSET                              output from there on, in base64
#   job.sh ROOT forget MARK
#
# Exit codes: 0 done; 93 the input was cut off; 94 no folder can be made; 95 this host lacks what we need; 96 wrong use;
# 98 fenced, the newer token is printed; 99 the job still runs.
set -u
umask 077
LC_ALL=C
export LC_ALL
self=$0
root=$1
verb=$2
shift 2
# How long the folder of a job is kept that is over: whoever asked for the job has long read how it ended.
kept_minutes=10080

# Start time of a living process, in ticks since boot: it tells a process from a later one with the same number.
started_at() {
  line=$(cat "/proc/$1/stat" 2> /dev/null) || return 1
  set -f
  set -- ${line##*) }
  set +f
  case $1 in
    Z | X) return 1 ;;
  esac
  shift 19
  printf '%s\n' "$1"
}

boot() {
  cat /proc/sys/kernel/random/boot_id
}

# Whether the process of the job in a folder lives; sets $process.
alive() {
  [ -f "$1/process" ] || return 1
  read -r process start session < "$1/process" || return 1
  [ "$session" = "$(boot)" ] || return 1
  [ "$(started_at "$process")" = "$start" ]
}

moment() {
  sleep 0.2 2> /dev/null || sleep 1
}

# Waits until a file is there, for at most so many moments.
await() {
  moments=0
  while [ ! -f "$1" ] && [ "$moments" -lt "$2" ]; do
    moment
    moments=$((moments + 1))
  done
  [ -f "$1" ]
}

# Prints how the job in a folder stands: two lines, an empty one, the end of its output.
report() {
  if [ ! -d "$1" ]; then
    printf 'state=NONE\nexit=\n\n'
    return
  fi
  # Between the folder and its process lies a moment; a starter that died in it leaves a job that never ran.
  await "$1/process" 25
  if [ ! -f "$1/exit" ] && alive "$1"; then
    printf 'state=RUNNING\nexit=\n\n'
  elif [ -f "$1/exit" ]; then
    # A daemon that the job left behind may hold its output open: what came by now is enough.
    await "$1/drained" 10 || : > "$1/drained"
    printf 'state=ENDED\nexit=%s\n\n' "$(cat "$1/exit")"
  else
    printf 'state=LOST\nexit=\n\n'
  fi
  cat "$1"/out.* 2> /dev/null | tail -c 65536
}

# Announces a token, then looks whether a newer one was announced: of two starters at least the older sees the other.
fence() {
  [ "$2" = - ] && return
  shelf=$root/fences/$1
  mkdir -p "$shelf/$2" || exit 94
  newest=$(ls "$shelf" | sort -n | tail -n 1)
  if [ "$newest" -gt "$2" ]; then
    rmdir "$shelf/$2" 2> /dev/null
    printf '%s\n' "$newest"
    exit 98
  fi
  for older in $(ls "$shelf"); do
    [ "$older" -lt "$2" ] && rmdir "$shelf/$older" 2> /dev/null
  done
}

# Removes folders in which nothing has happened for long and nothing runs; the one just asked for stays.
tidy() {
  find "$root/jobs" -mindepth 1 -maxdepth 1 -type d ! -name "$1" -mmin "+$kept_minutes" 2> /dev/null |
    while read -r old; do
      alive "$old" || rm -rf "$old"
    done
}

start() {
  folder=$root/jobs/$1
  expected=$4
  fence "$2" "$3"
  command -v setsid > /dev/null && [ -r /proc/self/stat ] || exit 95
  mkdir -p "$root/jobs" || exit 94
  mark=$1
  shift 4
  # Making the folder is the claim: of two starters one makes it.
  if mkdir "$folder" 2> /dev/null; then
    cat > "$folder/input"
    if [ "$(wc -c < "$folder/input")" -ne "$expected" ]; then
      rm -rf "$folder"
      exit 93
    fi
    printf '%s\n' "$@" > "$folder/command"
    setsid sh "$self" "$root" run "$mark" "$@" < /dev/null > /dev/null 2>&1 &
    tidy "$mark"
  elif [ ! -d "$folder" ]; then
    exit 94
  fi
  report "$folder"
}

# The job itself, leader of a session of its own. A signal to its group ends the command, not this frame.
run() {
  folder=$root/jobs/$1
  shift
  trap : TERM HUP INT
  printf '%s %s %s\n' "$$" "$(started_at $$)" "$(boot)" > "$folder/process.new"
  mv "$folder/process.new" "$folder/process"
  exec 3< "$folder/input"
  rm -f "$folder/input"
  {
    trap : TERM HUP INT
    # env runs programs only: never a shell's own word that happens to have the program's name.
    env -- "$@" <&3 3<&- 2>&1
    printf '%s\n' "$?" > "$folder/exit.new"
    mv "$folder/exit.new" "$folder/exit"
  } | setsid sh "$self" "$root" drain "$folder"
}

# Keeps the first and the last two MiB of the output at least, in pieces; what cannot be kept is still read, so that the
# job goes on. A piece is so many writes, whatever their size: what a command prints is seen at once.
drain() {
  trap '' TERM HUP INT
  enough=2097152
  number=0
  head=0
  tail=0
  oldest=
  while :; do
    piece=$1/out.$(printf '%08d' "$number")
    if ! dd bs=4096 count=128 of="$piece" 2> /dev/null; then
      cat > /dev/null
      break
    fi
    if [ ! -s "$piece" ]; then
      rm -f "$piece"
      break
    fi
    size=$(wc -c < "$piece")
    if [ "$head" -lt "$enough" ]; then
      head=$((head + size))
    else
      oldest=${oldest:-$number}
      tail=$((tail + size))
      while first=$1/out.$(printf '%08d' "$oldest"); drop=$(wc -c < "$first"); [ $((tail - drop)) -ge "$enough" ]; do
        printf '%s\n' "$head" > "$1/hole"
        rm -f "$first"
        tail=$((tail - drop))
        oldest=$((oldest + 1))
      done
    fi
    number=$((number + 1))
  done
  : > "$1/drained"
}

stop() {
  folder=$root/jobs/$1
  if alive "$folder"; then
    leader=$process
    kill -s TERM -- "-$leader" 2> /dev/null
    moments=0
    while alive "$folder" && [ "$moments" -lt $(($2 * 5)) ]; do
      moment
      moments=$((moments + 1))
    done
    kill -s KILL -- "-$leader" 2> /dev/null
    moments=0
    while alive "$folder" && [ "$moments" -lt 25 ]; do
      moment
      moments=$((moments + 1))
    done
    alive "$folder" && exit 99
    if [ ! -f "$folder/exit" ]; then
      printf '137\n' > "$folder/exit.new"
      mv "$folder/exit.new" "$folder/exit"
    fi
  fi
  report "$folder"
}

# Prints where something was left out, and half a MiB of what is kept from an offset on.
log() {
  folder=$root/jobs/$1
  printf 'hole=%s\n' "$(cat "$folder/hole" 2> /dev/null)"
  cat "$folder"/out.* 2> /dev/null | tail -c "+$(($2 + 1))" | head -c 524288 | base64
}

forget() {
  folder=$root/jobs/$1
  alive "$folder" && exit 99
  rm -rf "$folder"
}

case $verb in
  find) report "$root/jobs/$1" ;;
  start | run | drain | stop | log | forget) "$verb" "$@" ;;
  *) exit 96 ;;
esac
