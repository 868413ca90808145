#!/usr/bin/env bash
# How fast `keys rewrap` is: ours against plain EF Core, in one run (about 5 minutes).
set -euo pipefail
cd "$(dirname "$0")"
exec dotnet run --configuration Release --project PartnerSite.Bench.csproj -- rewrap
