#!/usr/bin/env bash
# The tests that take long by nature, marked [Drill]: kills while people save, a key changed in stages, bodies at random, every
# view in every window. As a change has to pass them with --short, a few minutes; otherwise in their long form, up to two hours.
set -euo pipefail
cd "$(dirname "$0")/.."
export PARTNERSITE_DRILLS=long

case "${*:-}" in
  '') ;;
  --short) PARTNERSITE_DRILLS=short ;;
  *) echo "usage: scripts/drills.sh [--short]" >&2; exit 2 ;;
esac

./test.sh --filter-trait Category=Drill
