package org.diandan.request.desk.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.audit.AuditEntry;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.desk.DeskDraft;
import org.diandan.request.desk.DeskDrafts;
import org.diandan.request.desk.DeskForm;
import org.diandan.request.desk.QueueKind;
import org.diandan.request.desk.TakeCall;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.request.intake.Fault;
import org.diandan.request.intake.Submission;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The one screen on which an operator takes calls. Whatever is sent is kept before it is judged.
 */
@Controller
class DeskPages {

  private static final String DESK = "/desk";

  private final DeskDrafts drafts;
  private final TakeCall calls;
  private final DeskScreen screen;
  private final Entrance entrance;

  DeskPages(DeskDrafts drafts, TakeCall calls, DeskScreen screen, Entrance entrance) {
    this.drafts = drafts;
    this.calls = calls;
    this.screen = screen;
    this.entrance = entrance;
  }

  /** What happens before an operator sees a caller. */
  @Component
  record Entrance(CallPopUp popUp, AuditLog audit) {}

  @GetMapping(DESK)
  Mono<Rendering> show(
      @RequestParam(defaultValue = "") String queue,
      @AuthenticationPrincipal SignedIn operator,
      ServerWebExchange exchange,
      Locale locale) {
    var ringing = entrance.popUp().take(exchange);
    return ringing
        .map(call -> drafts.answerCall(operator.personId(), call.phone(), call.callId()))
        .orElse(Mono.empty())
        .then(Mono.defer(() -> drafts.atHand(operator.personId())))
        .flatMap(
            draft ->
                ringing.isPresent() ? looked(operator, draft).thenReturn(draft) : Mono.just(draft))
        .map(draft -> new Sight(operator, draft, QueueKind.of(queue), true, List.of(), locale))
        .flatMap(screen::page);
  }

  /** The queue alone, for a screen that refreshes it. */
  @GetMapping("/desk/queue")
  Mono<Rendering> queue(
      @RequestParam(defaultValue = "") String queue,
      @AuthenticationPrincipal SignedIn operator,
      Locale locale) {
    return drafts
        .atHand(operator.personId())
        .map(draft -> new Sight(operator, draft, QueueKind.of(queue), true, List.of(), locale))
        .flatMap(screen::queue);
  }

  /** Keeps what was typed so far and tells what it says. */
  @PostMapping("/desk/draft")
  Mono<Rendering> keep(
      @AuthenticationPrincipal SignedIn operator, ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(sent -> kept(operator, sent, false))
        .filter(Kept::held)
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.GONE, "form-gone", "desk.form.gone")))
        .map(kept -> kept.seenBy(operator, locale))
        .flatMap(screen::aside);
  }

  @PostMapping(DESK)
  Mono<Rendering> act(
      @AuthenticationPrincipal SignedIn operator, ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            sent ->
                kept(operator, sent, true)
                    .map(kept -> kept.seenBy(operator, locale))
                    .flatMap(sight -> done(text(sent, "act"), sight)));
  }

  private Mono<Rendering> done(String act, Sight sight) {
    return switch (act) {
      case "send" -> send(sight);
      case "aside" -> drafts.putAside(sight.operatorId()).thenReturn(seeOther(DESK));
      case "clear" ->
          drafts.forget(sight.operatorId(), sight.draft().id()).thenReturn(seeOther(DESK));
      default -> Mono.just(seeOther(DESK));
    };
  }

  /** Takes up a form that was put aside. */
  @PostMapping("/desk/aside")
  Mono<Rendering> takeUp(@AuthenticationPrincipal SignedIn operator, ServerWebExchange exchange) {
    return exchange
        .getFormData()
        .flatMap(sent -> drafts.takeUp(operator.personId(), draftId(sent)))
        .thenReturn(seeOther(DESK));
  }

  private Mono<Rendering> send(Sight sight) {
    return sight.draft().form().hasReadableDay()
        ? calls.take(sight.operatorId(), sight.draft()).flatMap(taken -> answer(taken, sight))
        : screen.page(sight.with(List.of(new FieldError("day", "order.day.wrong"))));
  }

  private Mono<Rendering> answer(Submission submission, Sight sight) {
    return switch (submission) {
      case Submission.Taken taken -> Mono.just(seeOther("/desk/taken/" + taken.receipt().id()));
      case Submission.Faulty faulty ->
          screen.page(sight.with(faulty.faults().stream().map(Fault::error).toList()));
      // The form became an order before: what is typed now is another one.
      case Submission.KeyReused _ ->
          drafts.forget(sight.operatorId(), sight.draft().id()).thenReturn(seeOther(DESK));
      case Submission.InFlight _ -> Mono.just(seeOther(DESK));
    };
  }

  /**
   * A form as it is now.
   *
   * @param spoken whether the caller's words are other ones than before
   * @param held whether it was kept; a form that was sent already is not
   */
  private record Kept(DeskDraft draft, boolean spoken, boolean held) {

    Sight seenBy(SignedIn operator, Locale locale) {
      return new Sight(operator, draft, QueueKind.ESCALATED, spoken, List.of(), locale);
    }
  }

  private Mono<Kept> kept(
      SignedIn operator, MultiValueMap<String, String> sent, boolean understanding) {
    var id = draftId(sent);
    var typed = typed(sent);
    return Mono.zip(
            drafts
                .find(operator.personId(), id)
                .defaultIfEmpty(new DeskDraft(id, null, DeskForm.empty(), Instant.EPOCH)),
            understanding ? calls.understood(typed, OperatorAreas.of(operator)) : Mono.just(typed))
        .flatMap(found -> kept(operator, found.getT1(), found.getT2()));
  }

  private Mono<Kept> kept(SignedIn operator, DeskDraft before, DeskForm form) {
    var now = new DeskDraft(before.id(), before.callId(), form, before.beganAt());
    boolean spoken = !form.get("words").equals(before.form().get("words"));
    return lookedAnew(operator, before, now)
        .then(Mono.defer(() -> drafts.keep(operator.personId(), now.id(), form)))
        .map(held -> new Kept(now, spoken, held));
  }

  private Mono<Void> lookedAnew(SignedIn operator, DeskDraft before, DeskDraft now) {
    return now.form().phone().equals(before.form().phone()) ? Mono.empty() : looked(operator, now);
  }

  /** Whoever sees what a caller ordered before is remembered. */
  private Mono<Void> looked(SignedIn operator, DeskDraft draft) {
    return draft.form().phone().isPresent()
        ? entrance
            .audit()
            .record(
                new AuditEntry(
                    operator.personId(), "caller-looked-up", draft.id().toString(), "call", ""))
        : Mono.empty();
  }

  private static DeskForm typed(MultiValueMap<String, String> sent) {
    var form = DeskForm.of(withoutNulls(sent));
    var item = text(sent, "chosen-item");
    var area = text(sent, "chosen-area");
    if (!item.isEmpty()) {
      form = form.with("item", item).with("wanted", "");
    }
    return area.isEmpty() ? form : form.with("area", area).with("place", "");
  }

  private static Map<String, String> withoutNulls(MultiValueMap<String, String> sent) {
    var fields = new HashMap<String, String>();
    sent.keySet().forEach(field -> fields.put(field, text(sent, field)));
    return fields;
  }

  private static UUID draftId(MultiValueMap<String, String> sent) {
    try {
      return UUID.fromString(text(sent, "draft"));
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(List.of(new FieldError("draft", "desk.form.unknown")));
    }
  }

  private static String text(MultiValueMap<String, String> sent, String field) {
    var value = sent.getFirst(field);
    return value == null ? "" : value;
  }

  private static Rendering seeOther(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }
}
