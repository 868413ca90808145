#!/usr/bin/env bash
# What encrypting and decrypting a value costs: the envelope against bare AES-GCM, in one run (about 2 minutes).
set -euo pipefail
cd "$(dirname "$0")"
exec dotnet run --configuration Release --project PartnerSite.Bench.csproj -- sealing
