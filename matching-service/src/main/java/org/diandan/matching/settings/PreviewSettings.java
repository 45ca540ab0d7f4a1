package org.diandan.matching.settings;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.diandan.matching.dispatch.DispatchSettings;
import org.diandan.matching.dispatch.PastSearches;
import org.diandan.matching.dispatch.PastSearches.Busy;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.replay.Figures;
import org.diandan.matching.dispatch.policy.replay.FirstChoice;
import org.diandan.matching.dispatch.policy.replay.PastNeed;
import org.diandan.matching.dispatch.policy.replay.Replay;
import org.diandan.matching.dispatch.policy.replay.Rules;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Plays last week once with the settings in force and once with others. Bounded: the busiest
 * dispatch areas, and the latest searches of each, so that teams are as busy as they were.
 */
@Component
public class PreviewSettings {

  private static final int AREAS = 5;
  private static final int SEARCHES = 5_000;

  private final PastSearches demand;
  private final SettingsInForce inForce;
  private final ZoneId zone;

  PreviewSettings(PastSearches demand, SettingsInForce inForce, ZoneId zone) {
    this.demand = demand;
    this.inForce = inForce;
    this.zone = zone;
  }

  /**
   * Compares.
   *
   * @param areas codes of the areas somebody answers for; an empty one is everywhere
   */
  public Mono<Preview> of(SettingValues proposed, List<String> areas) {
    var now = rules(inForce.current().settings());
    var then = rules(proposed.settings());
    return demand
        .busiest(areas)
        .collectList()
        .flatMap(
            busy ->
                Flux.fromIterable(busy.subList(0, Math.min(AREAS, busy.size())))
                    .concatMap(one -> play(one, share(busy), now, then))
                    .collectList()
                    .map(played -> preview(busy, played)));
  }

  private static int share(List<Busy> busy) {
    return SEARCHES / Math.min(AREAS, busy.size());
  }

  private Mono<Played> play(Busy area, int atMost, Rules now, Rules then) {
    return Mono.zip(demand.latest(area.area(), atMost), demand.teams(area.area()))
        .publishOn(Schedulers.boundedElastic())
        .map(read -> play(area, read.getT1(), read.getT2(), List.of(now, then)));
  }

  private Played play(
      Busy area, List<PastNeed> needs, List<CandidateTeam> teams, List<Rules> rules) {
    var replay = new Replay(zone, teams);
    return new Played(
        area, teams.size(), replay.of(needs, rules.getFirst()), replay.of(needs, rules.getLast()));
  }

  private static Preview preview(List<Busy> busy, List<Played> played) {
    var now = new ArrayList<FirstChoice>();
    var then = new ArrayList<FirstChoice>();
    var teams = 0;
    for (var one : played) {
      now.addAll(one.now());
      then.addAll(one.then());
      teams += one.teams();
    }
    return new Preview(
        played.stream().map(one -> one.area().area()).toList(),
        busy.stream().mapToLong(Busy::searches).sum(),
        now.size(),
        Figures.changed(now, then),
        Figures.of(now, teams),
        Figures.of(then, teams));
  }

  private static Rules rules(DispatchSettings settings) {
    return new Rules(settings.weights(), settings.offersAtOnce(), settings.answerWithin());
  }

  private record Played(Busy area, int teams, List<FirstChoice> now, List<FirstChoice> then) {}
}
