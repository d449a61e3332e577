#!/usr/bin/env bash
# Lays out the Python package in target/package, for pip: what is written by hand, and the wrappers.
set -euo pipefail
cd "$(dirname "$0")"

rm -rf target/package
mkdir -p target/package
cp -r pyproject.toml sagemakerspark target/package
cp -r target/wrappers/sagemakerspark/algorithms/. target/package/sagemakerspark/algorithms
find target/package -name __pycache__ -prune -exec rm -rf {} +
