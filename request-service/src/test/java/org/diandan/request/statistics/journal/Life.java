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

  /** An event with the version its publisher gave it. */
  record Said(long version, Event event) {}

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
    say(
        new RequestSubmitted(
            uuid(),
            id,
            submittedAt,
            area,
            orderNumber,
            null,
            channel,
            null,
            null,
            new Need(item, urgency, Set.of(), Set.of()),
            clocks));
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
