#!/usr/bin/env bash
# Runs the real programs over the bibliographies that the BibTeX exporter writes: bibtex with five styles, pdflatex on what each
# made, and biber with its data model. Any warning fails. Needs Debian's TeX packages; installs them where it may.
set -euo pipefail
cd "$(dirname "$0")/../.."

packages=(texlive-binaries texlive-latex-base texlive-bibtex-extra biber)
if ! { command -v bibtex && command -v pdflatex && command -v biber && kpsewhich plainnat.bst; } >/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "test:tex needs bibtex, pdflatex and biber: apt-get install --no-install-recommends ${packages[*]}" >&2
    exit 3
  fi
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}" >/dev/null
fi

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
npx tsup test/tex/generate.ts --no-config --silent --format esm --target node20 --out-dir "$work"
node "$work"/generate.*js "$work"
cd "$work"

failures=0
fail() {
  failures=$((failures + 1))
  printf 'FAIL  %s\n' "$1"
  printf '%s\n' "$2" | head -12 | sed 's/^/      /'
}

check_style() { # FILE STYLE
  local name="$1-$2" log problems
  printf '\\relax\n\\citation{*}\n\\bibstyle{%s}\n\\bibdata{%s}\n' "$2" "$1" >"$name.aux"
  log="$(bibtex "$name" 2>&1 || true)"
  # A paper that no digest dates has no year, and none is invented for it.
  problems="$(grep -aE '^Warning|error message|^I |^Repeated|---line|^White space|^Too many|^A bad' <<<"$log" | grep -av '^Warning--empty year in' || true)"
  if [ -n "$problems" ]; then fail "bibtex $name" "$problems"; return; fi
  if ! iconv -f UTF-8 -t UTF-8 "$name.bbl" >/dev/null; then fail "bibtex $name" 'cut a character in two'; return; fi
  {
    printf '\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{amsmath,amssymb,url}'
    if [ "$2" = plainnat ]; then printf '\\usepackage{natbib}'; fi
    printf '\\begin{document}\\nocite{*}\\input{%s.bbl}\\end{document}\n' "$name"
  } >"run-$name.tex"
  log="$(pdflatex -interaction=nonstopmode -no-shell-escape "run-$name.tex" 2>&1 || true)"
  problems="$(grep -aE -A2 '^! |Missing character|not set up|invalid in math' <<<"$log" || true)"
  if [ -n "$problems" ] || [ ! -s "run-$name.pdf" ]; then fail "pdflatex $name" "${problems:-no output}"; return; fi
  printf 'ok    bibtex and pdflatex, %s\n' "$name"
}

check_biber() { # FILE
  local log problems given kept
  log="$(biber --tool --validate-datamodel --nolog --output-file "$1-out.bib" "$1.bib" 2>&1 || true)"
  problems="$(grep -aE '^(WARN|ERROR|FATAL)' <<<"$log" | grep -av "one of 'date, year' must be defined" || true)"
  given="$(grep -c '^@' "$1.bib")"
  kept="$(grep -ciE '^@[a-z]+\{' "$1-out.bib" || true)"
  if [ -n "$problems" ]; then fail "biber $1" "$problems"; return; fi
  if [ "$given" != "$kept" ]; then fail "biber $1" "kept $kept of $given entries"; return; fi
  printf 'ok    biber, %s (%s entries)\n' "$1" "$given"
}

for file in misc article; do
  for style in plain abbrv alpha unsrt plainnat; do check_style "$file" "$style"; done
  check_biber "$file"
done
# What holds characters without TeX form is for engines that read Unicode.
check_biber unicode

if [ "$failures" -gt 0 ]; then echo "$failures failed"; exit 1; fi
