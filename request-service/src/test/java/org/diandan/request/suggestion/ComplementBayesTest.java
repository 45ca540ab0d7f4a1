package org.diandan.request.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.diandan.contract.ServiceItemCode;
import org.junit.jupiter.api.Test;

class ComplementBayesTest {

  private static final ServiceItemCode HAIRCUT = new ServiceItemCode("EL05");
  private static final ServiceItemCode KEYS = new ServiceItemCode("RP05");
  private static final Lexicon NO_WORDS = new Lexicon(List.of());

  @Test
  void theEvidenceIsWhatOneCalculatesByHand() {
    var learned =
        GramCounts.none().learned(PlainWords.of("剪"), HAIRCUT).learned(PlainWords.of("配"), KEYS);

    var evidence = new ComplementBayes(NO_WORDS, learned).evidence(PlainWords.of("剪"));

    // Two grams, one each; with 1 added to both counts: 剪 is 2 of 4 everywhere, 1 of 3 without
    // haircuts, 2 of 3 without keys.
    assertThat(evidence.get(HAIRCUT))
        .isCloseTo(Math.log(2 / 4.0) - Math.log(1 / 3.0), within(1e-12));
    assertThat(evidence.get(KEYS)).isCloseTo(Math.log(2 / 4.0) - Math.log(2 / 3.0), within(1e-12));
  }

  @Test
  void aWordOfTheLexiconCountsAsOftenAsItWeighs() {
    var lexicon = new Lexicon(List.of(new LexiconWord("剪", HAIRCUT, 3, false)));
    var learned = GramCounts.none().learned(PlainWords.of("配"), KEYS);

    var evidence = new ComplementBayes(lexicon, learned).evidence(PlainWords.of("剪"));

    assertThat(evidence.get(HAIRCUT))
        .isCloseTo(Math.log(4 / 6.0) - Math.log(1 / 3.0), within(1e-12));
  }

  @Test
  void wordsNobodyEverSaidAreNoEvidence() {
    var learned = GramCounts.none().learned(PlainWords.of("剪头发"), HAIRCUT);

    var evidence = new ComplementBayes(NO_WORDS, learned).evidence(PlainWords.of("xyz"));

    assertThat(evidence).containsOnlyKeys(HAIRCUT).containsValue(0.0);
  }
}
