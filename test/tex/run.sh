#!/usr/bin/env bash
# Runs the real programs over the bibliographies that the BibTeX exporter writes: bibtex with five styles, pdflatex on what each
# made, and biber with its data model; for BibLaTeX biber and pdflatex with two styles. Any warning fails. Needs Debian's TeX packages; installs them where it may.
set -euo pipefail
cd "$(dirname "$0")/../.."

packages=(texlive-binaries texlive-latex-base texlive-latex-recommended texlive-bibtex-extra biber)
if ! { command -v bibtex && command -v pdflatex && command -v biber && kpsewhich plainnat.bst && kpsewhich etoolbox.sty; } >/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "test:tex needs bibtex, pdflatex and biber: apt-get install --no-install-recommends ${packages[*]}" >&2
    exit 3
  fi
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}" >/dev/null
fi

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
ln -s "$PWD/node_modules" "$work/node_modules"
compare="$PWD/test/tex"
npx tsup test/tex/generate.ts --no-config --silent --format esm --target node20 --out-dir "$work"
node "$work"/generate.*js "$work" "${1:-}"
cd "$work"

failures=0
fail() {
  failures=$((failures + 1))
  printf 'FAIL  %s\n' "$1"
  head -12 <<<"$2" | sed 's/^/      /'
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
  # biber reads archivePrefix as another name of eprinttype, and takes one where both stand: styles know one or the other.
  problems="$(grep -aE '^(WARN|ERROR|FATAL)' <<<"$log" | grep -avE "one of 'date, year' must be defined|Field 'archiveprefix' invalid" || true)"
  given="$(grep -c '^@' "$1.bib")"
  kept="$(grep -ciE '^@[a-z]+\{' "$1-out.bib" || true)"
  if [ -n "$problems" ]; then fail "biber $1" "$problems"; return; fi
  if [ "$given" != "$kept" ]; then fail "biber $1" "kept $kept of $given entries"; return; fi
  printf 'ok    biber, %s (%s entries)\n' "$1" "$given"
}

check_biblatex() { # FILE STYLE
  local name="biblatex-$1-$2" log problems
  {
    printf '\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{amsmath,amssymb}'
    printf '\\usepackage[backend=biber,style=%s]{biblatex}\\addbibresource{%s.bib}' "$2" "$1"
    printf '\\begin{document}\\nocite{*}\\printbibliography\\end{document}\n'
  } >"$name.tex"
  pdflatex -interaction=nonstopmode -no-shell-escape "$name.tex" >/dev/null 2>&1 || true
  log="$(biber "$name" 2>&1 || true)"
  problems="$(grep -aE '^(WARN|ERROR|FATAL)' <<<"$log" || true)"
  if [ -n "$problems" ]; then fail "biber $name" "$problems"; return; fi
  log="$(pdflatex -interaction=nonstopmode -no-shell-escape "$name.tex" 2>&1 || true)"
  # BibLaTeX keeps letters, and the fonts of pdfTeX do not have all of them.
  problems="$(grep -aE -A2 '^! |Missing character|invalid in math' <<<"$log" | grep -avE 'Unicode character|not set up|^--$|^ *$|^See the LaTeX manual' || true)"
  if [ -n "$problems" ] || [ ! -s "$name.pdf" ]; then fail "pdflatex $name" "${problems:-no output}"; return; fi
  printf 'ok    biber and pdflatex, BibLaTeX, %s, %s\n' "$1" "$2"
}

# What the README shows first.
if [ -s completed.bib ]; then
  for style in plain abbrv alpha unsrt plainnat; do check_style completed "$style"; done
  check_biber completed
  for style in numeric authoryear; do check_biblatex completed-online "$style"; done
  check_biber completed-online
  given="$(grep -c '^@' completed.bib)"
  for field in author eprint url; do
    kept="$(grep -c "^  $field = {" completed.bib)"
    if [ "$kept" = "$given" ]; then printf 'ok    a pasted page, completed: %s of %s entries\n' "$field" "$given"
    else fail "a pasted page, completed" "$kept of $given entries have $field"; fi
  done
else
  echo 'skipped: a pasted page, completed (set PAPERDIGEST_CORPUS)'
fi

for file in misc article; do
  for style in plain abbrv alpha unsrt plainnat; do check_style "$file" "$style"; done
  check_biber "$file"
done
# What holds characters without TeX form is for engines that read Unicode.
check_biber unicode
for file in online-[0-9]*.bib; do
  file="${file%.bib}"
  for style in numeric authoryear; do check_biblatex "$file" "$style"; done
  check_biber "$file"
done
check_biber online-unicode
if [ -s corpus.bib ]; then
  for style in plain abbrv unsrt; do check_style corpus "$style"; done
  for part in part-*.bib; do
    for style in alpha plainnat; do check_style "${part%.bib}" "$style"; done
  done
  check_biber corpus
else
  echo 'skipped: the papers of real pages (set PAPERDIGEST_CORPUS)'
fi

# A bibliography that goes through: biber prints the same of both.
biber_of() { biber --tool --nolog --output-file "$1-biber.bib" "$1.bib" >/dev/null 2>&1 || true; }
check_through() { # FILE [--all]
  local log
  biber_of "$1"
  if log="$(node "$compare/same-entries.mjs" given-biber.bib "$1-biber.bib" "${2:-}")"; then
    printf 'ok    biber, %s as given (%s entries)\n' "$1" "$(grep -c '^@' "$1-biber.bib")"
  else fail "biber, $1" "$log"; fi
}
biber_of given
check_through through-bibtex --all
check_through through-biblatex --all
check_through kept
check_through merged

if command -v pandoc >/dev/null; then
  for format in bibtex biblatex; do
    pandoc -f "$format" -t csljson "references.$format" -o "references-$format.json"
    pandoc -f csljson -t csljson references.json -o references-csl.json
    if log="$(node "$compare/same-references.mjs" references-csl.json "references-$format.json")"; then
      printf 'ok    pandoc, %s as CSL-JSON (%s references)\n' "$format" "$(grep -c '"id"' references-csl.json)"
    else fail "pandoc $format" "$log"; fi
  done
else
  echo 'skipped: pandoc'
fi

# Other programs, where they are: bibutils reads RIS, bibtool reads BibTeX.
if command -v ris2xml >/dev/null; then
  given="$(grep -c '^TY  - ' all.ris)"
  # It has no place for the name of a database, and says so of each record.
  log="$(ris2xml all.ris 2>&1 >all.xml | grep -aiE '^(ris2xml: ?)?(warning|error)' || true)"
  kept="$(grep -c '<mods ' all.xml || true)"
  if [ "$given" = "$kept" ] && [ -z "$log" ]; then printf 'ok    ris2xml (%s records)\n' "$given"
  else fail 'ris2xml' "kept $kept of $given records; $log"; fi
else
  echo 'skipped: ris2xml (install bibutils)'
fi
if command -v bibtool >/dev/null; then
  for file in misc article unicode; do
    [ -s "$file.bib" ] || continue
    log="$(bibtool -q -- 'check.double = off' "$file.bib" -o "$file-tool.bib" 2>&1 || true)"
    given="$(grep -c '^@' "$file.bib")"
    kept="$(grep -ciE '^@ *[a-z]+ *\{' "$file-tool.bib" || true)"
    if [ "$given" = "$kept" ] && [ -z "$log" ]; then printf 'ok    bibtool, %s (%s entries)\n' "$file" "$given"
    else fail "bibtool $file" "kept $kept of $given entries; $log"; fi
  done
else
  echo 'skipped: bibtool'
fi

if [ "$failures" -gt 0 ]; then echo "$failures failed"; exit 1; fi
