# Makes one run's folder in a sandbox, or finds it made.  provision.sh <data> <mark> <run> <bytes needed>
# Exit: 21 held by another run, 22 not empty, 23 too little room, 24 no folder.
set -eu
data=$1 mark=$2 run=$3 need=$4
lock=$data/drillbook.lock
folder=$data/drillbook-$mark
[ -d "$data" ] && [ -w "$data" ] || { echo "$data is no folder that can be written"; exit 24; }
if mkdir "$lock" 2>/dev/null; then
  printf '%s\n' "$run" > "$lock/run"
  printf '%s\n' "$mark" > "$lock/mark"
elif [ "$(cat "$lock/mark" 2>/dev/null || true)" != "$mark" ]; then
  cat "$lock/run" 2>/dev/null || echo "a run that has not said its name yet"
  exit 21
fi
if [ -d "$folder" ]; then
  echo found
  exit 0
fi
others=$(ls -A "$data" | grep -v -x -e drillbook.lock -e "drillbook-$mark.new" || true)
if [ -n "$others" ]; then
  rm -rf "$lock"
  echo "$others" | head -n 5
  exit 22
fi
free=$(df -Pk "$data" | awk 'NR == 2 { print $4 }')
if [ "$((free * 1024))" -lt "$need" ]; then
  rm -rf "$lock"
  echo "$((free * 1024))"
  exit 23
fi
# The mark first, then the name: a folder of that name always carries its mark.
rm -rf "$folder.new"
mkdir -m 700 "$folder.new" "$folder.new/s"
printf '%s\n' "$mark" > "$folder.new/mark"
mv "$folder.new" "$folder"
echo made
