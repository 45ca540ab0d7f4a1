package org.diandan.request.hotline;

import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.audit.AuditedChange;
import org.diandan.request.hotline.Webhooks.Which;
import org.diandan.web.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What administrators do with the webhooks of hotlines; each of it goes into the audit log. */
@Component
public final class TendWebhooks {

  private final Webhooks webhooks;
  private final AuditLog audit;

  TendWebhooks(Webhooks webhooks, AuditLog audit) {
    this.webhooks = webhooks;
    this.audit = audit;
  }

  /** Goes on telling an endpoint of a key in an area; false when there is none. */
  public Mono<Boolean> enable(Which which, String area, SignedIn administrator) {
    var entry =
        entry("webhook-enabled", which, administrator)
            .changing(area, "state=disabled", "state=enabled");
    return webhooks.enable(which).flatMap(done -> noted(done, entry));
  }

  /** Stops telling an endpoint of a key in an area; false when there is none. */
  public Mono<Boolean> disable(Which which, String area, SignedIn administrator) {
    var entry =
        entry("webhook-disabled", which, administrator)
            .changing(area, "state=enabled", "state=disabled");
    return webhooks.disable(which).flatMap(done -> noted(done, entry));
  }

  /** Sends an event again; false when there is none. */
  public Mono<Boolean> redeliver(Which which, long number, SignedIn administrator) {
    var entry = entry("webhook-resent", which, administrator).changing("", "", "event=" + number);
    return webhooks.redeliver(which, number).flatMap(done -> noted(done, entry));
  }

  private Mono<Boolean> noted(boolean done, AuditedChange entry) {
    return done ? audit.record(entry).thenReturn(true) : Mono.just(false);
  }

  private static AuditEntry entry(String action, Which which, SignedIn administrator) {
    UUID person = administrator.personId();
    return new AuditEntry(person, action, which.id().toString(), "", "");
  }
}
