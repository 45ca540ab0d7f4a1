package org.diandan.request.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.ListCases;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.Slice;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts what goes on now by the statements its lists are read with. These find few cases through
 * indexes, so that a page may ask every few seconds however long the history is.
 */
@Component
public final class ReadLive {

  private final ListCases cases;
  private final Clock clock;
  private final ZoneId zone;

  ReadLive(ListCases cases, Clock clock, ZoneId zone) {
    this.cases = cases;
    this.clock = clock;
    this.zone = zone;
  }

  /** Of the cases of a slice, whatever its period. */
  public Mono<Live> of(Slice slice) {
    var now = clock.instant();
    var standing = slice.in(Period.always(zone));
    return Mono.zip(
            today(slice),
            count(standing, Figure.OPEN),
            count(standing, Figure.OVERDUE),
            count(standing.with(Dimension.STATE, RequestState.ESCALATED.name()), Figure.OPEN))
        .map(found -> new Live(found.getT1(), found.getT2(), found.getT3(), found.getT4(), now));
  }

  private Mono<EnumMap<FlowStep, Counted>> today(Slice slice) {
    var midnight = LocalDate.now(clock.withZone(zone));
    var day = Period.ofDays(midnight, midnight.plusDays(1), zone);
    return Flux.fromArray(FlowStep.values())
        .concatMap(
            step ->
                count(slice.in(day.by(step.basis())), Figure.CREATED)
                    .map(counted -> new Step(step, counted)))
        .collect(
            () -> new EnumMap<FlowStep, Counted>(FlowStep.class),
            (all, one) -> all.put(one.step(), one.counted()));
  }

  private record Step(FlowStep step, Counted counted) {}

  private Mono<Counted> count(Slice slice, Figure figure) {
    return cases
        .count(slice, figure, Part.ALL)
        .map(number -> new Counted(slice, figure, Part.ALL, number));
  }
}
