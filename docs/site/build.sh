#!/usr/bin/env bash
# Builds the site into target/site, of what `mvn install -DskipTests` has left. `./sagemaker-spark docs` does both.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=target/docs
modules=(artifacts runtime processor maven-plugin generated-algorithms local-sagemaker/server
  local-sagemaker/images local-sagemaker/launcher)
rm -rf "$work/javadoc" "$work/python" target/site
mkdir -p "$work"

venv=$work/venv
if ! cmp -s docs/site/requirements.txt "$venv/ready"; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install -q --require-hashes -r docs/site/requirements.txt
  cp docs/site/requirements.txt "$venv/ready"
fi

mkdir -p "$work/python"
cp -r python/sagemakerspark generated-algorithms/target/classes/sagemakerspark "$work/python"
find "$work/python" -name __pycache__ -prune -exec rm -rf {} +

# With what tests have: the blocks of code in the pages are compiled with the same class paths.
mvn -q -B -ntp dependency:build-classpath -pl "$(IFS=,; echo "${modules[*]}")" \
  -Dmdep.outputFile=target/docs-class-path -DincludeScope=test
sources=$(for module in "${modules[@]}"; do
  printf '%s:' "$module/src/main/java" "$module"/target/generated-sources/*/
done)
class_path=$(for module in "${modules[@]}"; do cat "$module/target/docs-class-path"; echo; done \
  | tr ':' '\n' | sort -u | tr '\n' ':')
javadoc -J-XX:+UseSerialGC -quiet -notimestamp -encoding UTF-8 -Xdoclint:all,-missing -Werror \
  -windowtitle 'SageMaker Spark for Java' -doctitle 'SageMaker Spark for Java' \
  -classpath "$class_path" -sourcepath "$sources" -subpackages org.sagemakerspark -d "$work/javadoc"

NO_MKDOCS_2_WARNING=true "$venv/bin/mkdocs" build --strict -f docs/site/mkdocs.yml
echo "The site is in target/site; open target/site/index.html" >&2
