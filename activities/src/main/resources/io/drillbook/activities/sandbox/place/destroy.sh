# Destroys one run's folder and nothing else: the name and the file inside both carry the mark.
#   destroy.sh <data> <mark> [<seconds to wait before>]
# Exit: 31 the folder carries another mark.
set -eu
data=$1 mark=$2
[ -z "${3:-}" ] || sleep "$3"
lock=$data/drillbook.lock
folder=$data/drillbook-$mark
if [ -e "$folder" ] && [ "$(cat "$folder/mark" 2>/dev/null || true)" != "$mark" ]; then
  echo "$folder does not carry the mark $mark"
  exit 31
fi
# Processes of this copy: the server and its children work in its folder, tools name it.
copy() {
  for process in /proc/[0-9]*; do
    number=${process#/proc/}
    [ "$number" != "$$" ] || continue
    case "$(readlink "$process/cwd" 2>/dev/null || true)" in "$folder"|"$folder"/*) echo "$number"; continue ;; esac
    if tr '\0' ' ' < "$process/cmdline" 2>/dev/null | grep -q -F "$folder"; then echo "$number"; fi
  done
}
if [ -e "$folder" ] || [ -e "$folder.new" ]; then
  server=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null || true)
  if [ -n "$server" ] && [ "$(readlink "/proc/$server/cwd" 2>/dev/null || true)" = "$folder/data" ]; then
    kill -QUIT "$server" 2>/dev/null || true
  fi
  tries=0
  while [ -n "$(copy)" ] && [ "$tries" -lt 50 ]; do
    if [ "$tries" -eq 10 ]; then copy | xargs -r kill -TERM 2>/dev/null || true; fi
    if [ "$tries" -eq 40 ]; then copy | xargs -r kill -KILL 2>/dev/null || true; fi
    sleep 0.2
    tries=$((tries + 1))
  done
  rm -rf "$folder" "$folder.new"
  echo destroyed
else
  echo nothing
fi
if [ "$(cat "$lock/mark" 2>/dev/null || true)" = "$mark" ]; then
  rm -rf "$lock"
fi
