#!/usr/bin/env bash
# Makes wwwroot/lib/bootstrap/bootstrap.min.css of the parts that the site uses.
set -euo pipefail
cd "$(dirname "$0")"

npm ci --ignore-scripts --no-audit --no-fund --silent
node_modules/.bin/sass --load-path=node_modules --style=compressed --no-charset --no-source-map --quiet-deps --silence-deprecation=import \
  bootstrap.scss ../../wwwroot/lib/bootstrap/bootstrap.min.css
