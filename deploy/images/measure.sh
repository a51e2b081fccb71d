#!/bin/sh
# Starts images with podman, as a cluster would, beside a running ./countersign demo --keep, and measures them.
# Method and figures: docs/benchmarks/images.md
set -eu

usage() {
  cat <<'TEXT'
Usage: deploy/images/measure.sh start [--only IMAGE,…] [--runs N] [--out FILE]
       deploy/images/measure.sh stop
  start   from the process' start until it is ready, and its memory 10 s later: without and with the cache, in turn
  stop    SIGTERM to the ingress while webhooks arrive
Needs ./countersign images before, a running ./countersign demo --keep, podman, curl and root.
TEXT
}

root=$(cd "$(dirname "$0")/../.." && pwd)
target=$root/deploy/images/target
work=$target/measure
running=$root/.local/run
version=0.1.0-SNAPSHOT
only=webhook-ingress,setup-service,contract-sync-service
runs=3
settled=10
out=$work/results.json

fail() { echo "measure: $*" >&2 && exit 1; }

# The folder for what runs may have a short name only.
engine() {
  podman --storage-driver vfs --root "$target/podman/images" --runroot "${TMPDIR:-/tmp}/countersign-measure" --runtime runc \
    --cgroup-manager cgroupfs "$@"
}

load() {
  if [ "$(cat "$target/podman/$1.loaded" 2>/dev/null)" != "$(cat "$target/$1.digest")" ]; then
    engine load -q -i "$target/$1.tar" >&2
    cp "$target/$1.digest" "$target/podman/$1.loaded"
  fi
}

# Ports beside those of the demo's own.
port_of() {
  case $1 in
  webhook-ingress) echo 28100 ;;
  setup-service) echo 28110 ;;
  contract-sync-service) echo 28120 ;;
  *) fail "no service $1" ;;
  esac
}

# As deploy/kubernetes gives them.
memory_of() {
  case $1 in
  webhook-ingress) echo 384m ;;
  *) echo 768m ;;
  esac
}

# What the demo gave its own instance, with other ports, and the secrets where the container sees them.
write_environment() {
  pid=$(cut -d ' ' -f 1 "$running/$1.pid" 2>/dev/null) || fail "no demo runs here. Start it: ./countersign demo --keep"
  port=$(port_of "$1")
  rm -rf "$work/secrets"
  install -d -o 65532 -g 65532 -m 700 "$work/secrets"
  install -o 65532 -g 65532 -m 400 "$root"/.local/secrets/*.json "$work/secrets"
  {
    tr '\0' '\n' <"/proc/$pid/environ" | grep -E '^(SPRING|COUNTERSIGN)_' | grep -v '^COUNTERSIGN_INGRESS_PORT=' |
      sed "s|$root/.local/secrets/|/etc/countersign/secrets/|"
    if [ "$1" = webhook-ingress ]; then
      echo "COUNTERSIGN_INGRESS_PORT=$port"
      echo "SERVER_PORT=$((port + 1))"
    else
      echo "SERVER_PORT=$port"
      echo "MANAGEMENT_SERVER_PORT=$((port + 1))"
    fi
  } >"$work/environment"
}

# IMAGE OPTIONS
create() {
  engine rm -f -i measured >/dev/null
  engine create --name measured --network host --read-only --tmpfs /tmp:rw,size=64m --user 65532:65532 --cap-drop all \
    --security-opt no-new-privileges --memory "$(memory_of "$1")" --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 \
    --env-file "$work/environment" --env "JDK_JAVA_OPTIONS=$2" \
    --volume "$work/secrets:/etc/countersign/secrets:ro" "countersign/$1:$version" >/dev/null
}

start_and_wait() {
  management=$(($(port_of "$1") + 1))
  engine start measured >/dev/null
  pid=$(engine inspect --format '{{.State.Pid}}' measured)
  tries=0
  until curl -sf -m 2 -o /dev/null "http://127.0.0.1:$management/actuator/health/readiness"; do
    tries=$((tries + 1))
    if [ $tries -gt 1200 ] || [ ! -d "/proc/$pid" ]; then
      engine logs --tail 20 measured >&2
      fail "$1 did not get ready"
    fi
    sleep 0.05
  done
  ready=$(cut -d ' ' -f 1 /proc/uptime)
  cpu=$(awk '{ print $14 + $15 }' "/proc/$pid/stat")
}

status() {
  awk -v name="$1:" '$1 == name { printf "%d", $2 / 1024 }' "/proc/$pid/status"
}

# The working set, as kubelet counts it: without files that nobody has looked at lately.
working_set() {
  group=$(awk -F: '$2 == "memory" { print "/sys/fs/cgroup/memory" $3 }' "/proc/$pid/cgroup")
  if [ -n "$group" ]; then
    used=$(cat "$group/memory.usage_in_bytes")
  else
    group=/sys/fs/cgroup$(sed -n 's/^0:://p' "/proc/$pid/cgroup")
    used=$(cat "$group/memory.current")
  fi
  awk -v used="$used" '$1 == "total_inactive_file" || $1 == "inactive_file" { idle = $2 } END { printf "%d", (used - idle) / 1048576 }' \
    "$group/memory.stat"
}

heap() {
  curl -sf "http://127.0.0.1:$management/actuator/prometheus" |
    awk '/^jvm_memory_committed_bytes.*area="heap"/ { sum += $NF } END { printf "%d", sum / 1048576 }'
}

# IMAGE none|cache
measure() {
  options=-XX:AOTMode=off
  [ "$2" = none ] || options=-XX:AOTMode=auto
  create "$1" "$options"
  start_and_wait "$1"
  started=$(awk '{ print $22 }' "/proc/$pid/stat")
  sleep "$settled"
  mapped=false
  ! grep -q '\.aot$' "/proc/$pid/maps" || mapped=true
  awk -v image="$1" -v variant="$2" -v mapped=$mapped -v ready="$ready" -v started="$started" -v cpu="$cpu" -v hertz="$(getconf CLK_TCK)" \
    -v rss="$(status VmRSS)" -v anonymous="$(status RssAnon)" -v files="$(status RssFile)" -v set="$(working_set)" -v heap="$(heap)" \
    'BEGIN { printf "{\"image\":\"%s\",\"variant\":\"%s\",\"cacheMapped\":%s,\"readySeconds\":%.2f,\"cpuSeconds\":%.2f,\"rssMiB\":%d,\"anonymousMiB\":%d,\"fileMiB\":%d,\"workingSetMiB\":%d,\"heapCommittedMiB\":%d}\n",
      image, variant, mapped, ready - started / hertz, cpu / hertz, rss, anonymous, files, set, heap }' | tee -a "$work/runs"
  engine stop -t 60 measured >/dev/null
}

start() {
  : >"$work/runs"
  for image in $(echo "$only" | tr , ' '); do
    load "$image"
    write_environment "$image"
    run=0
    while [ $run -lt "$runs" ]; do
      measure "$image" none
      # The sync service's image has none.
      [ ! -f "$target/layers/$image/cache/app/$image.aot" ] || measure "$image" cache
      run=$((run + 1))
    done
  done
  {
    printf '{"date":"%s","cpu":"%s × %s","memory":"%s","kernel":"%s","java":"%s","runs":[\n' "$(date -u +%FT%TZ)" "$(nproc)" \
      "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" "$(sed -n 's/^MemTotal: *//p' /proc/meminfo)" "$(uname -sr)" \
      "$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$target/layers/java/opt/java/release")"
    sed '$!s/$/,/' "$work/runs"
    echo ']}'
  } >"$out"
  echo "$out"
}

# Genuine webhooks of the demo's account, each with an id of its own.
write_webhooks() {
  oneflow=$(tr '\0' '\n' <"/proc/$(cut -d ' ' -f 1 "$running/oneflow-sandbox.pid")/environ" | sed -n 's/^ONEFLOW_SANDBOX_PORT=//p')
  account=$(curl -sf "http://127.0.0.1:$oneflow/control/accounts" | grep -o '"id" *: *[0-9]*' | head -n 1 | grep -o '[0-9]*$')
  curl -sf "http://127.0.0.1:$oneflow/control/accounts/$account" >"$work/accounts.json"
  sign_key=$(sed -n 's/.*"sign_key" *: *"\([^"]*\)".*/\1/p' "$work/accounts.json" | head -n 1)
  path=$(sed -n 's/.*"callback_url" *: *"http:..[^/]*\([^"]*\)".*/\1/p' "$work/accounts.json" | head -n 1)
  [ -n "$sign_key" ] && [ -n "$path" ] || fail "the demo's account has no webhook"
  rm -rf "$work/ids"
  mkdir "$work/ids"
  number=1000
  tag=$(date +%s)
  while [ $number -lt 9000 ]; do
    printf '%030d%06d%04d%s' "$tag" 0 $number "$sign_key" >"$work/ids/$number"
    number=$((number + 1))
  done
  (cd "$work/ids" && sha1sum -- *) | awk -v tag="$tag" -v url="http://127.0.0.1:$(port_of webhook-ingress)$path" '{
    id = sprintf("%030d%06d%04d", tag, 0, $2)
    if (NR > 1) print "next"
    printf "url = \"%s\"\nheader = \"Content-Type: application/json\"\nmax-time = 10\nsilent\noutput = \"/dev/null\"\n", url
    printf "write-out = \"%%{http_code} %%{exitcode}\\n\"\n"
    printf "data = \"{\\\"contract\\\":{\\\"id\\\":28000000},\\\"callback_id\\\":\\\"%s\\\",\\\"events\\\":[{\\\"created_time\\\":\\\"2026-07-06T15:14:14+0000\\\",\\\"id\\\":%d,\\\"type\\\":\\\"comment:create\\\"}],\\\"signature\\\":\\\"%s\\\"}\"\n", id, $2, $1
  }' >"$work/webhooks"
}

stop() {
  load webhook-ingress
  write_environment webhook-ingress
  write_webhooks
  # All of them are about one endpoint, and a usual one does not send as many.
  printf 'COUNTERSIGN_INGRESS_MAX_ENDPOINT_RATE=100000\nCOUNTERSIGN_INGRESS_MAX_ENDPOINT_BURST=100000\n' >>"$work/environment"
  create webhook-ingress -XX:AOTMode=auto
  start_and_wait webhook-ingress
  : >"$work/answers"
  curl --parallel --parallel-immediate --parallel-max 64 --config "$work/webhooks" >"$work/answers" 2>/dev/null &
  sender=$!
  until [ "$(wc -l <"$work/answers")" -gt 500 ]; do
    kill -0 $sender 2>/dev/null || break
    sleep 0.02
  done
  engine kill --signal TERM measured >/dev/null
  code=$(engine wait measured)
  wait $sender || true
  echo "exit code $code; answers (status, code of curl):"
  sort "$work/answers" | uniq -c
  echo "log:"
  engine logs --since "$(date -u -d @$(($(date +%s) - 60)) +%FT%TZ)" measured 2>&1 | grep -v '"Webhook accepted"' | tail -n 5
}

[ $# -gt 0 ] || { usage >&2 && exit 2; }
action=$1
shift
while [ $# -gt 0 ]; do
  case $1 in
  --only) only=$2 && shift 2 ;;
  --runs) runs=$2 && shift 2 ;;
  --out) out=$2 && shift 2 ;;
  *) usage >&2 && exit 2 ;;
  esac
done
mkdir -p "$work" "$target/podman"
trap 'engine rm -f -i measured >/dev/null 2>&1; rm -rf "$work/secrets" "$work/environment" "$work/ids" "$work/webhooks" "$work/accounts.json"' EXIT
case $action in
start) start ;;
stop) stop ;;
*) usage >&2 && exit 2 ;;
esac
