#!/usr/bin/env bash
# Lays out the Python package for pip, in target/package or in the folder that is named: what is written
# by hand, and the wrappers.
set -euo pipefail
cd "$(dirname "$0")"
to=${1:-target/package}

rm -rf "$to"
mkdir -p "$to"
cp -r pyproject.toml sagemakerspark "$to"
cp -r target/wrappers/sagemakerspark/algorithms/. "$to"/sagemakerspark/algorithms
find "$to" -name __pycache__ -prune -exec rm -rf {} +
