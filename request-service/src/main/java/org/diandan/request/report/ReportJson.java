package org.diandan.request.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.diandan.request.statistics.Measure;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reports and layouts as they are kept; a report that was kept can be read for ever. */
@Component
final class ReportJson {

  private final JsonMapper json =
      JsonMapper.builder()
          .addMixIn(Measure.class, OfMeasures.class)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Measures know nothing of being kept. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Measure.Count.class, name = "count"),
    @JsonSubTypes.Type(value = Measure.Rate.class, name = "rate"),
    @JsonSubTypes.Type(value = Measure.Spread.class, name = "spread"),
    @JsonSubTypes.Type(value = Measure.Score.class, name = "score")
  })
  private interface OfMeasures {}

  String write(Report report) {
    return json.writeValueAsString(report);
  }

  Report report(String kept) {
    return json.readValue(kept, Report.class);
  }

  String write(Layout layout) {
    return json.writeValueAsString(layout);
  }

  Layout layout(String kept) {
    return json.readValue(kept, Layout.class);
  }

  /** What tells whether something kept was changed: SHA-256, as hexadecimal digits. */
  static String hash(String kept) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(kept.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
