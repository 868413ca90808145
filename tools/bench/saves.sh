#!/usr/bin/env bash
# How fast settings are saved: ours against plain EF Core, in one run.
set -euo pipefail
cd "$(dirname "$0")"
exec dotnet run --configuration Release --project PartnerSite.Bench.csproj
