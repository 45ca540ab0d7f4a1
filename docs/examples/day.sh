#!/usr/bin/env bash
# 一个街道的一天：许多居民点单，队长接单、上门，居民评单；看官员的看板怎样动起来。只用 curl 和 jq。
# A day of one street: many orders, their teams, their verdicts; watch the official's dashboard come to life.
#
#   docs/examples/day.sh [orders] [base address]     default 60 orders, http://127.0.0.1:8080
#
# The logins come from $DIANDAN_LOGINS, else $DIANDAN_DATA/demo-logins.txt, else data/demo-logins.txt. About twenty
# leaders sign in; an address may do so thirty times in a quarter of an hour.
set -euo pipefail

orders="${1:-60}"
base="${2:-http://127.0.0.1:8080}"
base="${base%/}"
logins="${DIANDAN_LOGINS:-${DIANDAN_DATA:-data}/demo-logins.txt}"
run="$(date +%Y%m%d%H%M%S)-$$"
quiet=12 # rounds without any open offer, and then the day is over
items=(EL01 EL03 EL01 EN01 AD02 RP01 RP02 RP02 LE01 HE01 CU01 DI01)
villages=(360802005001 360802005002 360802005003 360802005004 360802005005 360802005006 360802005007)
says=("" "谢谢！" "来得很快。" "师傅很细心。" "下次还想请你们。")

surprise() {
  printf '✗ 与预期不符 Surprise: %s\n' "$*" >&2
  exit 1
}

command -v curl >/dev/null || surprise "curl 未安装 is missing"
command -v jq >/dev/null || surprise "jq 未安装 is missing"
[[ -r "$logins" ]] || surprise "读不到演示账号 cannot read the logins: $logins"
[[ "$orders" =~ ^[0-9]+$ ]] && ((orders >= 1 && orders <= 500)) || surprise "1 到 500 单 1 to 500 orders"

# call TOKEN METHOD PATH [JSON]: the answer to standard output; fails unless it is one of success.
call() {
  local body=()
  [[ -z "${4:-}" ]] || body=(--header 'Content-Type: application/json' --data "$4")
  curl --silent --show-error --fail-with-body --max-time 60 --request "$2" --header "Authorization: Bearer $1" \
    --header 'Accept: application/json' "${body[@]}" "$base$3"
}

# sign_in LOGIN PASSWORD: the token.
sign_in() {
  curl --silent --fail --header 'Content-Type: application/json' "$base/api/sessions" \
    --data "$(jq -n --arg l "$1" --arg p "$2" '{login: $l, password: $p}')" | jq -er .token ||
    surprise "$1 登录不了 cannot sign in; an address may do so 30 times in a quarter of an hour"
}

# one OF...: any of them.
one() { shift $((RANDOM % $#)) && printf '%s' "$1"; }

# in_a_hundred SHARE: true so often.
in_a_hundred() { ((RANDOM % 100 < $1)); }

order() {
  jq -n --arg n "DAY-$run-$1" --arg item "$(one "${items[@]}")" --arg area "$(one "${villages[@]}")" \
    --arg phone "$(printf '137%08d' $((RANDOM * 32768 % 100000000 + RANDOM)))" '{
    orderNumber: $n, item: $item, area: $area, name: "王秀英", phone: $phone,
    address: "北门路 12 号", words: "麻烦来看一下。", consent: true}'
}

# shellcheck disable=SC2046
administrator="$(sign_in $(awk '$1 == "ADMINISTRATOR" {print $4, $5; exit}' "$logins"))"
hotline="$(call "$administrator" POST /api/hotline/keys \
  "$(jq -n --arg name "一天 $run" '{name: $name, area: "3608", perMinute: 600}')" | jq -er .key)"
leaders=()
while read -r login password; do
  leaders+=("$(sign_in "$login" "$password")")
done < <(awk '$1 == "LEADER" && ($2 == "3608" || $2 == "360802" || $2 == "360802005") {print $4, $5}' "$logins")
printf '队长 leaders: %d\n' "${#leaders[@]}"

taken="$(for ((n = 1; n <= orders; n++)); do order "$n"; done | jq -s '{orders: .}' |
  call "$hotline" POST /api/hotline/orders/batch "$(cat)" | jq '[.. | objects | select(.status? == 201)] | length')"
printf '点单 orders taken: %d\n' "$taken"

accepted=0 refused=0 served=0 judged=0

# answer LEADER OFFER: mostly yes, and mostly there at once.
answer() {
  local assignment
  if in_a_hundred 12; then
    call "$1" POST "/api/offers/$2/refusal" '{"reason": "BUSY"}' >/dev/null && refused=$((refused + 1))
    return
  fi
  assignment="$(call "$1" POST "/api/offers/$2/acceptance" '{}' | jq -r .assignmentId)" || return 0
  accepted=$((accepted + 1))
  in_a_hundred 88 || return 0
  call "$1" POST "/api/assignments/$assignment/check-in" '{}' >/dev/null || return 0
  call "$1" POST "/api/assignments/$assignment/check-out" '{"note": "已处理。"}' >/dev/null || return 0
  served=$((served + 1))
}

still=0
while ((still < quiet)); do
  still=$((still + 1))
  for leader in "${leaders[@]}"; do
    for offer in $(call "$leader" GET /api/offers | jq -r '.[].id'); do
      still=0
      answer "$leader" "$offer" || true
    done
  done
  read -rt 1 <> <(:) || true
done
printf '接单 accepted: %d，不能接 declined: %d，上门服务 served: %d\n' "$accepted" "$refused" "$served"

for ((n = 1; n <= orders; n++)); do
  state="$(call "$hotline" GET "/api/hotline/orders/DAY-$run-$n" | jq -r .state)"
  if [[ "$state" == DELIVERED ]] && in_a_hundred 75; then
    resolved=true stars=$((4 + RANDOM % 2))
    in_a_hundred 90 || resolved=false stars=2
    verdict="$(jq -n --argjson resolved "$resolved" --argjson stars "$stars" \
      --arg words "$(one "${says[@]}")" '{resolved: $resolved, stars: $stars, words: $words}')"
    call "$hotline" POST "/api/hotline/orders/DAY-$run-$n/evaluation" "$verdict" >/dev/null && judged=$((judged + 1))
  fi
done
printf '评单 evaluated: %d\n\n✓ %s/official\n' "$judged" "$base"
