#!/bin/sh
# Runs the command line of this checkout, which is built first where it is not: scripts/plan-of-record.sh check docs
set -e
here=$(cd "$(dirname "$0")/.." && pwd)
if [ ! -e "$here/dist/licences.txt" ]; then
  (cd "$here" && npm ci --include=dev --ignore-scripts --no-audit --no-fund && node esbuild.config.mjs cli) >&2
fi
exec node "$here/dist/plan-of-record.mjs" "$@"
