#!/usr/bin/env bash
# The long form of the tests: 200 times, the process is killed while people save.
set -euo pipefail
cd "$(dirname "$0")"
export PARTNERSITE_KILLS=200
./test.sh --filter-class PartnerSite.Tests.Startup.DurabilityTests
