#!/usr/bin/env bash
# Runs the tests that take long by nature, marked [Drill]: kills, power cuts and faults of the disk while people save, a
# key changed in stages, random bodies, every view in every window. In their long form they take up to two hours; with
# --short, as for every change, a few minutes. At the end each says what was promised, the figure, and what was seen.
set -euo pipefail
cd "$(dirname "$0")/.."
export PARTNERSITE_DRILLS=long

case "${*:-}" in
  '') ;;
  --short) PARTNERSITE_DRILLS=short ;;
  *) echo "usage: scripts/drills.sh [--short]" >&2; exit 2 ;;
esac

./test.sh --filter-trait Category=Drill
