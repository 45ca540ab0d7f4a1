package org.diandan.request.certificate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.certificate.ConfirmedHours.Wanted;
import org.diandan.request.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Issues a certificate of a person's confirmed hours, or gives the one that says the same. */
@Component
public class IssueCertificate {

  /**
   * The entries are locked against being voided while the certificate is written; one that was
   * voided since it was read refuses the whole change.
   */
  private static final String ISSUE =
      """
      standing as (
        select entry_id
        from hours_fact
        where entry_id = any(:entries)
          and state = 'CONFIRMED'
        for share
      ), changed as (
        insert into certificate (
          number, person_id, team_id, from_day, until_day, minutes, apart_minutes, issuer_area,
          issuer_name, issued_at, issued_by, shows_name, content_sealed, content_hash, content_key,
          file_hash, file_sealed)
        select :number, :person, :team, :from, :until, :minutes, :apart, :issuerArea, :issuerName,
          clock_timestamp(), :by, :showsName, :content, :contentHash, :contentKey, :fileHash, :file
        where (select count(*) from standing) = cardinality(:entries)
        returning number
      ), named as (
        insert into certificate_entry (number, entry_id)
        select changed.number, entry
        from changed, unnest(:entries) as entry
      ), replaced as (
        update certificate earlier
        set replaced_by = changed.number
        from changed
        where earlier.person_id = :person
          and earlier.team_id is not distinct from :team
          and earlier.from_day = :from
          and earlier.until_day = :until
          and earlier.issuer_area = :issuerArea
          and earlier.replaced_by is null
      )
      """;

  private static final int TRIES = 5;

  private final ConfirmedHours hours;
  private final Holders holders;
  private final Certificates certificates;
  private final Press press;

  IssueCertificate(ConfirmedHours hours, Holders holders, Certificates certificates, Press press) {
    this.hours = hours;
    this.holders = holders;
    this.certificates = certificates;
    this.press = press;
  }

  /** What it takes to write a certificate. */
  @Component
  record Press(
      DrawCertificate drawing, FieldCipher cipher, Ledger ledger, Clock clock, ZoneId zone) {}

  /**
   * What is asked for.
   *
   * @param teamId only the hours with this team; null for all teams of the issuer's area
   * @param issuer of that area
   * @param by who asks: the holder, or the team's leader
   * @param showsName whether the check page names the holder
   * @param address where this site is reached, for the QR code
   */
  public record Wish(
      UUID personId,
      @Nullable UUID teamId,
      Period period,
      Issuer issuer,
      UUID by,
      boolean showsName,
      String address) {}

  /** What became of it. */
  public sealed interface Outcome {

    /** It is issued, now or before. */
    record Issued(CertificateNumber number) implements Outcome {}

    /** There are no confirmed hours to certify in this period. */
    record NothingToCertify() implements Outcome {}
  }

  /** Issues it. */
  public Mono<Outcome> issue(Wish wish) {
    return Mono.zip(
            holders.find(wish.personId()),
            hours
                .list(
                    new Wanted(
                        wish.personId(), wish.period(), wish.issuer().areaCode(), wish.teamId()))
                .collectList())
        .flatMap(read -> issue(wish, read.getT1(), read.getT2()))
        .repeatWhenEmpty(TRIES, again -> again)
        .defaultIfEmpty(new Outcome.NothingToCertify());
  }

  /** Empty when an entry was voided meanwhile. */
  private Mono<Outcome> issue(Wish wish, Holder holder, List<Line> lines) {
    if (lines.isEmpty()) {
      return Mono.just(new Outcome.NothingToCertify());
    }
    var content = content(wish, holder, lines);
    return certificates
        .findByKey(content.key())
        .switchIfEmpty(Mono.defer(() -> write(wish, content)))
        .map(Outcome.Issued::new);
  }

  private Content content(Wish wish, Holder holder, List<Line> lines) {
    var today = LocalDate.ofInstant(press.clock().instant(), press.zone());
    return new Content(
        CertificateNumber.of(today, new SecureRandom()),
        today,
        wish.period(),
        wish.personId(),
        wish.teamId(),
        holder,
        wish.issuer(),
        lines);
  }

  private Mono<CertificateNumber> write(Wish wish, Content content) {
    return Mono.fromCallable(() -> press.drawing().of(content, wish.address()))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(pdf -> press.ledger().write(change(wish, content, pdf)))
        .filter(Written.Applied.class::isInstance)
        .map(written -> content.number())
        // The same certificate was asked for twice at the same moment.
        .onErrorResume(DuplicateKeyException.class, e -> certificates.findByKey(content.key()));
  }

  private Change change(Wish wish, Content content, byte[] pdf) {
    return Change.of(ISSUE)
        .bind("entries", content.lines().stream().map(Line::entryId).toArray(UUID[]::new))
        .bind("number", content.number().value())
        .bind("person", wish.personId())
        .bindNullable("team", wish.teamId(), UUID.class)
        .bind("from", content.period().from())
        .bind("until", content.period().until())
        .bind("minutes", content.minutes())
        .bind("apart", content.apartMinutes())
        .bind("issuerArea", wish.issuer().areaCode())
        .bind("issuerName", wish.issuer().name())
        .bind("by", wish.by())
        .bind("showsName", wish.showsName())
        .bind("content", press.cipher().encrypt(content.canonical()))
        .bind("contentHash", content.hash())
        .bind("contentKey", content.key())
        .bind("fileHash", Content.sha256(pdf))
        .bind("file", press.cipher().encrypt(pdf));
  }
}
