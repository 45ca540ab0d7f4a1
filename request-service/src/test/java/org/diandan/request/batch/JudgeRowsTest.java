package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diandan.contract.RoughPosition;
import org.diandan.request.batch.HistoricalCase.Times;
import org.diandan.request.batch.Judged.Flawed;
import org.diandan.request.batch.Judged.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeRowsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final List<String> HEADER =
      List.of(
          "工单编号", "受理时间", "办结期限", "办结时间", "是否超期", "状态", "诉求类型", "承办单位", "来源", "县区", "街道", "经度",
          "纬度", "姓名", "电话", "地址", "诉求内容");
  private static final JudgeRows JUDGE =
      new JudgeRows(ReadMappingTest.mapping(ReadMappingTest.text("hotline")), HEADER, NOW);

  @Test
  void readsAClosedCaseWithoutThePersonInIt() {
    var judged = judge(Map.of());

    assertThat(judged)
        .isEqualTo(
            new Sound(
                7,
                new HistoricalCase(
                    "GD-1",
                    "噪音扰民",
                    null,
                    new Times(
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Instant.parse("2026-11-05T00:00:00Z"),
                        Instant.parse("2026-11-03T02:30:00Z")),
                    true,
                    "城管局",
                    "电话",
                    List.of("吉州区", "古南街道"),
                    new RoughPosition(114.987, 27.123)),
                null));
  }

  @Test
  void readsWhoWaitsOnlyForAnOpenCaseOfAKnownItem() {
    var open = Map.of("状态", "待办", "办结时间", "", "诉求类型", "上门理发");

    var judged = judge(open);

    assertThat(judged)
        .isInstanceOfSatisfying(
            Sound.class,
            sound ->
                assertThat(sound.caller())
                    .isEqualTo(
                        new Caller(
                            "360802001",
                            "王桂兰",
                            "13812345678",
                            "沿江路 8 号",
                            "太吵",
                            114.98701,
                            27.12299)));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          工单编号,,MISSING
          受理时间,,MISSING
          受理时间,昨天,UNREADABLE_TIME
          受理时间,2026-02-30 08:00:00,UNREADABLE_TIME
          办结时间,2026-10-31 08:00:00,CLOSED_BEFORE_OPENED
          办结时间,'',CLOSED_WITHOUT_TIME
          办结时间,2031-01-01 00:00:00,IN_THE_FUTURE
          办结期限,2026-10-31 08:00:00,TARGET_BEFORE_OPENED
          办结期限,soon,UNREADABLE_TIME
          状态,待办,OPEN_WITH_CLOSING_TIME
          状态,挂起,UNKNOWN_STATE
          状态,,MISSING
          诉求类型,外星人,UNKNOWN_TYPE
          是否超期,也许,UNKNOWN_LABEL
          经度,abc,UNREADABLE_POSITION
          经度,NaN,UNREADABLE_POSITION
          经度,190,UNREADABLE_POSITION
          纬度,,UNREADABLE_POSITION
          """)
  void reportsWhatContradictsItself(String column, String value, Flaw flaw) {
    var judged = judge(Map.of(column, value == null ? "" : value));

    assertThat(judged)
        .isInstanceOfSatisfying(
            Flawed.class,
            flawed ->
                assertThat(flawed.findings())
                    .extracting(Finding::row, Finding::flaw)
                    .contains(org.assertj.core.groups.Tuple.tuple(7, flaw)));
  }

  @Test
  void reportsControlCharactersAndLongTextsWithoutTakingThem() {
    assertThat(flaws(judge(Map.of("承办单位", "a\u0000b")))).containsExactly(Flaw.CONTROL_CHARACTERS);
    assertThat(flaws(judge(Map.of("承办单位", "x".repeat(201))))).containsExactly(Flaw.TOO_LONG);
  }

  @Test
  void reportsEverythingThatIsWrongWithARowAtOnce() {
    var judged = judge(Map.of("受理时间", "?", "诉求类型", "?", "纬度", "?"));

    assertThat(flaws(judged))
        .containsExactlyInAnyOrder(
            Flaw.UNREADABLE_TIME, Flaw.UNKNOWN_TYPE, Flaw.UNREADABLE_POSITION);
  }

  @Test
  void reportsLinesWithMoreOrFewerFieldsThanTheHeader() {
    assertThat(flaws(JUDGE.of(new Sheet.Row(3, List.of("GD-1", "x"), false))))
        .containsExactly(Flaw.BROKEN_LINE);
    assertThat(flaws(JUDGE.of(new Sheet.Row(4, List.of("", " "), false))))
        .containsExactly(Flaw.EMPTY);
  }

  @Test
  void readsNoFileWithoutItsColumns() {
    var mapping = ReadMappingTest.mapping(ReadMappingTest.text("boston"));

    assertThatThrownBy(() -> new JudgeRows(mapping, HEADER, NOW))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("import.file.column-missing");
  }

  private static Judged judge(Map<String, String> changes) {
    var row = new HashMap<String, String>();
    var values =
        List.of(
            "GD-1",
            "2026-11-01 08:00:00",
            "2026/11/5 8:00",
            "2026-11-03 10:30:00",
            "未超期",
            "已办结",
            "噪音扰民",
            "城管局",
            "电话",
            "吉州区",
            "古南街道",
            "114.98701",
            "27.12299",
            "王桂兰",
            "13812345678",
            "沿江路 8 号",
            "太吵");
    for (int at = 0; at < values.size(); at++) {
      row.put(HEADER.get(at), values.get(at));
    }
    row.putAll(changes);
    return JUDGE.of(
        new Sheet.Row(7, HEADER.stream().map(name -> row.getOrDefault(name, "")).toList(), false));
  }

  private static List<Flaw> flaws(Judged judged) {
    return switch (judged) {
      case Sound _ -> List.of();
      case Flawed flawed -> flawed.findings().stream().map(Finding::flaw).toList();
    };
  }
}
