package org.diandan.request.suggestion;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.outbox.Ledger;
import org.diandan.request.RunningService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

class SuggestionIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final RunningService SERVICE = RunningService.start();
  private static final WebTestClient ANYBODY = SERVICE.client();
  private static final WebTestClient ADMINISTRATOR = administrator();
  private static final ServiceItemCode KEYS = new ServiceItemCode("RP05");

  record Proposal(UUID id, List<Item> items) {

    List<String> codes() {
      return items.stream().map(Item::code).toList();
    }
  }

  record Item(String code, String name, boolean emergency) {}

  private record Session(String token) {}

  private record Problem(@Nullable String field) {}

  @Test
  void anyProgramMayAskWhatSomeWordsMean() {
    var proposal = proposal("家里就我一个人 头发长了没法出门");

    assertThat(proposal.items()).hasSize(3).first().isEqualTo(new Item("EL05", "上门理发", false));
  }

  @Test
  void anEmergencyComesFirst() {
    var proposal = proposal("我爸走失了 早上去理发的");

    assertThat(proposal.items().getFirst()).isEqualTo(new Item("RW07", "走失寻人协助", true));
  }

  @Test
  void aConfirmedChoiceTeachesEveryInstanceWithoutKeepingWords() {
    var words = "囥囥冇哒嘅";
    var other = new ModelInForce(client(), new LexiconWords(client(), SERVICE.bean(Ledger.class)));
    assertThat(ranked(other, words)).isEmpty();
    var shown = shown(words);

    suggest().confirmed(shown.id(), KEYS, words).block(SOON);
    suggest().confirmed(shown.id(), new ServiceItemCode("EL05"), words).block(SOON);

    other.lookAgain();
    assertThat(ranked(other, words)).containsExactly(KEYS);
    await().until(() -> proposal(words).codes().contains("RP05"));
    assertThat(count("suggestion_gram where item_code = 'RP05' and gram = '囥囥' and seen = 1"))
        .isEqualTo(1);
    assertThat(count("suggestion_gram where char_length(gram) > 2")).isZero();
    assertThat(count("suggestion_gram where item_code = 'EL05' and gram = '囥囥'")).isZero();
  }

  @Test
  void somethingElseIsCountedButTeachesNothing() {
    var shown = shown("想请人帮忙理发");

    suggest().confirmed(shown.id(), new ServiceItemCode("EL99"), "想请人帮忙理发").block(SOON);

    assertThat(count("suggestion_shown where id = '%s' and chosen = 'EL99'".formatted(shown.id())))
        .isEqualTo(1);
    assertThat(count("suggestion_gram where item_code = 'EL99'")).isZero();
  }

  @Test
  void onlyStaffMayTeach() {
    ANYBODY
        .post()
        .uri("/api/suggestions/" + UUID.randomUUID() + "/choice")
        .bodyValue(Map.of("item", "EL05", "words", "理发"))
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }

  @Test
  void everyWrongFieldIsNamed() {
    assertThat(fault(ask(Map.of()), 400)).isEqualTo("words");
    assertThat(fault(ask(Map.of("words", "  ")), 400)).isEqualTo("words");
    assertThat(fault(ask(Map.of("words", "话".repeat(1001))), 400)).isEqualTo("words");
    assertThat(fault(ask(Map.of("words", 7, "x", List.of())), 400, 200)).isIn("words", "");
    assertThat(proposal("？！。").items()).isEmpty();
  }

  @Test
  void anAdministratorSeesTheHitRateAndChangesTheWords() {
    var shown = shown("头发长了");
    suggest().confirmed(shown.id(), new ServiceItemCode("EL05"), "头发长了").block(SOON);
    assertThat(page("/admin/suggestions?item=EL05")).contains("第一个就对", "%", "理发", "选了“其他”");

    change(Map.of("item", "EL05", "word", "脑壳毛！", "weight", "9")).expectStatus().isSeeOther();

    assertThat(page("/admin/suggestions?item=EL05")).contains("脑壳毛");
    await().until(() -> proposal("脑壳毛").codes().getFirst().equals("EL05"));
    assertThat(count("audit_entry where action = 'suggestion-word-changed' and subject = 'EL05'"))
        .isEqualTo(1);
    change(Map.of("item", "EL05", "word", "脑壳毛", "weight", "9", "off", "true"))
        .expectStatus()
        .isSeeOther();
    SERVICE.bean(LexiconWords.class).bringIn(Lexicon.shipped()).block(SOON);
    assertThat(count("suggestion_word where word = '脑壳毛' and weight = 0")).isEqualTo(1);
  }

  @Test
  void aWrongWordKeepsWhatWasTypedAndSaysWhy() {
    change(Map.of("item", "EL05", "word", "这个词实在是太长了没有人会这样说", "weight", "many"))
        .expectStatus()
        .isEqualTo(422)
        .expectBody(String.class)
        .value(
            page ->
                assertThat(page)
                    .contains("一个词最多 12 个字", "权重是 0 到 9 的数", "这个词实在是太长了没有人会这样说", "many"));
  }

  private static Suggestions shown(String words) {
    return requireNonNull(suggest().forWords(words).block(SOON));
  }

  private static SuggestItems suggest() {
    return SERVICE.bean(SuggestItems.class);
  }

  private static DatabaseClient client() {
    return SERVICE.bean(DatabaseClient.class);
  }

  private static List<ServiceItemCode> ranked(ModelInForce model, String words) {
    return requireNonNull(model.ranking().block(SOON)).best(PlainWords.of(words));
  }

  private static ResponseSpec ask(Object body) {
    return ANYBODY.post().uri("/api/suggestions").bodyValue(body).exchange();
  }

  private static Proposal proposal(String words) {
    var proposal =
        ask(Map.of("words", words))
            .expectStatus()
            .isOk()
            .expectBody(Proposal.class)
            .returnResult()
            .getResponseBody();
    return requireNonNull(proposal);
  }

  private static String fault(ResponseSpec answer, Integer... statuses) {
    var result = answer.expectBody(Problem.class).returnResult();
    assertThat(result.getStatus().value()).isIn((Object[]) statuses);
    var problem = result.getResponseBody();
    return problem == null || problem.field() == null ? "" : problem.field();
  }

  private static long count(String from) {
    return SERVICE.database().count("select count(*) from " + from);
  }

  private static String page(String path) {
    var page =
        ADMINISTRATOR
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    assertThat(page).doesNotContain("??");
    return requireNonNull(page);
  }

  private static ResponseSpec change(Map<String, String> fields) {
    var form = BodyInserters.fromFormData("nothing", "");
    fields.forEach(form::with);
    return ADMINISTRATOR
        .post()
        .uri("/admin/suggestions")
        .accept(MediaType.TEXT_HTML)
        .body(form)
        .exchange();
  }

  private static WebTestClient administrator() {
    var session =
        ANYBODY
            .post()
            .uri("/api/sessions")
            .bodyValue(Map.of("login", "admin", "password", "only-for-tests-4711"))
            .exchange()
            .expectBody(Session.class)
            .returnResult()
            .getResponseBody();
    return ANYBODY
        .mutate()
        .defaultHeader("Authorization", "Bearer " + requireNonNull(session).token())
        .build();
  }
}
