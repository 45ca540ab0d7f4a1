package org.diandan.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.Town.rows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

class TeamTablesIT {

  private final Town town = new Town();
  private final WebTestClient administrator =
      RunningService.as(UUID.randomUUID(), "ADMINISTRATOR", town.town().value());

  @Test
  void aTableIsTriedThenImportedAndASecondTimeChangesNothing() {
    var table =
        """
        外部编号,队名,类别,层级,区域代码,上级外部编号,同时几单,服务时间,队长编号
        %1$s-1,总队,党员,总队,%2$s,,5,,%3$s
        %1$s-2,北家安队,青年,地方队,%2$s,%1$s-1,3,周一至周五 8:00-18:00,%3$s
        """
            .formatted(town.town(), town.town(), UUID.randomUUID());
    var report = brought(table);
    assertThat(page(report)).contains("将新增 2 支");
    assertThat(named("北家安队")).isEmpty();

    assertThat(apply(report)).contains("新增 2 支");

    assertThat(named("北家安队")).containsExactly("ACTIVE");
    assertThat(apply(report)).contains("2 支没有变化");
    assertThat(page(brought(table.replace("地方队", "总队")))).contains("层级不比这支队伍高");
  }

  @Test
  void everyWrongCellIsNamedWithItsLine() {
    var report = brought("外部编号,队名,类别,区域代码,同时几单\nx-1,,红队,99,很多\n");

    assertThat(page(report))
        .contains("什么都没有写入", "请填写队伍名称。", "类别写成党员")
        .contains("请填写 4、6、9 或 12 位区域代码。", "至少要有一位队长。", "同时几单");
  }

  @Test
  void whatIsNoTableIsRefused() {
    upload(new byte[] {'P', 'K', 3, 4, 0}).expectStatus().isEqualTo(422);
    upload(new byte[0]).expectStatus().isEqualTo(422);
  }

  @Test
  void aLeaderAsksForATaskAndTheOtherKeepsIt() {
    var holder = town.team("北家安志愿服务队", 1.2, 3, "S09");
    var request = town.submit(Urgency.U3, "S09");
    var offer = Town.offer(request, holder);
    send(holder.leader(), "/offers/%s/acceptance".formatted(offer), "x", "").isSeeOther();
    var task =
        rows("select id from assignment where request_id = '%s'".formatted(request)).getFirst();
    var asker = town.team("南街水暖服务队", 2.4, 3, "S09");
    assertThat(handovers(asker.leader())).contains("附近还没上门的任务", "/handovers/" + task);

    send(asker.leader(), "/handovers/" + task, "team", asker.id().toString()).isSeeOther();

    assertThat(handovers(holder.leader())).contains("南街水暖服务队想接", "data-until=");
    send(holder.leader(), "/handovers/%s/refusal".formatted(task), "reason", "").isEqualTo(422);
    send(holder.leader(), "/handovers/%s/refusal".formatted(task), "reason", "已约好").isSeeOther();
    assertThat(handovers(asker.leader())).contains("对方没有同意", "已约好");
  }

  private String brought(String table) {
    var location =
        upload(table.getBytes(StandardCharsets.UTF_8))
            .expectStatus()
            .isSeeOther()
            .returnResult(Void.class)
            .getResponseHeaders()
            .getLocation();
    return Objects.requireNonNull(location).getPath();
  }

  private ResponseSpec upload(byte[] bytes) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
    return administrator
        .post()
        .uri("/admin/teams/import")
        .accept(MediaType.TEXT_HTML)
        .contentType(MediaType.parseMediaType("multipart/form-data; boundary=x"))
        .contentLength(body.size())
        .bodyValue(body.toByteArray())
        .exchange();
  }

  private String apply(String report) {
    return body(
        administrator.post().uri(report + "/application").accept(MediaType.TEXT_HTML).exchange());
  }

  private String page(String path) {
    return body(administrator.get().uri(path).accept(MediaType.TEXT_HTML).exchange());
  }

  private static String handovers(UUID leader) {
    return body(
        RunningService.leader(leader)
            .get()
            .uri("/handovers")
            .accept(MediaType.TEXT_HTML)
            .exchange());
  }

  private static StatusAssertions send(UUID leader, String path, String field, String value) {
    return RunningService.leader(leader)
        .post()
        .uri(path)
        .accept(MediaType.TEXT_HTML)
        .body(BodyInserters.fromFormData(field, value))
        .exchange()
        .expectStatus();
  }

  private static String body(ResponseSpec answer) {
    var body = answer.expectBody(String.class).returnResult().getResponseBody();
    return body == null ? "" : body;
  }

  private List<String> named(String name) {
    return rows(
        "select state from team where name = '%s' and area = '%s'".formatted(name, town.town()));
  }
}
