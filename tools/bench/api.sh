#!/usr/bin/env bash
# How fast the API answers, as ratios to a constant answer of the same process: GET and PUT of all attributes with a
# bearer token, over loopback, on SQLite with synchronous FULL. Runs of 10 s, medians of 3 rounds (ROUNDS), about six
# minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v wrk > /dev/null; then
  as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq wrk > /dev/null
fi

rounds=${ROUNDS:-3}
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT

dotnet publish PartnerSite.csproj --configuration Release --output "$folder/site" --nologo --verbosity quiet
touch "$folder/log" "$folder/results"
cd "$folder/site"
Partners__Check=false Encryption__Key=$(head -c 32 /dev/urandom | base64) Database__Path="$folder/bench.db" \
  dotnet PartnerSite.dll --urls http://127.0.0.1:0 > "$folder/log" 2>&1 &
server=$!

for _ in $(seq 100); do
  site=$(sed -n 's/.*Now listening on: //p' "$folder/log")
  [ -z "$site" ] || break
  kill -0 "$server" || { cat "$folder/log"; exit 1; }
  sleep 0.2
done

# Registers an account by the page's form. Its cookies are for HTTPS only, so that curl would not send them by itself.
email=bench@example.com password='a long enough password' register=$site/Identity/Account/Register
form=$(curl -sS -D "$folder/headers" "$register")
cookie=$(sed -n 's/^set-cookie: \([^;]*\).*/\1/ip' "$folder/headers")
curl -sS -o /dev/null -H "Cookie: $cookie" "$register" \
  --data-urlencode "Input.Email=$email" --data-urlencode "Input.Password=$password" --data-urlencode "Input.ConfirmPassword=$password" \
  --data-urlencode "__RequestVerificationToken=$(grep -o '__RequestVerificationToken[^>]*' <<< "$form" | sed 's/.*value="\([^"]*\).*/\1/' | tail -n 1)"
token=$(curl -sS --fail-with-body "$site/api/v1/auth/login" --json "{\"email\":\"$email\",\"password\":\"$password\"}" | sed 's/.*"token":"\([^"]*\)".*/\1/')

cat > "$folder/run.lua" <<'LUA'
local number, token = 0, "EAA" .. string.rep("x", 190)
if os.getenv("BODY") then
  -- Another value and another token each time: sealed, compared and stored.
  request = function()
    number = number + 1
    return wrk.format("PUT", nil, nil, string.format('{"whatsapp_phone_number_id":"%d","whatsapp_system_token":"%s%d"}', number, token, number))
  end
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %.0f %.2f %.2f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
LUA

run() { # what, connections, seconds: requests a second, median and 99th percentile in ms, failures
  case $1 in
    constant) wrk -t1 -c"$2" -d"$3" -s "$folder/run.lua" "$site/healthz" ;;
    GET) wrk -t1 -c"$2" -d"$3" -s "$folder/run.lua" -H "Authorization: Bearer $token" "$site/api/v1/profile/attributes" ;;
    PUT) BODY=1 wrk -t1 -c"$2" -d"$3" -s "$folder/run.lua" -H "Authorization: Bearer $token" -H "Content-Type: application/json" "$site/api/v1/profile/attributes" ;;
  esac | sed -n 's/^RESULT //p'
}

# The compiler optimizes what is called often, and takes half a minute of load to do so.
for what in constant PUT GET constant PUT GET; do run "$what" 32 6s > /dev/null; done

for connections in 1 8 32; do
  for _ in $(seq "$rounds"); do
    for what in constant GET PUT; do
      echo "$connections $what $(run "$what" "$connections" 10s)" >> "$folder/results"
    done
  done
done

echo "connections  what        rate/s    p50 ms    p99 ms  failures  of constant"
for connections in 1 8 32; do
  for what in constant GET PUT; do
    middle=$(grep "^$connections $what " "$folder/results" | sort -k3n | sed -n "$(((rounds + 1) / 2))p")
    [ "$what" != constant ] || constant=$(cut -d' ' -f3 <<< "$middle")
    awk -v constant="$constant" '{ printf "%11d  %-8s %9d %9.2f %9.2f %9d %12.2f\n", $1, $2, $3, $4, $5, $6, $3 / constant }' <<< "$middle"
  done
done
