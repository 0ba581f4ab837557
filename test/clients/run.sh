#!/usr/bin/env bash
# Runs the programs that people open our files with: those of TeX, pandoc, bibutils and bibtool (test/tex/run.sh), and DuckDB and LibreOffice over tables. Installs
# what may be installed; LibreOffice is used where it is.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! { command -v pandoc && command -v ris2xml && command -v bibtool; } >/dev/null; then
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends pandoc bibutils bibtool >/dev/null
fi

status=0
bash test/tex/run.sh || status=1

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
# Ninety megabytes that no other test needs.
npm install --silent --no-audit --no-fund --prefix "$work" @duckdb/node-api@1.5.6-r.1
ln -s "$PWD/node_modules/csv-parse" "$work/node_modules/csv-parse"
npx tsup test/clients/tables.ts --no-config --silent --format esm --target node20 --out-dir "$work" --external @duckdb/node-api
node "$work"/tables.*js "$work" || status=1
exit $status
