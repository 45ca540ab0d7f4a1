package org.diandan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What this service could not handle, as an administrator reads it. */
class FailedEventPagesIT {

  private static final String PATH = "/admin/dead-letters/notification";

  @Test
  void aLetterIsListedAndRead() {
    RunningService.DATABASE.execute(
        """
        insert into dead_letter (
          consumer, topic, partition, record_offset, record_key, headers, data, cause)
        values ('notification', 'diandan.request', 0, -1, '3608', '{"ce_type": "request.submitted.v1"}',
          'no event', 'IllegalArgumentException: poison')
        """);
    var administrator = RunningService.as(UUID.randomUUID(), "ADMINISTRATOR");

    var list = page(administrator, PATH);
    var id = list.replaceAll("(?s).*href=\"" + PATH + "/([0-9]+)\".*", "$1");

    assertThat(list).contains("request.submitted.v1", "等您决定");
    assertThat(page(administrator, PATH + "/" + id))
        .contains("no event", "IllegalArgumentException: poison", "diandan.request-0@-1");
    assertThat(page(administrator, PATH + "/waiting")).contains("条消息没处理成");
    await()
        .until(
            () ->
                RunningService.bean(MeterRegistry.class).get("diandan.dead.letters").gauge().value()
                    > 0);
    RunningService.DATABASE.execute(
        "update dead_letter set state = 'DISCARDED', reason = 'test', decided_by = gen_random_uuid()");
  }

  private static String page(WebTestClient who, String path) {
    return String.valueOf(
        who.mutate()
            .responseTimeout(Duration.ofSeconds(60))
            .build()
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }
}
