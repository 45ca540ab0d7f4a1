package org.diandan.request.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainReplyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "请打 13812345678",
        "请打 138 1234 5678",
        "请打 138-1234-5678",
        "座机 0796-8223344",
        "全角 １３８１２３４５６７８",
        "证件 36240119900307123X",
        "卡号 6222 0212 3456 7890"
      })
  void aNumberThatLeadsToSomebodyIsRefused(String words) {
    assertThat(PlainReply.fault(words, PlainReply.LONGEST_REPLY)).contains("digest.words.number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12345 已受理，11 月 26 日修好 3 盏路灯", "2026-11-26 前完成", "费用 120.50 元，由物业承担", "18 栋 2 单元"})
  void ordinaryNumbersMayStand(String words) {
    assertThat(PlainReply.fault(words, PlainReply.LONGEST_REPLY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void nothingIsNoReply(String words) {
    assertThat(PlainReply.fault(words, PlainReply.LONGEST_REPLY)).contains("digest.words.missing");
  }
}
