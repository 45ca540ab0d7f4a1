package org.diandan.matching.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.Step.Escalation;
import org.diandan.matching.dispatch.Step.NewOffer;
import org.diandan.matching.dispatch.Step.Waiting;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.Found;
import org.jspecify.annotations.Nullable;

/**
 * Plans the next step of a search around the choice of teams; plain code, no clock but the one in
 * the case file.
 */
final class NextStep {

  private final Supplier<DispatchSettings> settings;
  private final Supplier<UUID> ids;

  /** Asks for the settings whenever it plans. */
  NextStep(Supplier<DispatchSettings> settings, Supplier<UUID> ids) {
    this.settings = settings;
    this.ids = ids;
  }

  /** What the search asks of the engine. */
  Wanted wanted(CaseFile file) {
    var offers =
        new Offers(running(file).size(), settings.get().offersAtOnce(file.need().urgency()));
    return new Wanted(file.openNeed(), file.asked(), offers, file.now());
  }

  /** Everything that happens now, given what the engine found. */
  Step of(CaseFile file, Found found) {
    var running = running(file);
    var expired = new ArrayList<>(file.unanswered());
    expired.removeAll(running);
    var sent = found.offers().stream().map(offer -> newOffer(file, offer)).toList();
    var idle = running.isEmpty() && sent.isEmpty();
    return new Step(
        expired,
        escalations(file, idle ? found.stopped() : null),
        sent,
        idle ? CaseFile.State.SEARCHING : CaseFile.State.OFFERED,
        nextLook(file, expiries(running, sent), found.stopped()),
        idle ? waiting(file, found.stopped()) : null,
        null);
  }

  /**
   * What happens to "something else": no team is asked by itself. A person says what it is and whom
   * to ask, and is called again when those that were asked do not come.
   */
  Step ofUnclear(CaseFile file) {
    return of(file, new Found(List.of(), file.isAsked() ? new EverybodyAsked() : null));
  }

  /** Told once in a round: who waits should know, and not be told again every minute. */
  private static @Nullable Waiting waiting(CaseFile file, @Nullable DispatchDecision stopped) {
    return stopped instanceof EverybodyBusy busy && !file.waitingTold()
        ? new Waiting(busy.teams(), null)
        : null;
  }

  private static List<CaseFile.Offer> running(CaseFile file) {
    return file.unanswered().stream()
        .filter(offer -> offer.expiresAt().isAfter(file.now()))
        .toList();
  }

  private NewOffer newOffer(CaseFile file, DispatchDecision.Offer offer) {
    return new NewOffer(
        ids.get(),
        offer.teamId(),
        offer.teamName(),
        file.now().plus(settings.get().answerWithin(file.need().urgency())),
        offer.distanceMetres(),
        offer.explanation());
  }

  private static List<Escalation> escalations(CaseFile file, @Nullable DispatchDecision idle) {
    var raised = new ArrayList<Escalation>();
    if (file.need().urgency() == Urgency.U1) {
      raised.add(Escalation.because(EscalationReason.EMERGENCY));
    }
    if (file.needsTriage()) {
      raised.add(Escalation.because(EscalationReason.UNCLEAR));
    }
    switch (idle) {
      case NobodyQualified nobody ->
          raised.add(new Escalation(EscalationReason.NOBODY_QUALIFIED, nobody.missingSkills()));
      case EverybodyAsked _ -> raised.add(Escalation.because(EscalationReason.EVERYBODY_DECLINED));
      case EverybodyBusy _ when !file.now().isBefore(halfTime(file)) ->
          raised.add(Escalation.because(EscalationReason.EVERYBODY_BUSY));
      case EverybodyBusy _ -> {}
      case Ask _ -> {}
      case null -> {}
    }
    if (!file.now().isBefore(file.clocks().acceptBy())) {
      raised.add(Escalation.because(EscalationReason.OUT_OF_TIME));
    }
    raised.removeIf(escalation -> file.escalated().contains(escalation.reason()));
    return raised;
  }

  private Instant nextLook(
      CaseFile file, List<Instant> moments, @Nullable DispatchDecision stopped) {
    var looks = new ArrayList<>(moments);
    looks.add(file.clocks().acceptBy());
    if (stopped instanceof EverybodyBusy) {
      looks.add(file.now().plus(settings.get().retryWhenBusy()));
      looks.add(halfTime(file));
    } else if (moments.isEmpty()) {
      looks.add(file.now().plus(settings.get().retryWhenNobody()));
    }
    return looks.stream()
        .filter(look -> look.isAfter(file.now()))
        .min(Instant::compareTo)
        .orElseGet(() -> file.now().plus(settings.get().retryWhenNobody()));
  }

  private static List<Instant> expiries(List<CaseFile.Offer> running, List<NewOffer> sent) {
    var expiries = new ArrayList<Instant>();
    running.forEach(offer -> expiries.add(offer.expiresAt()));
    sent.forEach(offer -> expiries.add(offer.expiresAt()));
    return expiries;
  }

  /** A full house is a person's business once half of the time to acceptance has gone. */
  static Instant halfTime(CaseFile file) {
    var whole = Duration.between(file.roundBeganAt(), file.clocks().acceptBy());
    return file.roundBeganAt().plus(whole.dividedBy(2));
  }
}
