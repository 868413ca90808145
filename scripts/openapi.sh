#!/usr/bin/env bash
# Renews docs/openapi.json, the committed copy of the document that the site serves. Builds first, as ./test.sh does.
set -euo pipefail
cd "$(dirname "$0")/.."
export PARTNERSITE_RENEW=1
./test.sh --filter-class PartnerSite.Tests.Api.OpenApi.CommittedDocumentTests
