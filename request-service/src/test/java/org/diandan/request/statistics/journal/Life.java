package org.diandan.request.statistics.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.Channel;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.Event;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.RequestEvent.RequestSorted;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * One made-up request: what the services would write into their own tables, and beside it the
 * events they would publish. Rows are written from the words of the actions and never from events,
 * so that counting both is worth something.
 */
final class Life {

  /** One row of {@code request_step}. */
  record StepRow(
      UUID requestId,
      UUID eventId,
      String kind,
      int round,
      @Nullable String teamName,
      Instant occurredAt) {}

  record EvaluationRow(UUID requestId, int round, boolean resolved, int stars, Instant at) {}

  record QuestionRow(UUID requestId, int round, Instant askedAt, @Nullable Instant endedAt) {}

  record ExtensionRow(UUID requestId, int round, Instant original, Instant wanted) {}

  record CallRow(
      UUID requestId,
      int round,
      int number,
      String outcome,
      @Nullable Boolean contacted,
      @Nullable Integer stars,
      Instant triedAt) {}

  record ReferralRow(
      UUID id,
      UUID requestId,
      int round,
      UUID departmentId,
      Instant referredAt,
      Instant signBy,
      Instant finishBy,
      @Nullable Instant signedAt,
      String state,
      @Nullable Instant endedAt,
      @Nullable Integer bounce) {}

  record SupervisionRow(
      UUID id, UUID requestId, int round, UUID departmentId, Instant issuedAt, Instant answerBy) {}

  /** An event with the version its publisher gave it. */
  record Said(long version, Event event) {}

  /** What a request is taken for until somebody has looked at it. */
  private static final ServiceItemCode UNSORTED = new ServiceItemCode("CV99");

  final UUID id;
  final AreaCode area;
  final Channel channel;
  final ServiceItemCode item;
  final Urgency urgency;
  final Instant submittedAt;
  final String orderNumber;

  final List<StepRow> steps = new ArrayList<>();
  final List<EvaluationRow> evaluations = new ArrayList<>();
  final List<QuestionRow> questions = new ArrayList<>();
  final List<ExtensionRow> extensions = new ArrayList<>();
  final List<CallRow> calls = new ArrayList<>();
  final List<ReferralRow> referrals = new ArrayList<>();
  final List<SupervisionRow> supervisions = new ArrayList<>();
  final List<Said> events = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Random random;

  String state = "SUBMITTED";
  int round = 1;
  Clocks clocks;
  Instant originalFinishBy;
  @Nullable TeamRef team;
  @Nullable UUID assignment;
  @Nullable Instant deliveredAt;
  @Nullable Instant closedAt;
  @Nullable ClosureReason closure;
  @Nullable UUID mergedInto;

  Life(Fate fate, AreaCode area, ServiceItemCode item, Instant submittedAt) {
    this.random = fate.random();
    this.id = new UUID(random.nextLong(), random.nextLong());
    this.area = area;
    this.item = item;
    this.channel = fate.one(Channel.values());
    this.urgency = fate.one(Urgency.values());
    this.submittedAt = submittedAt;
    this.orderNumber = "LIFE%08d".formatted(fate.nextNumber());
    this.clocks = fate.promises(submittedAt);
    this.originalFinishBy = clocks.finishBy();
    if (fate.chance(12)) {
      var other = new Need(UNSORTED, fate.one(Urgency.values()), Set.of(), Set.of());
      say(submitted(other, fate.promises(submittedAt)));
      say(new RequestSorted(uuid(), id, submittedAt.plusSeconds(20), area, need(), clocks));
    } else {
      say(submitted(need(), clocks));
    }
  }

  private Need need() {
    return new Need(item, urgency, Set.of(), Set.of());
  }

  private RequestSubmitted submitted(Need need, Clocks promised) {
    return new RequestSubmitted(
        uuid(), id, submittedAt, area, orderNumber, null, channel, null, null, need, promised);
  }

  UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  Case of() {
    return new Case(id, area, round);
  }

  void say(Event event) {
    events.add(new Said(versions.merge(event.topic(), 1L, Long::sum), event));
  }

  void step(String kind, Instant at) {
    step(kind, at, null);
  }

  void step(String kind, Instant at, @Nullable TeamRef by) {
    steps.add(new StepRow(id, uuid(), kind, round, by == null ? null : by.teamName(), at));
  }

  /** Matching-service tells, and the request stands there afterwards. */
  void told(AssignmentEvent event, String kind, @Nullable TeamRef by, String next) {
    say(event);
    step(kind, event.occurredAt(), by);
    state = next;
  }

  void close(ClosureReason reason, String next, Instant at) {
    say(new RequestClosed(uuid(), id, at, area, reason));
    closure = reason;
    closedAt = at;
    state = next;
  }

  boolean isSearching() {
    return Set.of("SUBMITTED", "DISPATCHING", "OFFERED", "ESCALATED").contains(state);
  }
}
