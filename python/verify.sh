#!/usr/bin/env bash
# Builds the wheel, installs it into a virtual environment of its own with this pyspark, and runs the
# tests on it: all, or those that are named. Called by Maven when the jars and the wrappers are in target.
set -euo pipefail
cd "$(dirname "$0")"
spark=$1
tests=("${@:2}")
[ ${#tests[@]} -gt 0 ] || tests=(tests)

if ! command -v python3 > /dev/null; then
  echo "***** THE PYTHON TESTS WERE SKIPPED: there is no python3 *****" >&2
  # With CI=true nothing is skipped.
  [ "${CI:-}" != true ]
  exit
fi

venv=target/venv-$spark
requirements="pyspark==$spark numpy==2.2.6 pytest==8.4.2 setuptools==80.9.0 wheel==0.45.1"
# Spark Connect, notebooks and types are tested on the default line, and Connect where it is asked for.
connect=
if [ "$spark" = 4.1.0 ] || [[ $spark = 4.* && ${tests[*]} = *test_connect* ]]; then
  connect=target/pyspark-client-$spark
  requirements+=" grpcio==1.76.0 grpcio-status==1.76.0 protobuf==6.33.2 pandas==2.3.3 pyarrow==22.0.0"
  requirements+=" zstandard==0.25.0"
fi
if [ "$spark" = 4.1.0 ]; then
  requirements+=" matplotlib==3.10.8 nbclient==0.10.4 ipykernel==7.1.0 mypy==1.18.2"
fi
if [ ! -e "$venv/ready" ] || [ "$(cat "$venv/ready")" != "$requirements" ]; then
  python3 -m venv --clear "$venv"
  # shellcheck disable=SC2086
  "$venv/bin/python" -m pip install -q --no-compile $requirements
  echo "$requirements" > "$venv/ready"
fi
if [ -n "$connect" ] && [ ! -e "$connect/ready" ]; then
  "$venv/bin/python" -m pip install -q --no-deps --no-build-isolation --upgrade -t "$connect" pyspark-client=="$spark"
  touch "$connect/ready"
fi

# In folders of its own, as several of these run beside each other.
package=target/package-$spark
wheel=target/wheel-$spark
./package.sh "$package"
rm -rf "$wheel"
export SOURCE_DATE_EPOCH=1793491200
"$venv/bin/python" -m pip wheel -q --no-deps --no-build-isolation -w "$wheel" "./$package"
"$venv/bin/python" -m pip install -q --no-deps --force-reinstall "$wheel"/*.whl

# The package that is tested is the installed one. Spark comes from the environment, not from outside.
unset SPARK_HOME PYTHONPATH
export PYSPARK_PYTHON=$PWD/$venv/bin/python
# Most tests start JVMs of their own, on Spark's jars. Such a JVM starts in half the time with the classes
# that another one has loaded, and has written down at its end: the pipe waits for that.
java=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | cksum)
classes=$PWD/$venv/classes-${java%% *}.jsa
if [ ! -e "$classes" ]; then
  PYSPARK_SUBMIT_ARGS="--driver-java-options '-XX:ArchiveClassesAtExit=$classes.part -Xlog:cds*=off' pyspark-shell" \
    "$venv/bin/python" -P warm_up.py "$venv/warm-up" 2>&1 | cat > "$venv/warm-up.log"
  mv "$classes.part" "$classes"
fi
export JDK_JAVA_OPTIONS="${JDK_JAVA_OPTIONS:-} -XX:SharedArchiveFile=$classes -Xlog:cds*=off"
# What one embedded SageMaker keeps for the next to start faster with.
export JDK_JAVA_OPTIONS="$JDK_JAVA_OPTIONS -Dsagemakerspark.local.cache=$(dirname "$PWD")/target/local-sagemaker"
"$venv/bin/python" -P -m pytest -q --durations=20 --durations-min=5 -p no:cacheprovider "${tests[@]}"
