#!/usr/bin/env bash
# Installs what the tests need where it is missing, then runs every test but the drills (scripts/drills.sh), and those of the
# store and the API on PostgreSQL too, or those that the arguments choose, as --filter-class '*SavingTests'. A skipped test
# fails. The report is in artifacts/tests.
set -euo pipefail
cd "$(dirname "$0")"
[ "$#" -gt 0 ] || { all=1; set -- --filter-not-trait Category=Drill; }

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
command -v chromium > /dev/null || missing+=(chromium)
command -v strace > /dev/null || missing+=(strace)
command -v faketime > /dev/null || missing+=(faketime)
command -v mkfs.ext4 > /dev/null || missing+=(e2fsprogs)
command -v nginx > /dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
[ -d /usr/lib/postgresql ] || missing+=(postgresql)
install "${missing[@]}"

# The same without windows and a password manager needs two thirds of the time; not every Debian has it.
command -v chromium-headless-shell > /dev/null || install chromium-headless-shell || true

for tool in spectral vnu qr csp smtp clients; do
  tool=Tests/Infrastructure/$tool
  [ "$tool/node_modules/.package-lock.json" -nt "$tool/package-lock.json" ] || (cd "$tool" && npm ci --ignore-scripts --no-audit --no-fund --silent)
done

# Only the checker: the package itself would start a server.
promtool=$PWD/artifacts/tools/promtool
[ -x "$promtool" ] || (
  mkdir -p "$(dirname "$promtool")" && cd "$(dirname "$promtool")"
  apt-get download -qq prometheus || { $([ "$(id -u)" -eq 0 ] || echo sudo) apt-get update -qq; apt-get download -qq prometheus; }
  dpkg-deb --fsys-tarfile prometheus_*.deb | tar -x --strip-components 3 ./usr/bin/promtool
  rm prometheus_*.deb
)

dotnet tool restore > /dev/null
dotnet build --nologo --verbosity quiet
Tests/Infrastructure/Crossgen/compile.sh

# Nothing here runs long enough to pay for being profiled.
export DOTNET_TieredPGO=0

log=$(mktemp)
report=$PWD/artifacts/tests/tests.trx
trap 'rm -f "$log"' EXIT
rm -f "$report"
status=0
dotnet test --no-build --fail-skips on --results-directory "$(dirname "$report")" \
  --report-xunit-trx --report-xunit-trx-filename "$(basename "$report")" "$@" 2>&1 | tee "$log" || status=$?

# The store and the API once more, on PostgreSQL.
if [ "${all:-}" ]; then
  PARTNERSITE_TEST_DATABASE=postgres dotnet test --no-build --fail-skips on --filter-not-trait Category=Drill \
    --filter-class '*.Data.ProfileStoreTests' --filter-class 'PartnerSite.Tests.Api.Auth.*' \
    --filter-class 'PartnerSite.Tests.Api.Profile.*' --filter-class 'PartnerSite.Tests.Api.Http.*' \
    2>&1 | tee -a "$log" || status=$?
fi

if [ -f "$report" ]; then
  echo "The slowest, in seconds:"
  grep -o '<UnitTestResult [^>]*' "$report" |
    sed -n 's/.* testName="\([^"]*\)".* duration="\([0-9]*\):\([0-9]*\):\([0-9.]*\)".*/\2 \3 \4 \1/p' |
    awk '{ seconds = $1 * 3600 + $2 * 60 + $3; $1 = $2 = $3 = ""; printf "%7.1f %s\n", seconds, $0 }' |
    sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort -rn | awk 'NR <= 20'

  # What each drill has promised and shown.
  grep -o 'drill: [^<]*' "$report" | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort -u || true
fi

count() { sed -n "s/^ *$1: \([0-9]\+\).*/\1/p" "$log" | awk '{ all += $1 } END { print all }'; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$status"
