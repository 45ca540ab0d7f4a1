package org.diandan.notification.message;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.AssignmentEvent.CheckedIn;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.AssignmentEvent.OfferDeclined;
import org.diandan.contract.AssignmentEvent.OfferExpired;
import org.diandan.contract.AssignmentEvent.OfferSeen;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.contract.AssignmentEvent.SearchEscalated;
import org.diandan.contract.AssignmentEvent.SearchWaiting;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.Channel;
import org.diandan.contract.ClockEvent.ClockKind;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ClockEvent.ClockPaused;
import org.diandan.contract.ClockEvent.ClockReminder;
import org.diandan.contract.ClockEvent.MoveCause;
import org.diandan.contract.ClockEvent.ReminderStage;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.CodeEvent.CodePurpose;
import org.diandan.contract.CodeEvent.PhoneCodeAsked;
import org.diandan.contract.DeclineReason;
import org.diandan.contract.DutyEvent.DutyChange;
import org.diandan.contract.DutyEvent.DutyChanged;
import org.diandan.contract.MergeEvent.RequestMerged;
import org.diandan.contract.MergeEvent.RequestUnmerged;
import org.diandan.contract.ReleaseReason;
import org.diandan.contract.RemarkEvent.RequestRescheduled;
import org.diandan.contract.RemarkEvent.RequestUrged;
import org.diandan.contract.RemarkEvent.RequestWordsAdded;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.HistoryCodeAsked;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.contract.RequestEvent.RequestSorted;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TaskEvent.HandoverAsked;
import org.diandan.contract.TaskEvent.HandoverRefused;
import org.diandan.contract.TaskEvent.VisitLate;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamEvent.TeamStep;
import org.diandan.contract.TeamKind;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.contract.VisitResult;
import org.jspecify.annotations.Nullable;

/** Facts of one request and one team, as the other services publish them. */
public final class Facts {

  public static final String ORDER = "36080226-0173-4";
  public static final String TEAM_NAME = "北家安志愿服务队";

  private final AreaCode area = new AreaCode("360802001");
  private final Instant at;
  private final UUID request;
  private final TeamRef team;

  private Facts(Instant at, UUID request, UUID teamId) {
    this.at = at;
    this.request = request;
    this.team = new TeamRef(teamId, TEAM_NAME);
  }

  /** Facts that happened at one moment. */
  public static Facts at(Instant moment) {
    return new Facts(moment, UUID.randomUUID(), UUID.randomUUID());
  }

  public UUID request() {
    return request;
  }

  public UUID team() {
    return team.teamId();
  }

  public RequestSubmitted submitted(Channel channel, @Nullable UUID resident) {
    var need = new Need(new ServiceItemCode("EL05"), Urgency.U4, Set.of(), Set.of());
    return new RequestSubmitted(
        id(), request, at, area, ORDER, resident, channel, null, null, need, clocks());
  }

  public RequestClosed closed(ClosureReason reason) {
    return new RequestClosed(id(), request, at, area, reason);
  }

  public RequestWithdrawn withdrawn() {
    return new RequestWithdrawn(id(), request, at, area);
  }

  /** The request is handled together with the one of other facts. */
  public RequestMerged mergedInto(Facts leader) {
    return new RequestMerged(id(), request, at, area, leader.request);
  }

  public RequestUnmerged unmergedFrom(Facts leader) {
    return new RequestUnmerged(id(), request, at, area, leader.request);
  }

  /** It is another item of the menu by now. */
  public RequestSorted sorted(String item) {
    var need = new Need(new ServiceItemCode(item), Urgency.U2, Set.of(), Set.of());
    return new RequestSorted(id(), request, at, area, need, clocks());
  }

  public RequestReopened reopened() {
    return new RequestReopened(id(), request, at, area, 2, clocks());
  }

  public ClockPaused asked() {
    return new ClockPaused(id(), request, at, area, 1);
  }

  public ClockMoved moved(MoveCause cause) {
    return new ClockMoved(id(), request, at, area, 1, cause, clocks(), at);
  }

  public ClockReminder reminder(ClockKind clock, ReminderStage stage, boolean held) {
    var persons = held ? Set.<UUID>of() : Set.of(id());
    return new ClockReminder(
        id(), request, at, area, 1, clock, stage, at, held ? team : null, persons);
  }

  public RequestUrged urged() {
    return new RequestUrged(id(), request, at, area, 1);
  }

  public RequestWordsAdded wordsAdded() {
    return new RequestWordsAdded(id(), request, at, area);
  }

  public RequestRescheduled rescheduled() {
    return new RequestRescheduled(
        id(), request, at, area, new TimeWindow(at.plusSeconds(3600), at.plusSeconds(7200)));
  }

  public HistoryCodeAsked codeAsked() {
    return new HistoryCodeAsked(id(), request, at, area, at.plusSeconds(600));
  }

  public static PhoneCodeAsked phoneCode(UUID code, CodePurpose purpose, Instant at) {
    return new PhoneCodeAsked(code, at, purpose, at.plusSeconds(600));
  }

  public TeamChanged team(UUID... leaders) {
    return team(null, leaders);
  }

  /** The team after a step of its life. */
  public TeamChanged team(@Nullable TeamStep step, UUID... leaders) {
    var persons = Set.of(leaders);
    return new TeamChanged(
        id(), at, team(), TEAM_NAME, TeamKind.OTHER, area, persons, persons, true, null, step);
  }

  public OfferSent offerSent(UUID offer, Instant expires) {
    return new OfferSent(id(), at, round(), offer, team, expires, 1200);
  }

  public OfferDeclined offerDeclined(UUID offer) {
    return new OfferDeclined(id(), at, round(), offer, team, DeclineReason.BUSY);
  }

  public OfferExpired offerExpired(UUID offer) {
    return new OfferExpired(id(), at, round(), offer, team);
  }

  public OfferWithdrawn offerWithdrawn(UUID offer) {
    return new OfferWithdrawn(id(), at, round(), offer, team);
  }

  public AssignmentAccepted accepted() {
    return new AssignmentAccepted(id(), at, round(), id(), id(), team);
  }

  public AssignmentReleased released() {
    return new AssignmentReleased(id(), at, round(), id(), team, ReleaseReason.NO_SHOW, null);
  }

  /** A visit was made and did not end it. */
  public AssignmentReleased released(VisitResult result) {
    return new AssignmentReleased(id(), at, round(), id(), team, ReleaseReason.OTHER, result);
  }

  public OfferSeen offerSeen(UUID offer) {
    return new OfferSeen(id(), at, round(), offer, team);
  }

  public VisitLate late() {
    return new VisitLate(id(), at, round(), id(), team, at);
  }

  public HandoverAsked handoverAsked() {
    return new HandoverAsked(id(), at, round(), id(), team, other(), at.plusSeconds(3600));
  }

  public HandoverRefused handoverRefused() {
    return new HandoverRefused(id(), at, round(), id(), other(), team);
  }

  public DutyChanged duty(DutyChange change) {
    return new DutyChanged(
        id(), at, round(), id(), team, id(), change, at.plusSeconds(3600), at.plusSeconds(7200));
  }

  public SearchWaiting waiting() {
    return new SearchWaiting(id(), at, round(), null);
  }

  private static TeamRef other() {
    return new TeamRef(id(), "另一支队伍");
  }

  public CheckedIn checkedIn() {
    return new CheckedIn(id(), at, round(), id(), team);
  }

  public ServiceDelivered delivered() {
    return new ServiceDelivered(id(), at, round(), id(), team, 40, null);
  }

  public SearchEscalated escalated(EscalationReason reason) {
    return new SearchEscalated(id(), at, round(), reason, Set.of());
  }

  private Case round() {
    return new Case(request, area, 1);
  }

  private Clocks clocks() {
    return new Clocks(at.plusSeconds(3600), at.plusSeconds(7200));
  }

  private static UUID id() {
    return UUID.randomUUID();
  }
}
