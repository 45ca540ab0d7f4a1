package org.diandan.request.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diandan.request.identity.People.DATABASE;
import static org.diandan.request.identity.People.account;
import static org.diandan.request.identity.People.administrator;
import static org.diandan.request.identity.People.bearing;
import static org.diandan.request.identity.People.created;
import static org.diandan.request.identity.People.entry;
import static org.diandan.request.identity.People.freshPhone;
import static org.diandan.request.identity.People.passwordOf;
import static org.diandan.request.identity.People.tokenOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class AccountsIT {

  @Test
  void makesLeadersWithLoginAndVolunteersWithout() {
    var phone = freshPhone();
    var ids =
        created(
            List.of(
                entry("bulk1", "LEADER", "360802"),
                Map.of(
                    "name",
                    "李四",
                    "phone",
                    phone,
                    "authorities",
                    List.of(Map.of("role", "VOLUNTEER", "area", "360802"))),
                entry("bulk2", "LEADER", "360803")));

    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    assertThat(tokenOf("bulk2", passwordOf("bulk2"))).isNotEmpty();
    assertThat(accountsOf(ids.get(1))).isZero();
  }

  @Test
  void knowsSomebodyAgainByLoginAndByNameAndPhone() {
    var volunteer = Map.<String, Object>of("name", "王五", "phone", freshPhone());
    var leader = entry("again", "LEADER", "360802");
    var first = created(List.of(volunteer, leader));

    assertThat(created(List.of(leader, volunteer))).isEqualTo(first.reversed());
  }

  @Test
  void answersARepeatedCallTheSameAndRefusesAnotherBodyWithItsKey() {
    var body = List.of(Map.of("name", "赵六", "phone", freshPhone()));
    var other = List.of(Map.of("name", "赵六", "phone", freshPhone()));

    var first = bodyOf(send(body, "key-1").expectStatus().isCreated());

    assertThat(bodyOf(send(body, "key-1").expectStatus().isCreated())).isEqualTo(first);
    send(other, "key-1").expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Test
  void namesEveryWrongFieldAndWritesNothing() {
    var good = entry("halfdone", "LEADER", "360802");
    var bad =
        Map.of(
            "name", "",
            "phone", "1391234",
            "login", "A B",
            "password", "short",
            "authorities", List.of(Map.of("role", "SERVICE", "area", "36")));

    send(List.of(good, bad), "key-2")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[*].field")
        .value(
            fields ->
                assertThat(fields)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .contains(
                        "[1].name", "[1].phone", "[1].login", "[1].password", "[1].authorities"));
    assertThat(DATABASE.count("select count(*) from account where login = 'halfdone'")).isZero();
  }

  @Test
  void hashesManyPasswordsWithoutKeepingOthersWaiting() throws InterruptedException {
    var many = IntStream.range(0, 24).mapToObj(i -> entry("many" + i, "LEADER", "360802")).toList();
    var sending = Thread.ofVirtual().start(() -> created(many));

    People.anybody().get().uri("/kit/icon.svg").exchange().expectBody().returnResult();
    var answeredMeanwhile = sending.isAlive();
    sending.join();

    assertThat(answeredMeanwhile).isTrue();
    assertThat(DATABASE.count("select count(*) from account where login like 'many%'"))
        .isEqualTo(24);
  }

  @Test
  void goesOnAnsweringWhenAClientHangsUpWhileItsPasswordsAreHashed() {
    var many =
        IntStream.range(0, 40).mapToObj(i -> entry("hangup" + i, "LEADER", "360802")).toList();
    var impatient = administrator().mutate().responseTimeout(Duration.ofMillis(500)).build();

    assertThatThrownBy(() -> send(impatient, many)).isInstanceOf(IllegalStateException.class);

    send(List.of(Map.of("name", "周八", "phone", freshPhone())), "key-4").expectStatus().isCreated();
    assertThat(DATABASE.count("select count(*) from account where login like 'hangup%'")).isZero();
  }

  @Test
  void letsAnAdministratorGrantOnlyInTheOwnArea() {
    account("countyadmin", "ADMINISTRATOR", "360802");
    var client = bearing(tokenOf("countyadmin", passwordOf("countyadmin")));

    send(client, List.of(entry("inside", "LEADER", "360802001"))).expectStatus().isCreated();
    send(client, List.of(entry("outside", "LEADER", "360803"))).expectStatus().isForbidden();
    send(client, List.of(entry("everywhere", "OFFICIAL", ""))).expectStatus().isForbidden();
  }

  @Test
  void letsNobodyElseMakeAccounts() {
    account("curious", "LEADER", "360802");
    var client = bearing(tokenOf("curious", passwordOf("curious")));

    send(client, List.of(entry("sneaky", "ADMINISTRATOR", ""))).expectStatus().isForbidden();
    send(People.anybody(), List.of(entry("sneaky", "ADMINISTRATOR", "")))
        .expectStatus()
        .isUnauthorized();
  }

  @Test
  void keepsNamesAndPhonesUnreadableInEveryTable() {
    var phone = freshPhone();
    created(List.of(Map.of("name", "欧阳娜娜", "phone", phone, "mail", "nana@example.org")));

    assertThat(
            DATABASE.count(
                "select count(*) from person p where p::text ~ '欧阳|%s|nana'".formatted(phone)))
        .isZero();
    assertThat(
            DATABASE.count(
                "select count(*) from audit_entry e where e::text ~ '欧阳|%s|nana'".formatted(phone)))
        .isZero();
  }

  @Test
  void revealsAContactOnlyToServicesAndLeavesATrace() {
    var phone = freshPhone();
    var person =
        created(List.of(Map.of("name", "孙七", "phone", phone, "mail", "sun@example.org")))
            .getFirst();
    var question = Map.of("personId", person, "purpose", "sms delivery");

    administrator()
        .post()
        .uri("/internal/contacts")
        .bodyValue(question)
        .exchange()
        .expectStatus()
        .isForbidden();
    bearing(People.SECRET)
        .post()
        .uri("/internal/contacts")
        .bodyValue(question)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.phone")
        .isEqualTo(phone)
        .jsonPath("$.mail")
        .isEqualTo("sun@example.org");

    assertThat(
            DATABASE.count(
                """
                select count(*) from audit_entry
                where action = 'contact-revealed' and subject = '%s' and reason = 'sms delivery'
                """
                    .formatted(person)))
        .isEqualTo(1);
  }

  @Test
  void signsAHotlineInByItsKeyInItsAreaOnly() {
    administrator()
        .post()
        .uri("/api/hotline/keys")
        .bodyValue(Map.of("name", "吉州区 12345", "area", "360802", "perMinute", 2))
        .exchange()
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.key")
        .value(key -> assertThat(signedIn(String.valueOf(key))).isTrue());
    assertThat(DATABASE.count("select count(*) from api_key where key_hash::text like '%ddk_%'"))
        .isZero();
  }

  private static boolean signedIn(String key) {
    var hotline = People.bean(Sessions.class).find(key).block(Duration.ofSeconds(10));
    return hotline != null
        && hotline.holds("HOTLINE", "360802001")
        && !hotline.holds("HOTLINE", "360803");
  }

  private static long accountsOf(UUID person) {
    return DATABASE.count("select count(*) from account where person_id = '%s'".formatted(person));
  }

  private static ResponseSpec send(Object body, String key) {
    return administrator()
        .post()
        .uri("/api/accounts")
        .header("Idempotency-Key", key)
        .bodyValue(body)
        .exchange();
  }

  private static ResponseSpec send(WebTestClient client, Object body) {
    return client.post().uri("/api/accounts").bodyValue(body).exchange();
  }

  private static String bodyOf(ResponseSpec answer) {
    return String.valueOf(answer.expectBody(String.class).returnResult().getResponseBody());
  }
}
