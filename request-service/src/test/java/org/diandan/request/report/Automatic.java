package org.diandan.request.report;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.diandan.request.RunningService;
import org.diandan.request.report.IssueReport.Outcome;
import reactor.core.publisher.Flux;

/** Looks for reports that are due, as instances of the service do. */
public final class Automatic {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Automatic() {}

  /** How many reports were issued by so many instances that look at the same moment. */
  public static long issuedBy(int instances, RunningService service) {
    var clock = service.bean(IssueByClock.class);
    List<Outcome> outcomes =
        Objects.requireNonNull(
            Flux.range(0, instances)
                .flatMap(_ -> clock.issueDue(), instances)
                .collectList()
                .block(LIMIT));
    return outcomes.stream().filter(Outcome.Issued.class::isInstance).count();
  }
}
