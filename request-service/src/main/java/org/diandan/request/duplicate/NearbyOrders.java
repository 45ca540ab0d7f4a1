package org.diandan.request.duplicate;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ItemFlag;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.intake.CheckOrder;
import org.diandan.request.intake.Checked;
import org.diandan.request.intake.Order;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.privacy.KeyedHash;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a resident is shown of others' open requests near by: item, rough place, when, state. Never
 * for needs that go into a home, touch on facts nobody else's business, on children, or may be
 * ordered without a name; and never found by a telephone number, which anybody could type.
 */
@Component
public final class NearbyOrders {

  private static final Set<ItemFlag> NOBODYS_BUSINESS =
      EnumSet.of(
          ItemFlag.ENTERS_HOME,
          ItemFlag.SENSITIVE_FACTS,
          ItemFlag.INVOLVES_MINORS,
          ItemFlag.MAY_BE_ANONYMOUS);

  private static final int MOST_SHOWN = 3;

  private final CheckOrder checks;
  private final FindDuplicates duplicates;
  private final Catalogue catalogue;
  private final KeyedHash hash;

  NearbyOrders(CheckOrder checks, FindDuplicates duplicates, Catalogue catalogue, KeyedHash hash) {
    this.checks = checks;
    this.duplicates = duplicates;
    this.catalogue = catalogue;
    this.hash = hash;
  }

  /**
   * One of them.
   *
   * @param handle names it for joining, without being its id or number
   * @param place names from the county down
   */
  public record NearbyOrder(
      String handle, ServiceItem item, String place, Instant since, RequestState state) {}

  /** A request found by its handle. */
  record Match(UUID requestId, NearbyOrder shown) {}

  /** What may mean the same as these answers, at most three; empty while they are incomplete. */
  public Mono<List<NearbyOrder>> like(OrderAnswers answers) {
    return matches(answers).map(found -> found.stream().map(Match::shown).toList());
  }

  /** The request a handle names, as long as it is among those that would be shown. */
  Mono<Optional<UUID>> find(OrderAnswers answers, String handle) {
    return matches(answers)
        .map(
            found ->
                found.stream()
                    .filter(match -> match.shown().handle().equals(handle))
                    .map(Match::requestId)
                    .findFirst());
  }

  /** Whether others may learn that somebody near by ordered this. */
  static boolean isPublicMatter(ServiceItem item) {
    return !item.isSomethingElse()
        && !item.isEmergency()
        && item.flags().stream().noneMatch(NOBODYS_BUSINESS::contains);
  }

  private Mono<List<Match>> matches(OrderAnswers answers) {
    return checks
        .check(answers)
        .flatMap(
            checked ->
                switch (checked) {
                  case Checked.Good good when isPublicMatter(good.order().item()) ->
                      matches(good.order());
                  case Checked.Good _, Checked.Faulty _ -> Mono.just(List.of());
                });
  }

  private Mono<List<Match>> matches(Order order) {
    return duplicates
        .like(order.item(), order.area().code(), order.point(), order.words())
        .map(
            found ->
                found.stream()
                    .map(this::match)
                    .filter(match -> isPublicMatter(match.shown().item()))
                    .limit(MOST_SHOWN)
                    .toList());
  }

  private Match match(Candidate candidate) {
    return new Match(
        candidate.requestId(),
        new NearbyOrder(
            hash.of("join " + candidate.requestId()),
            catalogue.get(candidate.item()),
            candidate.areaPath(),
            candidate.since(),
            candidate.state()));
  }
}
