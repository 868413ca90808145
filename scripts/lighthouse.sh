#!/usr/bin/env bash
# Measures the main pages of a published site with Lighthouse, as a phone and as a desktop: medians of 3 runs (RUNS).
# Fails when one is below its mark. The reports are in artifacts/lighthouse. Takes about five minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
for program in chromium curl; do
  command -v "$program" > /dev/null || missing+=("$program")
done

command -v npm > /dev/null || missing+=(nodejs npm)

if [ "${#missing[@]}" -gt 0 ]; then
  as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq "${missing[@]}" > /dev/null
fi

lighthouse=$PWD/Tests/Infrastructure/lighthouse
[ "$lighthouse/node_modules/.package-lock.json" -nt "$lighthouse/package-lock.json" ] \
  || (cd "$lighthouse" && npm ci --ignore-scripts --no-audit --no-fund --silent)

folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT

dotnet publish PartnerSite.csproj --configuration Release --output "$folder/site" --nologo --verbosity quiet
touch "$folder/log"
(cd "$folder/site" && Partners__Check=false Encryption__Key=$(head -c 32 /dev/urandom | base64) \
  Database__Path="$folder/lighthouse.db" exec dotnet PartnerSite.dll --urls http://127.0.0.1:0 > "$folder/log" 2>&1) &
server=$!

for _ in $(seq 100); do
  site=$(sed -n 's/.*Now listening on: //p' "$folder/log")
  [ -z "$site" ] || break
  kill -0 "$server" || { cat "$folder/log"; exit 1; }
  sleep 0.2
done

rm -rf artifacts/lighthouse
mkdir -p artifacts/lighthouse
CHROME_PATH=$(command -v chromium) node "$lighthouse/measure.mjs" "$site" artifacts/lighthouse "${RUNS:-3}"
