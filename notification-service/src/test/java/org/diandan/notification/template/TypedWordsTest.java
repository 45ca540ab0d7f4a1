package org.diandan.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.diandan.notification.message.Language;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.Placeholder;
import org.diandan.notification.template.TypedWords.Checked;
import org.diandan.notification.template.TypedWords.Fault;
import org.diandan.notification.template.TypedWords.Needs;
import org.junit.jupiter.api.Test;

class TypedWordsTest {

  private static final Needs OFFER =
      new Needs(
          MessageKind.OFFER_SENT,
          Language.CHINESE,
          Set.of(Placeholder.ITEM, Placeholder.NUMBER, Placeholder.TEAM, Placeholder.DEADLINE),
          true);
  private static final Needs CODE =
      new Needs(
          MessageKind.JOIN_CODE,
          Language.ENGLISH,
          Set.of(Placeholder.CODE, Placeholder.DEADLINE),
          false);

  @Test
  void canBeToldWhenEveryPlaceIsKnown() {
    var words = new TypedWords(" 请 {队伍}\n帮忙 ", "{服务}\r\n{时间} 前", "回 1 {号码}");

    var wording = ((Checked.Usable) words.check(OFFER)).wording();

    assertThat(TypedWords.of(wording, Language.CHINESE)).isEqualTo(words);
    assertThat(words.title()).isEqualTo("请 {队伍} 帮忙");
    assertThat(words.body()).isEqualTo("{服务}\n{时间} 前");
  }

  @Test
  void haveASpaceBeforeAnEnglishReply() {
    var needs = new Needs(OFFER.kind(), Language.ENGLISH, OFFER.known(), true);

    var checked = new TypedWords("{item}", "{number}", "Text 1 {code}").check(needs);

    var reply = ((Checked.Usable) checked).wording().reply().orElseThrow();
    assertThat(reply.written(Language.ENGLISH)).isEqualTo(" Text 1 {code}");
  }

  @Test
  void areRefusedWithTheLineOfAPlaceNobodyCanFill() {
    assertThat(faults(new TypedWords("新派单", "好\n请{姓名}", "回 1 {号码}"), OFFER))
        .containsExactly(
            new Fault(
                "body", "templates.fault.unknown", List.of(2, "{姓名}", "{服务} {单号} {队伍} {时间}")));
    assertThat(faults(new TypedWords("{号码}", "{服务}", "回 1 {号码}"), OFFER))
        .as("a place of other messages")
        .extracting(Fault::field, Fault::key)
        .containsExactly(tuple("title", "templates.fault.unknown"));
  }

  @Test
  void areRefusedWhenNobodyCouldUseThem() {
    assertThat(faults(new TypedWords("Code", "valid until {time}", ""), CODE))
        .containsExactly(new Fault("body", "templates.fault.code", List.of("{code}")));
    assertThat(faults(new TypedWords("新派单", "{服务}", "回复接单"), OFFER))
        .containsExactly(new Fault("reply", "templates.fault.code", List.of("{号码}")));
    assertThat(faults(new TypedWords("", "好".repeat(501), "回 {号码"), OFFER))
        .containsExactly(
            new Fault("title", "templates.fault.length", List.of(60)),
            new Fault("body", "templates.fault.length", List.of(500)),
            new Fault("reply", "templates.fault.brace", List.of(1)));
  }

  private static List<Fault> faults(TypedWords words, Needs needs) {
    return ((Checked.Faulty) words.check(needs)).faults();
  }
}
