package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamKind;
import org.diandan.contract.VisitResult;
import org.diandan.request.journey.Ordering.Taken;
import org.diandan.request.picture.Photos;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What a visit needs of the resident's side: the code, the brief for whoever goes, the photos. */
class VisitProofIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SECRET = "only-for-tests-only-for-tests-only-for-tests";
  private static final Pattern CODE = Pattern.compile("id=\"visit-code\">(\\d{4})<");
  private static final Pattern PHOTO = Pattern.compile("src=\"(/[^\"]*/visit-photos/[^\"]+)\"");
  private static final UUID MEMBER = Ordering.account("visit-member", "VOLUNTEER", "990101");
  private static final String TOKEN = Ordering.token("visit-member");

  private final Team team = Team.called("己队");

  /** A request the member's team accepted. */
  private Taken accepted() {
    var taken = taken(submit(order(Map.of())));
    MATCHING.say(
        new TeamChanged(
            UUID.randomUUID(),
            Instant.now(),
            team.id(),
            team.name(),
            TeamKind.PARTY,
            new AreaCode("990101"),
            Set.of(team.leader()),
            Set.of(team.leader(), MEMBER),
            true,
            null,
            null),
        team.isAsked(taken.id(), 1),
        team.accepts(taken.id(), 1));
    await().until(() -> page(taken).contains("visit-code"));
    return taken;
  }

  @Test
  void theResidentSeesACodeThatOnlyTheServicesCanCheck() {
    var taken = accepted();
    var code = codeOn(page(taken));

    assertThat(right(taken, code)).isTrue();
    assertThat(right(taken, code.equals("0000") ? "0001" : "0000")).isFalse();
    CLIENT
        .post()
        .uri("/internal/visit-codes")
        .bodyValue(question(taken, code))
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }

  @Test
  void guessingEndsAfterFiveWrongCodesAndRightOnesUseNothingUp() {
    var taken = accepted();
    var code = codeOn(page(taken));
    var wrong = code.equals("0000") ? "0001" : "0000";
    for (int i = 0; i < 8; i++) {
      assertThat(right(taken, code)).isTrue();
    }

    for (int i = 0; i < 5; i++) {
      assertThat(right(taken, wrong)).isFalse();
    }

    ask(taken, code).expectStatus().isEqualTo(429);
  }

  @Test
  void aMemberReadsTheBriefWithAPassOnlyAndNoPhoneOnceItIsOver() {
    var taken = accepted();
    var pass = pass(taken.id(), MEMBER, Instant.now().plusSeconds(600));
    brief(taken, "").expectStatus().isNotFound();
    brief(taken, pass(taken.id(), UUID.randomUUID(), Instant.now().plusSeconds(600)))
        .expectStatus()
        .isNotFound();
    brief(taken, pass(taken.id(), MEMBER, Instant.now().minusSeconds(1)))
        .expectStatus()
        .isNotFound();

    await().untilAsserted(() -> brief(taken, pass).expectStatus().isOk());
    assertThat(text(phone(taken, pass))).contains("王桂兰", "tel:13812345678", "沿江路");
    MATCHING.say(team.checksIn(taken.id(), 1), team.delivers(taken.id(), 1));
    await()
        .untilAsserted(
            () ->
                assertThat(text(phone(taken, pass)))
                    .contains("138****5678")
                    .doesNotContain("13812345678", "显示完整号码"));
  }

  @Test
  void whatAVisitCameToIsToldInPlainWords() {
    var taken = accepted();

    MATCHING.say(
        team.checksIn(taken.id(), 1),
        new ServiceDelivered(
            UUID.randomUUID(),
            Instant.now(),
            new Case(taken.id(), new AreaCode(Ordering.VILLAGE), 1),
            UUID.randomUUID(),
            new TeamRef(team.id(), team.name()),
            30,
            VisitResult.PARTLY));

    await().untilAsserted(() -> assertThat(page(taken)).contains("己队 做了一部分"));
    assertThat(page(taken)).doesNotContain("visit-code");
  }

  @Test
  void photosOfAVisitAreSeenByTheTeamAndTheResident() {
    var taken = accepted();
    var pass = pass(taken.id(), MEMBER, Instant.now().plusSeconds(600));
    await().untilAsserted(() -> brief(taken, pass).expectStatus().isOk());
    var part = text(send(taken, pass, Photos.jpeg(300, 200)));

    var ofTeam = PHOTO.matcher(part);
    assertThat(ofTeam.find()).isTrue();
    get(ofTeam.group(1).replace("&amp;", "&"), TOKEN).expectStatus().isOk();
    var ofResident = PHOTO.matcher(page(taken));
    assertThat(ofResident.find()).isTrue();
    CLIENT.get().uri(ofResident.group(1)).exchange().expectStatus().isOk();
    CLIENT
        .get()
        .uri("/requests/{id}/visit-photos", taken.id())
        .header("Authorization", "Bearer " + TOKEN)
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  @Test
  void aPhotoThatIsSentAgainIsOnePhotoAlsoWhenSevenAnswersWereLost() {
    var taken = accepted();
    var pass = pass(taken.id(), MEMBER, Instant.now().plusSeconds(600));
    await().untilAsserted(() -> brief(taken, pass).expectStatus().isOk());

    var answers =
        Flux.range(0, 7)
            .flatMap(
                again ->
                    Mono.fromCallable(() -> text(send(taken, pass, Photos.jpeg(320, 200))))
                        .subscribeOn(Schedulers.boundedElastic()),
                7)
            .collectList()
            .block(LIMIT);
    var other = text(send(taken, pass, Photos.jpeg(300, 210)));

    assertThat(answers).hasSize(7).allMatch(answer -> photosIn(answer) == 1);
    assertThat(photosIn(other)).isEqualTo(2);
  }

  private static long photosIn(String part) {
    return PHOTO.matcher(part).results().count();
  }

  private static ResponseSpec send(Taken taken, String pass, byte[] file) {
    return CLIENT
        .post()
        .uri("/requests/{id}/visit-photos/before?pass={pass}", taken.id(), pass)
        .header("Authorization", "Bearer " + TOKEN)
        .accept(MediaType.TEXT_HTML)
        .header("Content-Type", "multipart/form-data; boundary=x")
        .bodyValue(form(file))
        .exchange();
  }

  private static byte[] form(byte[] file) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        "--x\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(file);
    body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static ResponseSpec brief(Taken taken, String pass) {
    return get("/api/requests/" + taken.id() + "/brief?pass=" + pass, TOKEN);
  }

  private static ResponseSpec phone(Taken taken, String pass) {
    return CLIENT
        .post()
        .uri("/requests/{id}/brief/phone?pass={pass}", taken.id(), pass)
        .header("Authorization", "Bearer " + TOKEN)
        .accept(MediaType.TEXT_HTML)
        .exchange();
  }

  private static ResponseSpec get(String path, String token) {
    return CLIENT.get().uri(path).header("Authorization", "Bearer " + token).exchange();
  }

  private static String page(Taken taken) {
    return text(CLIENT.get().uri("/r/" + taken.token()).accept(MediaType.TEXT_HTML).exchange());
  }

  private static String text(ResponseSpec answer) {
    return Ordering.body(answer.expectStatus().isOk(), String.class);
  }

  private static String codeOn(String page) {
    var code = CODE.matcher(page);
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private static boolean right(Taken taken, String code) {
    record Verdict(boolean right) {}

    return Ordering.body(ask(taken, code).expectStatus().isOk(), Verdict.class).right();
  }

  private static ResponseSpec ask(Taken taken, String code) {
    return CLIENT
        .post()
        .uri("/internal/visit-codes")
        .header("Authorization", "Bearer " + SECRET)
        .bodyValue(question(taken, code))
        .exchange();
  }

  private static Map<String, Object> question(Taken taken, String code) {
    return Map.of("requestId", taken.id(), "round", 1, "personId", MEMBER, "code", code);
  }

  /** Plays matching-service's word. */
  private static String pass(UUID request, UUID person, Instant until) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              ("brief pass " + SECRET).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var text = "%s %s %d".formatted(request, person, until.getEpochSecond());
      var signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return until.getEpochSecond()
          + "."
          + requireNonNull(Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
