package org.diandan.request.stopper;

import static org.assertj.core.api.Assertions.assertThat;

import org.diandan.request.csv.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class StoppersTest {

  private static final Stoppers STOPPERS =
      Stoppers.of(CsvTable.of(new ClassPathResource("stopper/topics.csv")));

  @ParameterizedTest
  @CsvSource({
    "隔壁着火了快来人, FIRE, 119",
    "厨房 煤气 泄漏, GAS, 119",
    "老人晕倒在地上叫不醒, COLLAPSE, 120",
    "邻居家暴打老婆, VIOLENCE, 110",
    "我不想活了, SUICIDE, 110",
    "我爸走丢了, MISSING, 110",
    "刚被骗走三万块, FRAUD, 96110",
    "帮我去银行改密码取钱, BANK, 96110",
    "医保报销怎么算, INSURANCE, 12393",
    "楼上违建没人管, BUILDING, 12345",
    "老板拖欠工资, PENSION, 12333",
    "我要打官司, LAWSUIT, 12348"
  })
  void saysWhomToCall(String words, String code, String phone) {
    var first = STOPPERS.find(words).getFirst();

    assertThat(first.code()).isEqualTo(code);
    assertThat(first.phones().getFirst()).isEqualTo(phone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "三楼没有电梯，老人想理发",
        "煤气灶打不着火，请人看看",
        "想请人来讲反诈宣传",
        "社区要一场防溺水课",
        "水管漏水",
        "教老人用手机"
      })
  void leavesEverybodyElseAlone(String words) {
    assertThat(STOPPERS.find(words)).isEmpty();
  }

  @Test
  void lifeComesBeforeEverythingElse() {
    var topics = STOPPERS.find("违建那边着火了，我要投诉");

    assertThat(topics).extracting(Topic::isLife).containsExactly(true, false, false);
  }
}
