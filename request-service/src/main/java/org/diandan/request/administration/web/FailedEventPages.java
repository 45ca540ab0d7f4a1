package org.diandan.request.administration.web;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import org.diandan.outbox.DeadLetters;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.audit.AuditedChange;
import org.diandan.web.DeadLetterPages;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import reactor.core.publisher.Mono;

/** What this service received and could not handle. */
@Controller
@RequestMapping(FailedEventPages.PATH)
class FailedEventPages extends DeadLetterPages {

  static final String PATH = "/admin/dead-letters";

  private final DeadLetters letters;
  private final AuditLog audit;

  FailedEventPages(DeadLetters letters, AuditLog audit, MessageSource messages, ZoneId zone) {
    super(PATH, messages, zone);
    this.letters = letters;
    this.audit = audit;
  }

  @Override
  protected Mono<List<Letter>> letters() {
    return letters.list().map(found -> found.stream().map(FailedEventPages::shown).toList());
  }

  @Override
  protected Mono<Letter> letter(long id) {
    return letters.find(id).map(FailedEventPages::shown);
  }

  @Override
  protected Mono<Boolean> redrive(long id, SignedIn administrator) {
    var entry = entry("dead-letter-wanted", id, administrator, "");
    return letters.redrive(id, administrator.personId()).flatMap(done -> noted(done, entry));
  }

  @Override
  protected Mono<Boolean> discard(long id, SignedIn administrator, String reason) {
    var entry = entry("dead-letter-discarded", id, administrator, reason);
    return letters
        .discard(id, administrator.personId(), reason)
        .flatMap(done -> noted(done, entry));
  }

  private Mono<Boolean> noted(boolean done, AuditedChange entry) {
    return done ? audit.record(entry).thenReturn(true) : Mono.just(false);
  }

  private static AuditedChange entry(
      String action, long id, SignedIn administrator, String reason) {
    var after = action.equals("dead-letter-wanted") ? "state=WANTED" : "state=DISCARDED";
    return new AuditEntry(administrator.personId(), action, String.valueOf(id), reason, "")
        .changing("", "state=WAITING", after);
  }

  private static Letter shown(DeadLetters.Letter letter) {
    var facts = new HashMap<>(letter.headers());
    facts.put("consumer", letter.consumer());
    facts.put("record", "%s-%d@%d".formatted(letter.topic(), letter.partition(), letter.offset()));
    facts.put("key", String.valueOf(letter.key()));
    facts.put("tries", String.valueOf(letter.tries()));
    return new Letter(
        letter.id(),
        letter.state().name(),
        letter.failedAt(),
        letter.cause(),
        letter.data(),
        letter.reason(),
        facts);
  }
}
