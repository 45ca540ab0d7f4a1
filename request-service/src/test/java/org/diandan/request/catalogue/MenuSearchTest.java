package org.diandan.request.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MenuSearchTest {

  private static final Catalogue MENU = ShippedCatalogue.read();

  @ParameterizedTest
  @CsvSource({
    "lf, EL05",
    "lifa, EL05",
    "lif, EL05",
    "LiFa, EL05",
    "li fa, EL05",
    "ｌｆ, EL05",
    "shuiguan, RP01",
    "shuig, RP01",
    "loushui, RP01",
    "kaisuo, RP04",
    "xueya, EL06",
    "tiaojie, LE04",
    "lvshi, LE01",
    "haircut, EL05",
    "legal, LE01",
    "wiring, RP02",
    "理发, EL05",
    "剪头发, EL05",
    "家里水管漏水了, RP01",
    "马桶堵了怎么办, RP01",
    "灯不亮, RP02"
  })
  void whatPeopleTypeFindsWhatTheyMean(String typed, String code) {
    assertThat(MENU.search(typed)).extracting(item -> item.code().value()).first().isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xing", "wuzhangaichuxing"})
  void aCharacterIsFoundByTheReadingItHasInItsWord(String typed) {
    assertThat(MENU.search(typed)).extracting(item -> item.code().value()).contains("DI01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "zzzz", "!!", "<script>", "𠀀𠀁"})
  void nothingIsFoundForNothing(String typed) {
    assertThat(MENU.search(typed)).isEmpty();
  }

  @Test
  void atMostTenAreFound() {
    assertThat(MENU.search("j")).hasSizeLessThanOrEqualTo(10);
    assertThat(MENU.search("其他")).hasSize(10);
  }

  @Test
  void aTextIsSpelledInFullBeforeByInitials() {
    var pipe = Spelled.of("水管");

    assertThat(pipe.fit("shuiguan")).isEqualTo(Spelled.Fit.WHOLE);
    assertThat(pipe.fit("shuigu")).isEqualTo(Spelled.Fit.FULL);
    assertThat(pipe.fit("sg")).isEqualTo(Spelled.Fit.ALL_INITIALS);
    assertThat(pipe.fit("shuiguanx")).isEqualTo(Spelled.Fit.NONE);
    assertThat(pipe.fit("sguan")).isEqualTo(Spelled.Fit.INITIALS);
    assertThat(pipe.fit("guan")).isEqualTo(Spelled.Fit.FULL_INSIDE);
    assertThat(pipe.fit("g")).isEqualTo(Spelled.Fit.NONE);
  }
}
