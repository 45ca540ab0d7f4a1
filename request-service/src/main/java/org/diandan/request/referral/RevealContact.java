package org.diandan.request.referral;

import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.desk.OpenCase;
import org.diandan.request.desk.OpenCase.Contact;
import org.diandan.request.referral.TheirReferrals.Theirs;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Shows a department whom to reach, while it has the request and after it said why; each look is in
 * the audit log.
 */
@Component
public final class RevealContact {

  /** Why a department looks. */
  public enum Purpose {
    CALL,
    VISIT,
    CHECK_FACTS
  }

  private final TheirReferrals referrals;
  private final OpenCase cases;

  RevealContact(TheirReferrals referrals, OpenCase cases) {
    this.referrals = referrals;
    this.cases = cases;
  }

  /** Empty when the referral is none of theirs, or over. */
  public Mono<Contact> reveal(UUID referral, Purpose purpose, Officer by) {
    return referrals
        .find(referral, by.person())
        .filter(Theirs::open)
        .flatMap(
            mine ->
                cases.reveal(
                    mine.request(),
                    new AuditEntry(
                        by.person(),
                        "contact-revealed",
                        mine.request().toString(),
                        "department: " + purpose,
                        by.source())));
  }
}
