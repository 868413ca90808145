#!/usr/bin/env bash
# Takes a picture of every view, phone and desktop, light and dark, into artifacts/screenshots,
# and renews the ones that the documents show.
set -euo pipefail
cd "$(dirname "$0")"
export PARTNERSITE_SCREENSHOTS="$PWD/artifacts/screenshots"
./test.sh --filter-class PartnerSite.Tests.Browser.ViewTests
cp artifacts/screenshots/saved-1280-light.png docs/images/settings.png
