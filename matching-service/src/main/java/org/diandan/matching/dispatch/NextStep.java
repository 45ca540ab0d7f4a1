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
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.dispatch.policy.DispatchDecision.Ask;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyAsked;
import org.diandan.matching.dispatch.policy.DispatchDecision.EverybodyBusy;
import org.diandan.matching.dispatch.policy.DispatchDecision.NobodyQualified;
import org.diandan.matching.dispatch.policy.DispatchPolicy;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.jspecify.annotations.Nullable;

/** Plans the next step of a search; plain code, no clock but the one in the case file. */
final class NextStep {

  private final DispatchPolicy policy;
  private final DispatchProperties settings;
  private final Supplier<UUID> ids;

  NextStep(DispatchPolicy policy, DispatchProperties settings, Supplier<UUID> ids) {
    this.policy = policy;
    this.settings = settings;
    this.ids = ids;
  }

  Step of(CaseFile file, Candidates teams) {
    var expired =
        file.unanswered().stream().filter(offer -> !offer.expiresAt().isAfter(file.now())).toList();
    var running = new ArrayList<>(file.unanswered());
    running.removeAll(expired);
    var sent = new ArrayList<NewOffer>();
    var stopped = ask(file, teams, running.size(), sent);
    var idle = running.isEmpty() && sent.isEmpty();
    var escalations = escalations(file, idle ? stopped : null);
    return new Step(
        expired,
        escalations,
        sent,
        idle ? CaseFile.State.SEARCHING : CaseFile.State.OFFERED,
        nextLook(file, expiries(running, sent), stopped));
  }

  /** Adds offers until enough run; answers why no more could be added, or null. */
  private @Nullable DispatchDecision ask(
      CaseFile file, Candidates teams, int running, List<NewOffer> sent) {
    var asked = file.asked();
    var atMost = settings.offersAtOnce(file.need().urgency());
    while (running + sent.size() < atMost) {
      var offers = new Offers(running + sent.size(), atMost);
      var circumstances =
          new Circumstances(file.now(), asked, offers, TeamPrices.NONE, teams.scarceSkills());
      var decision = policy.decide(file.openNeed(), teams, circumstances);
      if (!(decision instanceof Ask ask)) {
        return decision;
      }
      if (ask.offers().isEmpty()) {
        break;
      }
      for (var offer : ask.offers()) {
        asked.add(offer.teamId());
        sent.add(newOffer(file, offer));
      }
    }
    return null;
  }

  private NewOffer newOffer(CaseFile file, DispatchDecision.Offer offer) {
    return new NewOffer(
        ids.get(),
        offer.teamId(),
        offer.teamName(),
        file.now().plus(settings.answerWithin(file.need().urgency())),
        offer.distanceMetres(),
        offer.explanation());
  }

  private static List<Escalation> escalations(CaseFile file, @Nullable DispatchDecision idle) {
    var raised = new ArrayList<Escalation>();
    if (file.need().urgency() == Urgency.U1) {
      raised.add(Escalation.because(EscalationReason.EMERGENCY));
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
      looks.add(file.now().plus(settings.retryWhenBusy()));
      looks.add(halfTime(file));
    } else if (moments.isEmpty()) {
      looks.add(file.now().plus(settings.retryWhenNobody()));
    }
    return looks.stream()
        .filter(look -> look.isAfter(file.now()))
        .min(Instant::compareTo)
        .orElseGet(() -> file.now().plus(settings.retryWhenNobody()));
  }

  private static List<Instant> expiries(List<CaseFile.Offer> running, List<NewOffer> sent) {
    var expiries = new ArrayList<Instant>();
    running.forEach(offer -> expiries.add(offer.expiresAt()));
    sent.forEach(offer -> expiries.add(offer.expiresAt()));
    return expiries;
  }

  /** A full house is a person's business once half of the time to acceptance has gone. */
  private static Instant halfTime(CaseFile file) {
    var whole = Duration.between(file.roundBeganAt(), file.clocks().acceptBy());
    return file.roundBeganAt().plus(whole.dividedBy(2));
  }
}
