package org.diandan.matching.border;

import java.util.UUID;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.BorderEvent.PlaceDenied;
import org.diandan.contract.BorderEvent.PlaceReleased;
import org.diandan.contract.BorderEvent.PlaceReserved;
import org.diandan.contract.BorderEvent.ReserveAsked;
import org.diandan.contract.CatalogueEvent;
import org.diandan.contract.CodeEvent;
import org.diandan.contract.DutyEvent;
import org.diandan.contract.ExportEvent;
import org.diandan.contract.HoursEvent;
import org.diandan.contract.NotificationEvent;
import org.diandan.contract.PersonEvent;
import org.diandan.contract.ReportEvent;
import org.diandan.contract.RequestEvent;
import org.diandan.contract.TeamEvent;
import org.diandan.matching.border.BorderQuestion.State;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.NeighbourOffer;
import org.diandan.matching.dispatch.NeighbourOffer.Held;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Passes the turn. A question that arrives on the neighbour's partition waits for whoever owns that
 * partition; a place that is held becomes an offer or is given back. What was denied or released is
 * in the rows already.
 */
@Component
class BorderReactions implements Reactions {

  private final BorderQuestions questions;
  private final CaseFiles files;
  private final NeighbourOffer offers;

  BorderReactions(BorderQuestions questions, CaseFiles files, NeighbourOffer offers) {
    this.questions = questions;
    this.files = files;
    this.offers = offers;
  }

  @Override
  public String consumer() {
    return "matching-border";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return switch (delivery.event()) {
      case ReserveAsked asked -> hear(asked.question().id(), delivery.partition());
      case PlaceReserved reserved -> settle(reserved.question().id());
      case PlaceDenied _, PlaceReleased _ -> Mono.just(Change.none());
      case RequestEvent _,
          AssignmentEvent _,
          TeamEvent _,
          PersonEvent _,
          CatalogueEvent _,
          CodeEvent _,
          ExportEvent _,
          ReportEvent _,
          HoursEvent _,
          DutyEvent _,
          NotificationEvent _ ->
          Mono.just(Change.none());
    };
  }

  private Mono<Change> hear(UUID questionId, int partition) {
    return questions
        .find(questionId)
        .map(question -> QuestionChanges.hear(question, partition))
        .defaultIfEmpty(Change.none());
  }

  private Mono<Change> settle(UUID questionId) {
    return questions
        .find(questionId)
        .filter(question -> question.state() == State.HELD)
        .flatMap(this::settle)
        .defaultIfEmpty(Change.none());
  }

  private Mono<Change> settle(BorderQuestion question) {
    var place = question.place();
    return place == null
        ? Mono.empty()
        : files.find(question.of().requestId()).map(file -> settle(question, place, file));
  }

  private Change settle(BorderQuestion question, Held place, CaseFile file) {
    return offers.to(file, place).orElseGet(() -> QuestionChanges.release(question, place));
  }
}
