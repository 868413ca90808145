#!/usr/bin/env bash
# Takes a picture of every view, phone and desktop, light and dark, in every language, into artifacts/screenshots, and
# renews those that the documents show.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v pngquant > /dev/null; then
  as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq pngquant > /dev/null
fi

export PARTNERSITE_SCREENSHOTS="$PWD/artifacts/screenshots"
rm -rf "$PARTNERSITE_SCREENSHOTS"
./test.sh --filter-class PartnerSite.Tests.Pages.ViewTests

# Each view in two combinations; together they show all eight.
shown=(
  visitor-1280-light-en visitor-390-dark-vi
  home-1280-light-vi home-390-dark-en
  prompt-1280-dark-en prompt-390-light-vi
  edit-1280-dark-vi edit-390-light-en
  saved-1280-light-en saved-390-dark-vi
  one-partner-1280-light-vi one-partner-390-light-en
  guide-1280-dark-en guide-390-light-vi
  doubt-1280-light-vi doubt-390-dark-en
  blocked-home-1280-light-en blocked-home-390-light-vi
  identity-login-1280-light-vi identity-login-390-dark-en
  two-factor-1280-dark-en two-factor-390-light-vi
  not-found-1280-dark-vi not-found-390-light-en
)

for name in "${shown[@]}"; do
  pngquant --force --strip --speed 1 --output "docs/images/$name.png" 64 "artifacts/screenshots/$name.png"
done

du -ch --apparent-size docs/images/*.png | tail -n 1
