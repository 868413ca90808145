#!/usr/bin/env bash
# The long form of the tests: 200 times, the process is killed while people save, and 20 times while keys are changed.
set -euo pipefail
cd "$(dirname "$0")"
export PARTNERSITE_KILLS=200 PARTNERSITE_REWRAP_KILLS=20
./test.sh --filter-class PartnerSite.Tests.Startup.DurabilityTests --filter-class PartnerSite.Tests.Services.Rotation.RotationTests
