package org.diandan.request.referral;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.diandan.contract.DepartmentEvent.Answer;
import org.diandan.contract.DepartmentEvent.ReturnReason;
import org.diandan.contract.Role;
import org.diandan.outbox.Change;
import org.diandan.request.identity.ClosestStaff;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.HandlingChanges.Answering;
import org.diandan.request.referral.HandlingChanges.Returning;
import org.diandan.request.referral.LadderRequests.Move;
import org.diandan.request.referral.OnLadder.Held;
import org.diandan.request.referral.TheirReferrals.Theirs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a department does with what was referred to it; of somebody else's it knows nothing. */
@Component
public final class HandleReferral {

  private final TheirReferrals referrals;
  private final LadderRequests requests;
  private final ClosestStaff staff;
  private final FieldCipher cipher;

  HandleReferral(
      TheirReferrals referrals, LadderRequests requests, ClosestStaff staff, FieldCipher cipher) {
    this.referrals = referrals;
    this.requests = requests;
    this.staff = staff;
    this.cipher = cipher;
  }

  /** Signs for it (签收). */
  public Mono<LadderOutcome> sign(UUID referral, Officer by) {
    return leading(referral, by)
        .flatMap(
            mine ->
                requests.decide(
                    mine.request(),
                    found ->
                        decided(
                            found,
                            Ladder.whyNotSign(found, referral),
                            (request, held) -> HandlingChanges.sign(request, held, by.by()))))
        .defaultIfEmpty(new LadderOutcome.Unknown());
  }

  /**
   * Why a department returns it.
   *
   * @param proposed whose it should be; null when unknown
   * @param words never blank
   */
  public record Back(ReturnReason reason, @Nullable UUID proposed, String words) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Back[%s]".formatted(reason);
    }
  }

  /** Returns it (退单); an official decides where it goes, and its clock goes on. */
  public Mono<LadderOutcome> giveBack(UUID referral, Back back, Officer by) {
    return leading(referral, by)
        .flatMap(mine -> requests.find(mine.request()))
        .flatMap(request -> staff.of(Role.OFFICIAL, request.area()))
        .map(
            officials ->
                new Returning(
                    back.reason(), back.proposed(), cipher.encrypt(back.words()), officials))
        .flatMap(returning -> giveBack(referral, returning, by))
        .defaultIfEmpty(new LadderOutcome.Unknown());
  }

  private Mono<LadderOutcome> giveBack(UUID referral, Returning returning, Officer by) {
    return leading(referral, by)
        .flatMap(
            mine ->
                requests.decide(
                    mine.request(),
                    found ->
                        decided(
                            found,
                            Ladder.whyNotReturn(found, referral),
                            (request, held) ->
                                HandlingChanges.giveBack(request, held, returning, by.by()))));
  }

  /**
   * Answers the resident: done, which they evaluate, or why it cannot be done, which ends it.
   *
   * @param words what the resident reads, never blank
   */
  public Mono<LadderOutcome> answer(UUID referral, Answer answer, String words, Officer by) {
    var answering = new Answering(answer, cipher.encrypt(words));
    return leading(referral, by)
        .flatMap(
            mine ->
                requests.decide(
                    mine.request(),
                    found ->
                        decided(
                            found,
                            Ladder.whyNotAnswer(found, referral),
                            (request, held) ->
                                HandlingChanges.answer(request, held, answering, by.by()))))
        .defaultIfEmpty(new LadderOutcome.Unknown());
  }

  private Mono<Theirs> leading(UUID referral, Officer by) {
    return referrals.find(referral, by.person()).filter(Theirs::leads);
  }

  private static Move decided(
      OnLadder request, Optional<LadderOutcome> why, BiFunction<OnLadder, Held, Change> change) {
    return why.<Move>map(Move.Refuse::new)
        .orElseGet(() -> new Move.Write(change.apply(request, requireNonNull(request.held()))));
  }
}
