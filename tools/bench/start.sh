#!/usr/bin/env bash
# How fast the site starts as it is published, and the memory that it takes, beside a bare ASP.NET Core app in one run:
# medians of 9 starts each (ROUNDS), then half a minute of load (about two minutes). ROWS=1000000 adds starts on a database with
# that many accounts and as many encrypted values (1 GB, a few minutes more).
set -euo pipefail
cd "$(dirname "$0")"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

dotnet publish ../../PartnerSite.csproj --configuration Release --output "$folder/site" --nologo --verbosity quiet
dotnet publish Yardstick/Yardstick.csproj --configuration Release --output "$folder/yardstick" --nologo --verbosity quiet
dotnet run --configuration Release --project PartnerSite.Bench.csproj -- start "$folder" "${ROUNDS:-9}" "${ROWS:-0}"
