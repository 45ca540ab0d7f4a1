#!/usr/bin/env bash
# Plants one defect at a time in a copy of the sources and runs only the test that must catch it.
# Passes when every test is green without its defect and red with it; the checkout is never touched.
#
# usage: scripts/planted-bugs.sh [expression]     only defects whose description matches
#
# MAVEN   how to call Maven; the default needs everything in the local repository already, which is
#         so after one "mvn verify"
set -euo pipefail

read -r -a maven <<<"${MAVEN:-mvn -o -B}"
only="${1:-}"
root="$(cd "$(dirname "$0")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
copy="$work/sources"
log="$work/log"
caught=0
missed=()

# The table. Each row: description, module, file in the module, change (sed -E -z), test.
defects() {
  local main=src/main/java/org/diandan/outbox

  plant 'writes are not shielded from callers that hang up' event-outbox $main/Ledger.java \
    's|Mono\.fromFuture\(\(\) -> work\.contextWrite\(context\)\.toFuture\(\), true\)|work|' \
    LedgerIT#keepsStateAndEventTogetherWhenCallersHangUp

  plant 'state and event are two statements' event-outbox $main/Ledger.java \
    's/sql\.append\(EVENTS\);//
     s/(\.map\(held -> held > 0\));/\1.flatMap(held -> !held || change.events().isEmpty() ? Mono.just(held) : database.sql("with changed as (select 1)" + EVENTS + HELD).bindValues(bindings).mapValue(Long.class).one().thenReturn(held));/' \
    LedgerIT#writesNothingWhenTheEventCannotBeWritten

  plant 'events are written although the change is refused' event-outbox $main/Ledger.java \
    's/(from outbox_events\n *)where exists \(select 1 from changed\)/\1where true/' \
    LedgerIT#writesNothingAtAllWhenTheChangeIsRefused

  plant 'the key of a call is not remembered' event-outbox $main/Ledger.java \
    's/(:outbox_answer\n *)where exists \(select 1 from changed\)/\1where false/' \
    LedgerIT#hasOneEffectForTwentyParallelCallsWithOneKey

  plant 'the body of a repeated call is not compared' event-outbox $main/Ledger.java \
    's/asked\.equals\(fingerprint\)/(asked.equals(fingerprint) || answer != null)/' \
    LedgerIT#saysThatAKeyWasUsedForSomethingElse

  plant 'a lock wait that ran out is a failure' event-outbox $main/Ledger.java \
    's/"55P03"/"00000"/' \
    LedgerIT#saysThatTheSameCallIsStillRunning

  plant 'a deadlock is a failure' event-outbox $main/Ledger.java \
    's/"40P01"/"00000"/' \
    LedgerIT#writesBothOfTwoChangesThatLockEachOther

  plant 'versions do not follow the order of the rows' event-outbox $main/Ledger.java \
    's/order by e\.ordinal/order by e.ordinal desc/' \
    LedgerIT#givesEachSubjectItsVersionsInTheOrderOfTheRows

  plant 'no inbox row' event-outbox $main/Ledger.java \
    's/(:outbox_event\n *)where exists \(select 1 from changed\)/\1where false/' \
    InboxIT#appliesAnEventOnceThoughItComesTwentyTimesAtOnce

  plant 'old versions are handled again' event-outbox $main/Inbox.java \
    's/return Turn\.PAST/return Turn.NOW/' \
    InboxIT#hasNoSecondEffectWhenTheTopicIsReplayed

  plant 'gaps are not noticed' event-outbox $main/Inbox.java \
    's/arrived\.version\(\) == known\.version\(\) \+ 1/arrived.version() > 0/' \
    InboxIT#parksWhatComesTooEarlyAndAppliesItInItsTurn

  plant 'an unknown type does not advance the version' event-outbox $main/Inbox.java \
    's/await\(positions\.advance\(consumer, arrived, true\)\)/await(positions.known(consumer, arrived))/' \
    InboxIT#skipsAnUnknownTypeAndGoesOnWithTheNextVersion

  plant 'the effect of an event and its inbox row are two statements' event-outbox $main/Inbox.java \
    's/ledger\.write\(change, handled\)/ledger.write(Change.none(), handled).flatMap(first -> ledger.write(change))/' \
    InboxIT#remembersNothingOfAnEventWhoseEffectFailed

  plant 'the relay has a finite delivery timeout' event-outbox $main/OutboxConfiguration.java \
    's/DELIVERY_TIMEOUT_MS_CONFIG, Integer\.MAX_VALUE\)/DELIVERY_TIMEOUT_MS_CONFIG, 3_000);settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000)/' \
    RelayIT#sendsEachEventOnceAndInOrderThoughTheBrokerIsAwayForLong

  plant 'events are marked as sent before the broker confirmed them' event-outbox $main/Relay.java \
    's/awaitAck\(rows, sending\.ack\(\)\);/if (sending.id() < 0) { awaitAck(rows, sending.ack()); }/' \
    RelayIT#sendsEachEventOnceAndInOrderThoughTheBrokerIsAwayForLong

  plant 'relays take no lock' event-outbox $main/OutboxRows.java \
    's/select pg_try_advisory_lock\(hashtextextended\(\$1, 0\)\)/select cast($1 as text) is not null/' \
    RelayIT#letsOnlyOneOfTwoInstancesSend

  plant 'sent events are deleted' event-outbox $main/OutboxRows.java \
    's/update event_outbox set sent_at = now\(\) where/delete from event_outbox where/' \
    RelayIT#sendsAgainWhatABrokerForgot

  plant 'the relay ends with its connection' event-outbox $main/Relay.java \
    's/tell\(e\);/tell(e); stopped.countDown();/' \
    RelayIT#goesOnAfterItsConnectionWasTerminated

  plant 'no error-handling deserializer' event-outbox $main/ListenerSetup.java \
    's/VALUE_DESERIALIZER_CLASS_CONFIG, ErrorHandlingDeserializer\.class/VALUE_DESERIALIZER_CLASS_CONFIG, CloudEventDeserializer.class/' \
    ListenerIT#putsWhatCannotBeDecodedToTheDeadLettersAtOnce

  plant 'what fails is only logged' event-outbox $main/ListenerSetup.java \
    's/deadLetters\.accept\(record, null, failure\);/java.util.Objects.requireNonNull(deadLetters);/' \
    ListenerIT#putsAPoisonedEventToTheDeadLettersAndHandlesTheNext

  plant 'an outage of the database goes to the dead letters' event-outbox $main/ListenerSetup.java \
    's/if \(isOutage\(failure\)\)/if (TRIES < 0 \&\& isOutage(failure))/' \
    ListenerIT#waitsForTheDatabaseAndPutsNothingToTheDeadLetters

  plant 'a dead letter that cannot be written is forgotten' event-outbox $main/ListenerSetup.java \
    's/setFailIfSendResultIsError\(true\)/setFailIfSendResultIsError(false)/' \
    ListenerIT#losesNoRecordWhenItsDeadLetterCannotBeWritten

  plant 'live pages stay silent after the connection broke' event-outbox $main/RowSignals.java \
    's/Retry\.backoff\(Long\.MAX_VALUE,/Retry.backoff(0,/' \
    RowSignalsIT#goesOnAfterTheConnectionBrokeAndAsksToLookAgain

  plant 'dead connections of the pool fail the calls that get them' event-outbox \
    $main/OutboxConfiguration.java \
    's/again\(size, /again(Math.min(size, 1), /' \
    SteadyConnectionsIT#writesAtOnceAlthoughEveryConnectionOfThePoolWasKilled

  main=src/main/java/org/diandan/standalone

  plant 'PostgreSQL runs without fsync' standalone $main/postgres/Postgres.java \
    's/"fsync=on"/"fsync=off"/' \
    PostgresIT#keepsWhatItHasAcknowledged

  plant 'the server is not asked whether it keeps what it acknowledged' standalone \
    $main/postgres/Durability.java \
    's/if \(!value\.equals\("on"\)\)/if (value.isEmpty())/' \
    PostgresIT#refusesToStartWhenCommitsCouldBeLost
}

# Runs tests of a module (Class#method, separated by commas) in the copy.
run_test() {
  local module="$1" tests="$2" unit integration
  unit="$(tr ',' '\n' <<<"$tests" | grep -vE 'IT(#|$)' | paste -sd, || true)"
  integration="$(tr ',' '\n' <<<"$tests" | grep -E 'IT(#|$)' | paste -sd, || true)"
  # A red report that an earlier run left in another module would make this run red as well.
  rm -rf "$copy"/*/target/{surefire,failsafe}-reports
  (cd "$copy" && "${maven[@]}" -pl "$module" -am verify \
    -Dtest="${unit:-NONE}" -Dit.test="${integration:-NONE}" -DfailIfNoTests=false -Dformat.phase=none \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false) >"$log" 2>&1
}

stop() {
  echo "$1" >&2
  tail -n 40 "$log" >&2
  exit 1
}

# First pass: notes which tests the table needs.
note() {
  [[ "$1" =~ $only ]] || return 0
  case " ${tests[$2]:-} " in *" $5 "*) ;; *) tests[$2]="${tests[$2]:-}${tests[$2]:+ }$5" ;; esac
}

# Second pass: plants a defect and expects its test to fail.
break_and_test() {
  local defect="$1" module="$2" file="$2/$3" change="$4" test="$5"
  [[ "$defect" =~ $only ]] || return 0
  sed -E -z -i "$change" "$copy/$file"
  if cmp -s "$root/$file" "$copy/$file"; then
    stop "The change for \"$defect\" does not fit $file any more."
  fi
  if run_test "$module" "$test"; then
    missed+=("$defect")
    echo "MISSED  $defect ($test stayed green)"
  elif grep -q '<<< \(FAILURE\|ERROR\)!' "$log"; then
    caught=$((caught + 1))
    echo "caught  $defect ($test)"
  else
    stop "The sources with \"$defect\" did not get as far as $test."
  fi
  cp "$root/$file" "$copy/$file"
}

mkdir "$copy"
(cd "$root" && git ls-files -co --exclude-standard -z | while IFS= read -r -d '' file; do
  if [[ -e "$file" ]]; then printf '%s\0' "$file"; fi
done | tar --null -T - -c) | tar -x -C "$copy"

declare -A tests=()
plant() { note "$@"; }
defects
for module in "${!tests[@]}"; do
  run_test "$module" "${tests[$module]// /,}" || stop "The tests of $module are red without defects."
  for test in ${tests[$module]}; do
    grep -q "Tests run: [1-9].*${test%%#*}" "$log" || stop "$test does not exist."
  done
  echo "green   all tests of $module without defects"
done

plant() { break_and_test "$@"; }
defects

echo "planted defects: $((caught + ${#missed[@]})), caught: $caught, missed: ${#missed[@]}"
[[ ${#missed[@]} -eq 0 && $caught -gt 0 ]]
