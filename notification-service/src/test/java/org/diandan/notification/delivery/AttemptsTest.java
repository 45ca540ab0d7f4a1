package org.diandan.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.NotificationEvent.MessageChannel;
import org.diandan.contract.NotificationEvent.SuppressionReason;
import org.diandan.notification.delivery.Outcome.GivenUp;
import org.diandan.notification.delivery.Outcome.Postponed;
import org.diandan.notification.delivery.Outcome.Suppressed;
import org.diandan.notification.delivery.Outcome.Taken;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.MessageTextsForTests;
import org.diandan.notification.message.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AttemptsTest {

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final List<String> sent = new ArrayList<>();

  @Test
  void handsTheWordsInThePersonsLanguageToTheGateway() {
    var attempts = attempts(new Contact("13800005678", null, "en"), this::note);

    var outcome = attempts.attempt(message(MessageChannel.SMS, 1, false)).block();

    assertThat(outcome).isEqualTo(new Taken());
    assertThat(sent)
        .containsExactly(
            ID + " 13800005678 The A-team arrived and started \"haircut at home\" (3608).");
  }

  @Test
  void sendsNothingToAPersonWithoutAPhone() {
    var attempts = attempts(new Contact(" ", null, null), this::note);

    var outcome = attempts.attempt(message(MessageChannel.SMS, 1, false)).block();

    assertThat(outcome).isEqualTo(new Suppressed(SuppressionReason.NO_ADDRESS));
    assertThat(sent).isEmpty();
  }

  @Test
  void sendsNothingToAPersonWhoIsGone() {
    var attempts = attempts(null, this::note);

    var outcome = attempts.attempt(message(MessageChannel.SMS, 1, false)).block();

    assertThat(outcome).isEqualTo(new Suppressed(SuppressionReason.NO_ADDRESS));
  }

  @Test
  void doesNotTellOldNews() {
    var attempts = attempts(new Contact("13800005678", null, null), this::note);

    var outcome = attempts.attempt(message(MessageChannel.SMS, 1, true)).block();

    assertThat(outcome).isEqualTo(new Suppressed(SuppressionReason.TOO_LATE));
    assertThat(sent).isEmpty();
  }

  @Test
  void triesAgainWhenTheGatewayRefuses() {
    var attempts =
        attempts(
            new Contact("13800005678", null, null),
            (key, phone, text) -> Mono.error(new DeliveryTrouble("status 500")));

    assertThat(attempts.attempt(message(MessageChannel.SMS, 1, false)).block())
        .isEqualTo(new Postponed(PAUSE, "status 500"));
    assertThat(attempts.attempt(message(MessageChannel.SMS, 3, false)).block())
        .isEqualTo(new GivenUp("status 500"));
  }

  @Test
  void triesAgainWhenTheGatewayHangs() {
    var attempts =
        attempts(
            new Contact("13800005678", null, null),
            (key, phone, text) -> Mono.never(),
            Duration.ofMillis(50));

    assertThat(attempts.attempt(message(MessageChannel.SMS, 1, false)).block())
        .isEqualTo(new Postponed(PAUSE, "no answer in PT0.05S"));
  }

  @Test
  void tellsNothingPersonalOfAGatewayThatBreaks() {
    var attempts =
        attempts(
            new Contact("13800005678", null, null),
            (key, phone, text) -> Mono.error(new IllegalStateException("bad number " + phone)));

    assertThat(attempts.attempt(message(MessageChannel.SMS, 1, false)).block())
        .isEqualTo(new Postponed(PAUSE, "gateway: IllegalStateException"));
  }

  @Test
  void sendsNoMailWithoutAMailServer() {
    var attempts = attempts(new Contact(null, "a@example.org", null), this::note);

    assertThat(attempts.attempt(message(MessageChannel.MAIL, 1, false)).block())
        .isEqualTo(new Suppressed(SuppressionReason.NO_ADDRESS));
  }

  private Mono<Void> note(UUID key, String phone, String text) {
    return Mono.fromRunnable(() -> sent.add(key + " " + phone + " " + text));
  }

  private static Attempts attempts(@Nullable Contact contact, SmsGateway sms) {
    return attempts(contact, sms, Duration.ofSeconds(30));
  }

  private static Attempts attempts(@Nullable Contact contact, SmsGateway sms, Duration patience) {
    var gateways =
        new Gateways(
            sms, Optional.empty(), MessageTextsForTests.in(ZoneId.of("Asia/Shanghai")), patience);
    return new Attempts(
        new AddressBook(contact),
        gateways,
        new RetryPolicy(3, PAUSE, Duration.ofMinutes(1)),
        _ -> Mono.empty());
  }

  /** Knows one contact, and one code by its id. */
  private record AddressBook(@Nullable Contact contact) implements Contacts {

    @Override
    public Mono<Contact> find(UUID person, String purpose) {
      return Mono.justOrEmpty(contact);
    }

    @Override
    public Mono<String> findCode(UUID code, MessageKind kind) {
      return code.equals(ID) ? Mono.just("012345") : Mono.empty();
    }
  }

  @Test
  void asksForTheCodeAtTheMomentOfDelivery() {
    var attempts = attempts(new Contact("13800005678", null, null), this::note);

    assertThat(attempts.attempt(codeMessage(ID)).block()).isEqualTo(new Taken());

    assertThat(sent).singleElement().asString().contains("验证码 012345");
  }

  @Test
  void sendsNoCodeThatIsOfNoUseAnyMore() {
    var attempts = attempts(new Contact("13800005678", null, null), this::note);

    assertThat(attempts.attempt(codeMessage(UUID.randomUUID())).block())
        .isEqualTo(new Suppressed(SuppressionReason.TOO_LATE));

    assertThat(sent).isEmpty();
  }

  private static Outgoing codeMessage(UUID code) {
    var told = new Told(MessageKind.HISTORY_CODE, ID, "3608", "EL05", "", null, null, null, NOW);
    return new Outgoing(ID, code, ID, ID, MessageChannel.SMS, told, 1, false, NOW);
  }

  private static Outgoing message(MessageChannel channel, int tries, boolean late) {
    var told =
        new Told(MessageKind.CHECKED_IN, ID, "3608", "EL05", "The A-team", null, null, null, null);
    return new Outgoing(ID, ID, ID, ID, channel, told, tries, late, NOW);
  }
}
