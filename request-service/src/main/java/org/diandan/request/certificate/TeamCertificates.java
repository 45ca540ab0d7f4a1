package org.diandan.request.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.certificate.IssueCertificate.Outcome;
import org.diandan.request.certificate.IssueCertificate.Wish;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Certificates for everybody of a team in one file, for its leader. */
@Component
public class TeamCertificates {

  /** People of one file; a larger team takes shorter periods or asks again. */
  public static final int MOST = 100;

  private final ConfirmedHours hours;
  private final IssueCertificate issuing;
  private final Certificates certificates;
  private final AuditLog audit;

  TeamCertificates(
      ConfirmedHours hours, IssueCertificate issuing, Certificates certificates, AuditLog audit) {
    this.hours = hours;
    this.issuing = issuing;
    this.certificates = certificates;
    this.audit = audit;
  }

  /**
   * What a leader asks for.
   *
   * @param source where the call came from, for the audit log
   */
  public record Batch(
      UUID teamId, Period period, Issuer issuer, UUID leader, String address, String source) {}

  /** The team's name, if the person leads it; else empty. */
  public Mono<String> findLedTeam(UUID teamId, UUID personId) {
    return hours.findLedTeam(teamId, personId);
  }

  /**
   * Issues one for each person who has confirmed hours with the team.
   *
   * @return how many there are now, those included that were issued before
   */
  public Mono<Long> issue(Batch batch) {
    return audit
        .record(
            new AuditEntry(
                batch.leader(),
                "certificates-of-team",
                batch.teamId().toString(),
                "%s to %s".formatted(batch.period().from(), batch.period().until()),
                batch.source()))
        .thenMany(Flux.defer(() -> hours.listPersons(batch.teamId(), batch.period(), MOST)))
        .concatMap(person -> issue(batch, person))
        .count();
  }

  /** Those of a team and a period that still hold, as a ZIP; empty when there are none. */
  public Mono<byte[]> file(UUID teamId, Period period) {
    return certificates
        .listOfTeam(teamId, period)
        .filter(certificate -> certificate.state() == CertificateState.VALID)
        .map(Certificate::number)
        .concatMap(number -> certificates.file(number).map(file -> Map.entry(number, file)))
        .collectList()
        .filter(files -> !files.isEmpty())
        .map(TeamCertificates::zipped);
  }

  private Mono<CertificateNumber> issue(Batch batch, UUID person) {
    return issuing
        .issue(
            new Wish(
                person,
                batch.teamId(),
                batch.period(),
                batch.issuer(),
                batch.leader(),
                false,
                batch.address()))
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Outcome.Issued issued -> Mono.just(issued.number());
                  case Outcome.NothingToCertify _ -> Mono.empty();
                });
  }

  private static byte[] zipped(List<Map.Entry<CertificateNumber, byte[]>> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var file : files) {
        zip.putNextEntry(new ZipEntry(file.getKey() + ".pdf"));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written to.", e);
    }
    return bytes.toByteArray();
  }
}
