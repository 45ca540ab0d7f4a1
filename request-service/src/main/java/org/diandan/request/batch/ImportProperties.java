package org.diandan.request.batch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the imports.
 *
 * @param largestFile Largest file that is taken; pages also obey the limit of multipart parts.
 * @param rowsAtOnce Rows written in one statement.
 * @param lease How long a job belongs to whoever works on it without a sign of life; after a crash
 *     it goes on elsewhere when this is over.
 * @param lookEvery Pause between two looks for jobs.
 * @param keepFiles How long a file waits for a decision before it is thrown away.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.import", ignoreUnknownFields = false)
record ImportProperties(
    @DefaultValue("64MB") DataSize largestFile,
    @Positive @Max(5000) @DefaultValue("500") int rowsAtOnce,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("1s") Duration lookEvery,
    @DefaultValue("7d") Duration keepFiles) {

  double leaseSeconds() {
    return lease.toMillis() / 1000.0;
  }
}
