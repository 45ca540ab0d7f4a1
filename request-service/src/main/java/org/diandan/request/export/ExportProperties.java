package org.diandan.request.export;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the exports.
 *
 * @param mostRows Rows of one file at most.
 * @param mostOpen Exports of one person that are not done yet, at most.
 * @param approveWithin How long an export with personal data waits for its second person.
 * @param keepFiles How long a file can be fetched.
 * @param mostDownloads How often a file can be fetched.
 * @param mostPersonalDownloads The same for files with personal data.
 * @param rowsAtOnce Rows read from the database at once.
 * @param lease How long an export belongs to whoever writes it without a sign of life; after a
 *     crash it begins anew elsewhere when this is over.
 * @param lookEvery Pause between two looks for exports to write.
 * @param sweepEvery Pause between two looks for what is over.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.export", ignoreUnknownFields = false)
record ExportProperties(
    @Positive @DefaultValue("200000") int mostRows,
    @Positive @DefaultValue("5") int mostOpen,
    @DefaultValue("72h") Duration approveWithin,
    @DefaultValue("7d") Duration keepFiles,
    @Positive @DefaultValue("20") int mostDownloads,
    @Positive @DefaultValue("3") int mostPersonalDownloads,
    @Positive @Max(5000) @DefaultValue("500") int rowsAtOnce,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("1s") Duration lookEvery,
    @DefaultValue("1m") Duration sweepEvery) {

  double leaseSeconds() {
    return lease.toMillis() / 1000.0;
  }

  /** How often a file can be fetched. */
  int downloads(boolean personal) {
    return personal ? mostPersonalDownloads : mostDownloads;
  }
}
