package org.diandan.benchmarks.words;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.diandan.benchmarks.CsvRows;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.suggestion.PlainWords;

/** Something a resident might say, and the item it means. */
record Sentence(ServiceItemCode item, String text) {

  private static final int PERCENT = 100;
  private static final int TRAINING_PERCENT = 60;

  static List<Sentence> all() {
    return CsvRows.of("/words/sentences.csv").stream()
        .map(row -> new Sentence(new ServiceItemCode(row.getFirst()), row.get(1)))
        .toList();
  }

  PlainWords words() {
    return PlainWords.of(text);
  }

  /** Six in ten, chosen by nothing but a hash of the sentence. */
  boolean isForTraining() {
    return drawn(text, PERCENT) < TRAINING_PERCENT;
  }

  /** A number from 0 on, always the same for the same text. */
  static int drawn(String text, int below) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return (((digest[0] & 0xff) << 8) | (digest[1] & 0xff)) % below;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
