package org.diandan.matching.intake;

import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.BorderEvent;
import org.diandan.contract.CatalogueEvent;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ClockEvent.ClockPaused;
import org.diandan.contract.ClockEvent.ClockReminder;
import org.diandan.contract.CodeEvent;
import org.diandan.contract.DepartmentEvent;
import org.diandan.contract.DutyEvent;
import org.diandan.contract.ExportEvent;
import org.diandan.contract.HoursEvent;
import org.diandan.contract.LadderEvent.LadderReminder;
import org.diandan.contract.LadderEvent.MeetingDecided;
import org.diandan.contract.LadderEvent.RequestHandedBack;
import org.diandan.contract.LadderEvent.RequestReferred;
import org.diandan.contract.LadderEvent.RequestSentToMeeting;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.diandan.contract.NotificationEvent;
import org.diandan.contract.PersonEvent;
import org.diandan.contract.ReferralEvent;
import org.diandan.contract.RemarkEvent.RequestRescheduled;
import org.diandan.contract.RemarkEvent.RequestUrged;
import org.diandan.contract.RemarkEvent.RequestWordsAdded;
import org.diandan.contract.ReportEvent;
import org.diandan.contract.RequestEvent.HistoryCodeAsked;
import org.diandan.contract.RequestEvent.RequestCalledBack;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.RequestEvent.RequestEvaluated;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.contract.RequestEvent.RequestSorted;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.diandan.contract.SupervisionEvent;
import org.diandan.contract.TeamEvent;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.hours.HoursCredit;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns what happened to a request into what becomes of its search. */
@Component
class RequestReactions implements Reactions {

  private final CaseFiles files;
  private final SettingsInForce settings;

  RequestReactions(CaseFiles files, SettingsInForce settings) {
    this.files = files;
    this.settings = settings;
  }

  @Override
  public String consumer() {
    return "matching";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return switch (delivery.event()) {
      case RequestSubmitted request -> Mono.just(CaseChanges.open(request, delivery.partition()));
      case RequestReopened request ->
          onFile(
              request.requestId(),
              file -> CaseChanges.beginAnew(file, request.round(), request.clocks()));
      case RequestSorted sorted -> onFile(sorted.requestId(), file -> SortChange.of(file, sorted));
      case RequestWithdrawn request -> end(request.requestId());
      case RequestClosed request -> end(request.requestId());
      case ClockMoved moved -> onFile(moved.requestId(), file -> CaseChanges.move(file, moved));
      case RequestRescheduled request ->
          onFile(
              request.requestId(),
              file -> CaseChanges.reschedule(file, request, settings.visitClocks()));
      case RequestMerged request -> end(request.requestId());
      case RequestUnmerged request -> onFile(request.requestId(), CaseChanges::resume);
      case ReferralEvent request -> onLadder(request);
      case RequestEvaluated request -> Mono.just(HoursCredit.evaluated(request));
      case HistoryCodeAsked _, RequestUrged _, RequestWordsAdded _, RequestCalledBack _ ->
          Mono.just(Change.none());
      case ClockPaused _,
          ClockReminder _,
          AssignmentEvent _,
          BorderEvent _,
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

  /** What becomes of a case that is known; nothing of any other. */
  private Mono<Change> onFile(UUID request, Function<CaseFile, Change> change) {
    return files.find(request).map(change).defaultIfEmpty(Change.none());
  }

  /** Somebody else than volunteers takes a request over, or gives it back to them. */
  private Mono<Change> onLadder(ReferralEvent event) {
    return switch (event) {
      case RequestReferred request -> stop(request.requestId(), request.round());
      case RequestSentToMeeting request -> stop(request.requestId(), request.round());
      case RequestHandedBack request ->
          onFile(
              request.requestId(),
              file -> CaseChanges.beginAnew(file, request.round(), request.clocks()));
      case MeetingDecided _, LadderReminder _, DepartmentEvent _, SupervisionEvent _ ->
          Mono.just(Change.none());
    };
  }

  private Mono<Change> end(UUID request) {
    return files.find(request).map(CaseChanges::end).defaultIfEmpty(Change.none());
  }

  private Mono<Change> stop(UUID request, int round) {
    return files
        .find(request)
        .map(file -> CaseChanges.stop(file, round))
        .defaultIfEmpty(Change.none());
  }
}
