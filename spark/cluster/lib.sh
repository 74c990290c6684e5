# What trial and cost share; sourced. $1: the folder in which everything is written, or none: a temporary one, gone afterwards.
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
root="$(cd "$here/../.." && pwd -P)"
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  work="$(cd "$1" && pwd -P)"
  keep=true
else
  work="$(mktemp -d)"
  keep=false
fi
export SPARK_HOME="$here/target/home"
export SPARK_LOCAL_IP=127.0.0.1
export SPARK_SCALA_VERSION=2.13
: "${JAVA_HOME:=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}"
export JAVA_HOME
port=$((20000 + $$ % 20000))
master="spark://127.0.0.1:$port"
mine=()

say() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# A worker and its executors are one process group, as if they were one machine.
end() { kill -KILL -- "-$1" 2>/dev/null || true; }
finish() {
  for group in "${mine[@]}"; do end "$group"; done
  $keep || rm -rf "$work"
}
trap finish EXIT

hide= # a folder that what is started next sees empty
start() { # name class arguments...
  local name="$1" within=()
  shift
  mkdir -p "$work/$name"
  [ -z "$hide" ] || within=(unshare -rm sh -c 'mount -t tmpfs none "$0" && exec "$@"' "$hide")
  (cd "$work/$name" && exec setsid "${within[@]}" "$JAVA_HOME/bin/java" -Xmx300m -cp "$SPARK_HOME/jars/*" "$@" >"$work/$name.log" 2>&1) &
  started=$!
  mine+=("$started")
}
worker() { # name
  start "$1" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g \
    --webui-port 0 --work-dir "$work/$1" "$master"
}
# The machine's own clock, seconds.
now() { date +%s.%N; }
since() { LC_ALL=C awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }'; }

say "building"
if [ ! -d "$SPARK_HOME/jars" ]; then
  mvn -B -ntp -q -f "$here/pom.xml" dependency:copy-dependencies
fi
mkdir -p "$SPARK_HOME/bin"
cat >"$SPARK_HOME/bin/spark-submit" <<'SUBMIT'
#!/usr/bin/env bash
home="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
export SPARK_HOME="$home"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -cp "$home/jars/*" org.apache.spark.deploy.SparkSubmit "$@"
SUBMIT
chmod +x "$SPARK_HOME/bin/spark-submit"
touch "$SPARK_HOME/RELEASE"
# The launcher builds both modules where they are not built.
"$root/sonaffect" features --master "$master" --help >/dev/null
tests="$root/spark/target/test-classes:$root/testkit/target/classes"

await_workers() {
  for _ in $(seq 100); do
    [ "$(grep -c 'Registering worker' "$work/master.log" || true)" -ge "$workers" ] && return
    sleep 0.3
  done
  fail "the workers did not register: $work/master.log"
}
# A master and two workers; first is the process group of worker 1.
start_cluster() {
  say "the cluster: a master and two workers"
  start master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0
  for _ in $(seq 100); do
    grep -q 'Starting Spark master' "$work/master.log" && break
    sleep 0.3
  done
  worker worker1
  first=$started
  worker worker2
  workers=2 # that were started, ever
  await_workers
}

export SONAFFECT_SPARK_OPTS="--executor-memory 700m --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 \
--conf spark.driver.bindAddress=127.0.0.1 ${SONAFFECT_TRIAL_OPTS:-}"
on_cluster() { # log arguments...
  local log="$1"
  shift
  "$root/sonaffect" "$@" --master "$master" >"$log" 2>&1
}

ratio() { LC_ALL=C awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
less() { LC_ALL=C awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a - b }'; }
