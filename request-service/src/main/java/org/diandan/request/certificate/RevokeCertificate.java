package org.diandan.request.certificate;

import java.util.Collection;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An administrator takes a certificate of the area back, for ever and with a reason. */
@Component
public class RevokeCertificate {

  private static final String REVOKE =
      """
      revoked as (
        update certificate
        set revoked_at = clock_timestamp(), revoked_by = :by, revoked_for = :reason
        where number = :number
          and revoked_at is null
          and exists (
            select 1
            from unnest(:areas) as mine(area)
            where starts_with(issuer_area, mine.area))
        returning number
      ), changed as (
        select append_audit(:by, 'certificate-revoked', number, :reason, '')
        from revoked
      )
      """;

  private final Ledger ledger;

  RevokeCertificate(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Revokes it.
   *
   * @param areas codes the administrator answers for; the empty one is everywhere
   * @param reason 1 to 200 characters; the check page shows it
   * @return whether there was one to revoke
   */
  public Mono<Boolean> revoke(
      CertificateNumber number, Collection<String> areas, UUID by, String reason) {
    return ledger
        .write(
            Change.of(REVOKE)
                .bind("number", number.value())
                .bind("areas", areas.toArray(String[]::new))
                .bind("by", by)
                .bind("reason", reason))
        .map(Written.Applied.class::isInstance);
  }
}
