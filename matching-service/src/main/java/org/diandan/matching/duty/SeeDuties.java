package org.diandan.matching.duty;

import java.util.List;
import java.util.UUID;
import org.diandan.matching.team.Memberships;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What somebody who serves may see of who goes. */
@Component
public class SeeDuties {

  private final DutyTasks tasks;
  private final DutyLists lists;
  private final Memberships memberships;
  private final DutySheets sheets;

  SeeDuties(DutyTasks tasks, DutyLists lists, Memberships memberships, DutySheets sheets) {
    this.tasks = tasks;
    this.lists = lists;
    this.memberships = memberships;
    this.sheets = sheets;
  }

  /**
   * What lies before somebody.
   *
   * @param duties the person's own standing ones, in the order of time
   * @param atRisk tasks of teams the person leads; late ones first
   * @param leads teams the person leads
   */
  public record Mine(List<DutyCard> duties, List<TaskAtRisk> atRisk, List<UUID> leads) {

    public Mine {
      duties = List.copyOf(duties);
      atRisk = List.copyOf(atRisk);
      leads = List.copyOf(leads);
    }
  }

  /** The person's own duties, and what needs a leader's eye. */
  public Mono<Mine> mine(UUID personId) {
    return memberships
        .of(personId)
        .flatMap(
            standing ->
                Mono.zip(
                    lists.listStanding(personId).collectList(),
                    lists.listAtRisk(standing.leads()).collectList(),
                    Mono.just(standing.leads().stream().sorted().toList())))
        .map(read -> new Mine(read.getT1(), read.getT2(), read.getT3()));
  }

  /** The person's own standing duties, in the order of time. */
  public Flux<DutyCard> listOf(UUID personId) {
    return lists.listStanding(personId);
  }

  /** One task; empty when the person does not belong to its team. */
  public Mono<DutySheet> of(UUID assignmentId, UUID personId) {
    return Mono.zip(tasks.find(assignmentId, personId), memberships.of(personId))
        .filter(read -> read.getT2().servesWith().contains(read.getT1().teamId()))
        .map(
            read ->
                sheets.of(
                    read.getT1(), personId, read.getT2().leads().contains(read.getT1().teamId())));
  }
}
