package org.diandan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.notification.message.WordsInForce.Of;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final UUID OFFER = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID REPORT = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  private static final Locale ENGLISH = Locale.ENGLISH;

  private final WordsInForce inForce = new WordsInForce();
  private final MessageTexts texts =
      new MessageTexts(new TimeWords(ZoneId.of("Asia/Shanghai")), inForce);

  static Stream<Arguments> everyKindInBothLanguages() {
    return Arrays.stream(MessageKind.values())
        .flatMap(
            kind ->
                Stream.of(Arguments.arguments(kind, CHINESE), Arguments.arguments(kind, ENGLISH)));
  }

  @ParameterizedTest
  @MethodSource("everyKindInBothLanguages")
  void hasWordsForEveryKind(MessageKind kind, Locale locale) {
    var words = texts.compose(told(kind, "EL05"), locale, NOW, "482913");

    assertThat(words.title()).isNotBlank().doesNotContain("{", "'", "null");
    assertThat(words.body()).contains(subjectOf(kind)).doesNotContain("{", "null");
    assertThat(words.body().length()).isLessThan(200);
  }

  private static String subjectOf(MessageKind kind) {
    if (kind.audience() == Audience.TEAM) {
      return Facts.TEAM_NAME;
    }
    if (kind.audience() == Audience.STAFF) {
      return "";
    }
    return kind.carriesCode() ? "482913" : Facts.ORDER;
  }

  @Test
  void saysAnOfferKindlyAndExactly() {
    var words = texts.compose(told(MessageKind.OFFER_SENT, "EL05"), CHINESE, NOW);

    assertThat(words.title()).isEqualTo("新派单：上门理发");
    assertThat(words.body())
        .isEqualTo("有一单「上门理发」（36080226-0173-4）想请北家安志愿服务队帮忙，" + "请在今天 10:30 前答复。能接就接，不方便可以直接谢绝。");
    assertThat(words.link()).contains("/offers/" + OFFER);
  }

  @Test
  void saysItInTheWordsInForceUntilTheShippedOnesAreBack() {
    var what = new Of(MessageKind.OFFER_SENT, Language.CHINESE);
    var told = told(MessageKind.OFFER_SENT, "EL05");
    var wording =
        new Wording(phrase("请{队伍}帮忙"), phrase("{服务}，{时间} 前答复"), Optional.of(phrase("回 1 {号码}")));

    inForce.adopt(what, Optional.of(wording));
    var changed = texts.compose(told, CHINESE, NOW, "4821");
    var english = texts.compose(told, ENGLISH, NOW);
    inForce.adopt(what, Optional.empty());

    assertThat(changed.title()).isEqualTo("请北家安志愿服务队帮忙");
    assertThat(changed.body()).isEqualTo("上门理发，今天 10:30 前答复回 1 4821");
    assertThat(english.title()).isEqualTo("New offer: haircut at home");
    assertThat(texts.compose(told, CHINESE, NOW).title()).isEqualTo("新派单：上门理发");
  }

  @ParameterizedTest
  @MethodSource("everyKindInBothLanguages")
  void showsTheShippedWordsAsPeopleWouldWriteThem(MessageKind kind, Locale locale) {
    var what = new Of(kind, Language.of(locale));
    var shipped = texts.shipped(what);

    assertThat(phrase(shipped.body().written(what.language()))).isEqualTo(shipped.body());
    assertThat(texts.sample(what, shipped, NOW).body()).isNotBlank().doesNotContain("{", "''");
    assertThat(texts.knownPlaces(kind)).containsAll(shipped.title().places());
  }

  private static Phrase phrase(String text) {
    return ((Phrase.Reading.Understood) Phrase.read(text)).phrase();
  }

  @Test
  void saysACodeWithItsTimeAndWarnsOfSharingIt() {
    var words = texts.compose(told(MessageKind.HISTORY_CODE, "EL05"), CHINESE, NOW, "482913");

    assertThat(words.body())
        .isEqualTo("验证码 482913，今天 10:30 前有效，用来查看这个手机号的全部点单。不是您本人操作请不用理会，不要把验证码告诉任何人。");
    assertThat(words.link()).isEmpty();
  }

  @Test
  void leadsAResidentNowhereBecauseAPrivateLinkIsNotOurs() {
    var words = texts.compose(told(MessageKind.SERVICE_DELIVERED, "EL05"), ENGLISH, NOW);

    assertThat(words.link()).isEmpty();
    assertThat(words.body()).startsWith(Facts.TEAM_NAME + " finished \"haircut at home\"");
  }

  @Test
  void leadsToTheReportItSpeaksOf() {
    var words = texts.compose(told(MessageKind.REPORT_OF_MONTH, "EL05"), CHINESE, NOW);

    assertThat(words.title()).isEqualTo("月报出来了");
    assertThat(words.link()).contains("/official/reports/issued/" + REPORT);
  }

  @Test
  void callsAnItemItDoesNotKnowSomethingElse() {
    assertThat(texts.itemName("ZZ01", ENGLISH)).isEqualTo("something else");
    assertThat(texts.itemName("ZZ01", CHINESE)).isEqualTo("其他需要");
  }

  @Test
  void answersAThirdLanguageInChinese() {
    assertThat(texts.itemName("EL05", Locale.FRENCH)).isEqualTo("上门理发");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notification-texts", "notification-items", "notification-messages"})
  void hasTheSameKeysInBothLanguages(String bundle) {
    assertThat(ownKeys(bundle + "_en")).isNotEmpty().isEqualTo(ownKeys(bundle));
  }

  private static Set<String> ownKeys(String file) {
    var bundle = ResourceBundle.getBundle(file, Locale.ROOT);
    return Set.copyOf(Collections.list(bundle.getKeys()));
  }

  private static Told told(MessageKind kind, String item) {
    return new Told(
        kind,
        REPORT,
        Facts.ORDER,
        item,
        Facts.TEAM_NAME,
        OFFER,
        OFFER,
        null,
        NOW.plusSeconds(30 * 60));
  }
}
