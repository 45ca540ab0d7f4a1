package org.diandan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Keeps docs/events.md and docs/asyncapi.yaml true; {@code -Dupdate-docs} rewrites them. */
class EventDocumentationTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void theEventsPageIsWhatTheRecordsSay() throws IOException {
    assertUpToDate(DOCS.resolve("events.md"), new EventsPage(summaries()).text());
  }

  @Test
  void theAsyncApiFileIsWhatTheRecordsSay() throws IOException {
    assertUpToDate(DOCS.resolve("asyncapi.yaml"), new AsyncApiFile(summaries()).text());
  }

  @Test
  void everyEventHasASummary() throws IOException {
    assertThat(summaries().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(EventTypes.all().keySet());
  }

  @Test
  void everySampleFitsThePublishedSchema() {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    EventTypes.all()
        .forEach(
            (wireName, type) -> {
              var text = SampleEvents.JSON.writeValueAsString(EventSchema.of(type));
              var schema = registry.getSchema(text, InputFormat.JSON);

              assertThat(schema.validate(SampleEvents.text(wireName), InputFormat.JSON))
                  .as(wireName)
                  .isEmpty();
            });
  }

  private static Properties summaries() throws IOException {
    var summaries = new Properties();
    summaries.load(
        new StringReader(
            Files.readString(Path.of("src/test/resources/event-summaries.properties"))));
    return summaries;
  }

  private static void assertUpToDate(Path page, String expected) throws IOException {
    if (System.getProperty("update-docs") != null) {
      Files.writeString(page, expected);
    }
    assertThat(page)
        .as("Run: mvn -pl event-contract test -Dupdate-docs")
        .exists()
        .content()
        .isEqualTo(expected);
  }
}
