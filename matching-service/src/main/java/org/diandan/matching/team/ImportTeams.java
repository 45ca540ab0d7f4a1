package org.diandan.matching.team;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.diandan.contract.AreaCode;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamEvent.TeamStep;
import org.diandan.matching.dispatch.TakeBackOffers;
import org.diandan.matching.team.Teams.Known;
import org.diandan.outbox.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Brings in teams, all or none of them; bringing the same ones again changes nothing. A team that
 * changed gives back the offers it could not serve any more.
 */
@Component
public class ImportTeams {

  private final Teams teams;
  private final WriteTeams writes;
  private final TakeBackOffers takeBack;
  private final Ledger ledger;

  ImportTeams(Teams teams, WriteTeams writes, TakeBackOffers takeBack, Ledger ledger) {
    this.teams = teams;
    this.writes = writes;
    this.takeBack = takeBack;
    this.ledger = ledger;
  }

  /** What became of an import. */
  public sealed interface Outcome {

    /** Everything is as it was given. */
    record Imported(int created, int changed, int unchanged) implements Outcome {}

    /** Another team has this number; nothing was written. */
    record CodeTaken(UUID teamId, UUID takenBy) implements Outcome {}

    /** It would belong to a team that is not there or not above it; nothing was written. */
    record ParentUnfit(UUID teamId) implements Outcome {}

    /** It is not let in yet, or dissolved, which an import does not change; nothing was written. */
    record NotInService(UUID teamId) implements Outcome {}

    /** It is a team of an area the bringer does not answer for; nothing was written. */
    record OfOthers(UUID teamId) implements Outcome {}
  }

  /**
   * Whoever brings teams.
   *
   * @param answersFor where their teams may lie, before and after
   */
  public record Bringer(UUID person, Predicate<AreaCode> answersFor) {}

  /**
   * Writes what differs from what is known.
   *
   * @param given each id and each external code at most once
   */
  public Mono<Outcome> bring(List<Team> given, Bringer by) {
    return compare(given, by)
        .flatMap(compared -> bring(compared, by.person()))
        .retryWhen(Retry.max(1).filter(ImportTeams::isOvertaken));
  }

  /** What would become of an import; writes nothing. */
  public Mono<Outcome> foresee(List<Team> given, Bringer by) {
    return compare(given, by).map(Compared::outcome);
  }

  private Mono<Compared> compare(List<Team> given, Bringer by) {
    return teams.listKnown(given).collectList().map(known -> Compared.of(given, known, by));
  }

  private Mono<Outcome> bring(Compared compared, UUID by) {
    return compared.outcome() instanceof Outcome.Imported && !compared.different().isEmpty()
        ? write(compared.different(), by)
            .thenMany(Flux.fromIterable(compared.different()))
            .filter(team -> compared.before().containsKey(team.id()))
            .concatMap(team -> takeBack.unfit(team.id()))
            .then(Mono.just(compared.outcome()))
        : Mono.just(compared.outcome());
  }

  private Mono<?> write(List<Team> different, UUID by) {
    return teams
        .now()
        .map(now -> different.stream().map(team -> changed(team, now)).toList())
        .flatMap(events -> ledger.write(writes.imported(different, by).publishing(events)));
  }

  /** What recipients are told of a team. */
  static TeamChanged changed(Team team, Instant now) {
    return changed(team, team.active(), null, now);
  }

  /** The same where the life of the team says whether it is active, and maybe why it is told. */
  static TeamChanged changed(Team team, boolean active, @Nullable TeamStep step, Instant now) {
    return new TeamChanged(
        UUID.randomUUID(),
        now,
        team.id(),
        team.name(),
        team.kind(),
        team.area(),
        team.leaders(),
        team.everybody(),
        active,
        null,
        step);
  }

  /** Somebody else brought the same number between our reading and our writing. */
  private static boolean isOvertaken(Throwable failure) {
    return failure instanceof DataIntegrityViolationException;
  }

  /**
   * What was given beside what is known.
   *
   * @param before what is known, by id
   * @param different what would be written
   */
  private record Compared(Map<UUID, Known> before, List<Team> different, Outcome outcome) {

    static Compared of(List<Team> given, List<Known> known, Bringer by) {
      var before = known.stream().collect(toMap(some -> some.team().id(), Function.identity()));
      var different = given.stream().filter(team -> !isSame(team, before)).toList();
      var created = (int) given.stream().filter(team -> !before.containsKey(team.id())).count();
      var imported =
          new Outcome.Imported(
              created, different.size() - created, given.size() - different.size());
      var refusal =
          ofOthers(given, before, by)
              .or(() -> codeTaken(given, known))
              .or(() -> notInService(different, before))
              .or(() -> parentUnfit(given, before));
      return new Compared(before, different, refusal.orElse(imported));
    }

    private static boolean isSame(Team team, Map<UUID, Known> before) {
      var known = before.get(team.id());
      return known != null && team.equals(known.team());
    }

    private static Optional<Outcome> ofOthers(
        List<Team> given, Map<UUID, Known> before, Bringer by) {
      return given.stream()
          .map(team -> before.get(team.id()))
          .filter(Objects::nonNull)
          .filter(known -> !by.answersFor().test(known.team().area()))
          .findFirst()
          .map(known -> new Outcome.OfOthers(known.team().id()));
    }

    private static Optional<Outcome> codeTaken(List<Team> given, List<Known> known) {
      for (var team : given) {
        for (var other : known) {
          if (team.externalCode() != null
              && !other.team().id().equals(team.id())
              && Objects.equals(team.externalCode(), other.team().externalCode())) {
            return Optional.of(new Outcome.CodeTaken(team.id(), other.team().id()));
          }
        }
      }
      return Optional.empty();
    }

    private static Optional<Outcome> notInService(List<Team> given, Map<UUID, Known> before) {
      return given.stream()
          .filter(team -> isBeyondImports(before.get(team.id())))
          .findFirst()
          .map(team -> new Outcome.NotInService(team.id()));
    }

    private static boolean isBeyondImports(@Nullable Known known) {
      return known != null
          && switch (known.state()) {
            case ACTIVE, SUSPENDED -> false;
            case APPLIED, REVIEWED, DISSOLVED -> true;
          };
    }

    private static Optional<Outcome> parentUnfit(List<Team> given, Map<UUID, Known> before) {
      var together = given.stream().collect(toMap(Team::id, Function.identity()));
      for (var team : given) {
        var parentId = team.charter().parentId();
        if (parentId != null) {
          var known = before.get(parentId);
          var parent = together.getOrDefault(parentId, known == null ? null : known.team());
          if (parent == null || !parent.charter().level().isAbove(team.charter().level())) {
            return Optional.of(new Outcome.ParentUnfit(team.id()));
          }
        }
      }
      return Optional.empty();
    }
  }
}
