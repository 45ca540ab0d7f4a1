#!/usr/bin/env bash
# 一个诉求走完全程：从点单到队伍上门，再到居民评单。只用 curl 和 jq。
# One request travels the whole way, from the order to the team's visit and the resident's verdict.
#
#   docs/examples/journey.sh [base address]     default http://127.0.0.1:8080
#
# The logins come from $DIANDAN_LOGINS, else $DIANDAN_DATA/demo-logins.txt, else data/demo-logins.txt. Stops at
# the first surprise.
set -euo pipefail

base="${1:-http://127.0.0.1:8080}"
base="${base%/}"
logins="${DIANDAN_LOGINS:-${DIANDAN_DATA:-data}/demo-logins.txt}"
patience="${DIANDAN_PATIENCE:-60}" # seconds to wait for what must happen by itself
run="$(date +%Y%m%d%H%M%S)-$$"
count=0

surprise() {
  printf '\n✗ 与预期不符 Surprise: %s\n' "$*" >&2
  exit 1
}

step() {
  count=$((count + 1))
  printf '\n%2d. %s\n    %s\n' "$count" "$1" "$2"
}

note() { printf '    → %s\n' "$*"; }

command -v curl >/dev/null || surprise "curl 未安装 is missing"
command -v jq >/dev/null || surprise "jq 未安装 is missing"
[[ -r "$logins" ]] || surprise "读不到演示账号 cannot read the logins: $logins"

# call TOKEN METHOD PATH [JSON] [HEADER]: one call; leaves $status and $answer.
call() {
  local token="$1" method="$2" path="$3" body="${4:-}" header="${5:-}"
  local options=(--silent --show-error --max-time 30 --request "$method" --write-out '\n%{http_code}'
    --header 'Accept: application/json')
  [[ -z "$token" ]] || options+=(--header "Authorization: Bearer $token")
  [[ -z "$header" ]] || options+=(--header "$header")
  [[ -z "$body" ]] || options+=(--header 'Content-Type: application/json' --data "$body")
  local reply
  reply="$(curl "${options[@]}" "$base$path")" || surprise "$method $path 没有应答 was not answered"
  status="${reply##*$'\n'}"
  answer="${reply%$'\n'*}"
  called="$method $path"
}

want() { [[ "$status" == "$1" ]] || surprise "$called: 应为 expected $1, 实为 got $status: $answer"; }

# field FILTER: a value of the last answer that must be there.
field() { jq -er "$1" <<<"$answer" || surprise "$called: 缺 no $1 in $answer"; }

# sign_in LOGIN PASSWORD: leaves the token in $signed_in.
sign_in() {
  call '' POST /api/sessions "$(jq -n --arg l "$1" --arg p "$2" '{login: $l, password: $p}')"
  want 201
  signed_in="$(field .token)"
}

# login_of AWK-CONDITION: "login password" of the first line that fits; columns: role area team login password.
login_of() { awk "!/^#/ && $1 {print \$4, \$5; exit}" "$logins"; }

# eventually TEXT COMMAND...: tries until the command succeeds.
eventually() {
  local what="$1" until=$((SECONDS + patience))
  shift
  until "$@"; do
    ((SECONDS < until)) || surprise "等了 waited ${patience} s: $what; 最后应答 last answer: $answer"
    read -rt 0.5 <> <(:) || true
  done
}

state_is() {
  call '' GET "/api/requests/$token"
  [[ "$status" == 200 && "$(jq -r .state <<<"$answer")" == "$1" ]]
}

# The open offer of the case that is not of the team named $1; leaves $offer, $team.
offer_found() {
  call "$official" GET "/api/cases/$request"
  [[ "$status" == 200 ]] || return 1
  offer="$(jq -r --arg not "$1" 'first(.offers[] | select(.state == "SENT" and .teamName != $not) | .offerId) // empty' <<<"$answer")"
  team="$(jq -r --arg not "$1" 'first(.offers[] | select(.state == "SENT" and .teamName != $not) | .teamName) // empty' <<<"$answer")"
  [[ -n "$offer" ]]
}

sign_in_leader() {
  local found
  found="$(login_of "tolower(\$1) == \"leader\" && \$3 == \"$team\"")"
  [[ -n "$found" ]] || surprise "没有队长账号 no login leads $team"
  # shellcheck disable=SC2086
  sign_in $found
  leader="$signed_in"
}

message_found() {
  call "$leader" GET /api/messages
  [[ "$status" == 200 ]] && jq -e --arg n "$number" 'any(.. | strings; contains($n))' <<<"$answer" >/dev/null
}

# serve: the leader of $team accepts $offer, visits and leaves.
serve() {
  call "$leader" POST "/api/offers/$offer/acceptance" '{}'
  want 201
  assignment="$(field '.assignmentId')"
  eventually "已接单 the resident sees the acceptance" state_is ACCEPTED
  note "居民看到：已接单 the resident sees: accepted by $team"

  call "$leader" POST "/api/offers/$offer/acceptance" '{}'
  want 409
  note "再接一次被拒 accepting twice is refused: $(field .detail)"

  call "$leader" POST "/api/assignments/$assignment/check-in" '{}'
  want 200
  eventually "服务中 the resident sees the check-in" state_is IN_SERVICE
  note "居民看到：服务中 the resident sees: somebody is there"

  call "$leader" POST "/api/assignments/$assignment/check-out" '{"note": "已处理，阀门换新。"}'
  want 200
  eventually "待评单 the resident sees the check-out" state_is DELIVERED
  note "居民看到：待评单 the resident sees: done, please judge"
}

# shellcheck disable=SC2046
sign_in $(login_of 'tolower($1) == "official"')
official="$signed_in"
# shellcheck disable=SC2046
sign_in $(login_of 'tolower($1) == "administrator"')
administrator="$signed_in"

step "看菜单，选一项服务" "Look at the menu and pick a service item"
call '' GET /api/catalogue
want 200
item="$(field 'first(.groups[].items[] | select(.code == "AD02") | .code)')"
note "$(field 'first(.groups[].items[] | select(.code == "AD02") | "\(.code) \(.nameZh) \(.nameEn)")')"

step "选地点" "Pick the area"
call '' GET '/api/areas?q=%E6%A1%83%E6%A0%91%E4%B8%8B'
want 200
area="$(field 'first(.areas[] | .code)')"
note "$(field 'first(.areas[] | "\(.code) \(.path)")')"

step "居民提交" "The resident submits"
# Another phone each time: one phone may order a few times a minute only.
printf -v phone '138%08d' $((RANDOM * 32768 % 100000000 + RANDOM))
order="$(jq -n --arg item "$item" --arg area "$area" --arg phone "$phone" '{
  item: $item, area: $area, name: "王秀英", phone: $phone, address: "桃树下 12 号 301 室",
  words: "包裹太重，拿不上楼。", consent: true}')"
call '' POST /api/requests "$order" "Idempotency-Key: journey-$run"
want 201
request="$(field .id)"
number="$(field .orderNumber)"
token="$(field .token)"
note "订单号 order number $number"
note "私密链接 private link $(field .link)"

step "网络不好，又提交一次：还是同一单" "A bad connection submits again: still the same order"
call '' POST /api/requests "$order" "Idempotency-Key: journey-$run"
want 201
[[ "$(field .orderNumber)" == "$number" ]] || surprise "变成了另一单 became another order: $answer"
call '' POST /api/requests "$(jq '.words = "另一件事"' <<<"$order")" "Idempotency-Key: journey-$run"
want 422
note "同一钥匙、不同内容被拒 same key, other body is refused: $(field .detail)"

step "派单：问到一支队伍，队长收到消息" "Dispatch: a team is asked and its leader gets a message"
eventually "派单 an offer" offer_found ''
first_team="$team"
sign_in_leader
eventually "队长的消息 the leader's message" message_found
note "$team"

step "队长说暂不能接，派给下一支" "The leader declines, the next team is asked"
call "$leader" POST "/api/offers/$offer/refusal" '{"reason": "BUSY"}'
want 204
eventually "下一支队伍 the next team" offer_found "$first_team"
sign_in_leader
eventually "队长的消息 the leader's message" message_found
note "$team"

step "接单、签到、签退" "Accept, check in, check out"
serve

step "居民说没解决：同一单号重新派单" "The resident says unresolved: back into dispatch under the same number"
call '' POST "/api/requests/$token/evaluation" '{"resolved": false, "stars": 2, "words": "还没送到。"}'
want 200
eventually "重新派单 a new offer" offer_found ''
call '' GET "/api/requests/$token"
want 200
[[ "$(field .orderNumber)" == "$number" ]] || surprise "换了单号 the number changed: $answer"
sign_in_leader
note "$number → $team"
serve

step "居民评单：已解决" "The resident evaluates: resolved"
call '' POST "/api/requests/$token/evaluation" '{"resolved": true, "stars": 5, "words": "谢谢！"}'
want 200
eventually "已解决 resolved" state_is RESOLVED

step "热线代下单，重复提交是同一单" "A hotline orders for a caller; a repeat is the same order"
call "$administrator" POST /api/hotline/keys "$(jq -n --arg name "12345 $run" '{name: $name, area: "3608", perMinute: 60}')"
want 201
hotline="$(field .key)"
order="$(jq --arg n "HL-$run" '. + {orderNumber: $n}' <<<"$order")"
call "$hotline" POST /api/hotline/orders "$order"
want 201
number="$(field .orderNumber)"
call "$hotline" POST /api/hotline/orders "$order"
[[ "$status" =~ ^20[01]$ && "$(field .orderNumber)" == "$number" ]] || surprise "$called: $status $answer"
call "$hotline" POST /api/hotline/orders "$(jq '.words = "另一件事"' <<<"$order")"
want 422
call "$hotline" GET "/api/hotline/orders/HL-$run"
want 200
note "$number"

step "短信箱只有管理员能看" "Only administrators read the SMS outbox"
call "$administrator" GET /api/outbox
want 200
call "$leader" GET /api/outbox
want 403
call '' GET /api/outbox
want 401

step "官员看统计" "An official looks at the figures"
call "$official" GET /api/statistics
want 200
note "$(field 'tojson')"

printf '\n✓ 全程走通 The whole journey passed: %s\n' "$base"
