package org.diandan.request.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.diandan.contract.ServiceItemCode;
import org.junit.jupiter.api.Test;

class RankItemsTest {

  private static final ServiceItemCode FIRST_AID = new ServiceItemCode("SF01");
  private static final ServiceItemCode HAIRCUT = new ServiceItemCode("EL05");
  private static final ServiceItemCode KEYS = new ServiceItemCode("RP05");

  private static final Lexicon SHIPPED = new Lexicon(Lexicon.shipped());

  @Test
  void understandsAnIndirectSentence() {
    var best = new RankItems(SHIPPED, GramCounts.none()).best(PlainWords.of("家里就我一个人头发长了没法出门"));

    assertThat(best).hasSize(3).first().isEqualTo(HAIRCUT);
  }

  @Test
  void anEmergencyWordPutsItsItemBeforeHeavierOnes() {
    var lexicon =
        new Lexicon(
            List.of(
                new LexiconWord("理发", HAIRCUT, 9, false),
                new LexiconWord("晕倒", FIRST_AID, 1, true)));

    var best = new RankItems(lexicon, GramCounts.none()).best(PlainWords.of("理发的时候晕倒了"));

    assertThat(best).startsWith(FIRST_AID, HAIRCUT);
  }

  @Test
  void aConfirmedChoiceChangesWhatIsSuggestedNext() {
    var lexicon = new Lexicon(List.of(new LexiconWord("理发", HAIRCUT, 3, false)));
    var words = PlainWords.of("老人家要收拾一下脑壳");
    var learned = GramCounts.none();

    assertThat(new RankItems(lexicon, learned).best(words)).isEmpty();
    learned = learned.learned(words, HAIRCUT).learned(PlainWords.of("多打两把"), KEYS);

    assertThat(new RankItems(lexicon, learned).best(words)).containsExactly(HAIRCUT);
  }

  @Test
  void neverSuggestsMoreThanThreeAndNothingForNonsense() {
    var counts =
        IntStream.rangeClosed(1, 8)
            .mapToObj(number -> new ServiceItemCode("EL0" + number))
            .reduce(
                GramCounts.none(),
                (all, item) -> all.learned(PlainWords.of("帮老人" + item), item),
                (one, other) -> other);

    assertThat(new RankItems(SHIPPED, counts).best(PlainWords.of("帮老人"))).hasSize(3);
    assertThat(new RankItems(SHIPPED, counts).best(PlainWords.of("zzzz"))).isEmpty();
  }
}
