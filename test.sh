#!/usr/bin/env bash
# Installs what the tests need where it is missing, then runs every test; a skipped test fails.
set -euo pipefail
cd "$(dirname "$0")"

install() {
  [ "$#" -eq 0 ] && return
  as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq "$@" > /dev/null
}

missing=()
command -v curl > /dev/null || missing+=(curl)
command -v npm > /dev/null || missing+=(nodejs npm)
command -v java > /dev/null || missing+=(default-jre-headless)
install "${missing[@]}"

# Without windows of its own it needs two thirds of the time; not every Debian has it.
command -v chromium-headless-shell > /dev/null || install chromium-headless-shell || command -v chromium > /dev/null || install chromium

for tool in Tests/Api/OpenApi/spectral Tests/Html/vnu Tests/Pages/Account/qr Tests/Mail/smtp; do
  [ "$tool/node_modules/.package-lock.json" -nt "$tool/package-lock.json" ] || (cd "$tool" && npm ci --ignore-scripts --no-audit --no-fund --silent)
done

dotnet build --nologo --verbosity quiet

# Nothing here runs long enough to pay for being profiled.
export DOTNET_TieredPGO=0

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet test --no-build --fail-skips on "$@" 2>&1 | tee "$log" || status=$?

count() { sed -n "s/^ *$1: \([0-9]\+\).*/\1/p" "$log" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$status"
