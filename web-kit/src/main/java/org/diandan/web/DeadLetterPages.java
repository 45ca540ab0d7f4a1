package org.diandan.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Pages of what a service received and could not handle, for administrators of everywhere: read,
 * have it handled again, discard with a reason. A service makes it a controller under a path of its
 * own and says where its letters are.
 */
public abstract class DeadLetterPages {

  private static final int LONGEST_REASON = 200;
  private static final String ADMINISTRATOR = "ADMINISTRATOR";
  private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final String path;
  private final MessageSource messages;
  private final ZoneId zone;

  /** Names the path the subclass is mapped to. */
  protected DeadLetterPages(String path, MessageSource messages, ZoneId zone) {
    this.path = path;
    this.messages = messages;
    this.zone = zone;
  }

  /**
   * A letter as it is shown.
   *
   * @param state WAITING, WANTED, HANDLED or DISCARDED
   * @param facts what is known about it, by name
   */
  public record Letter(
      long id,
      String state,
      Instant failedAt,
      String cause,
      String data,
      String reason,
      Map<String, String> facts) {

    public Letter {
      facts = new TreeMap<>(facts);
    }
  }

  /** What is to be decided, and what was lately. */
  protected abstract Mono<List<Letter>> letters();

  /** One letter; empty when there is none. */
  protected abstract Mono<Letter> letter(long id);

  /** Has a letter handled again; false when that was decided before. */
  protected abstract Mono<Boolean> redrive(long id, SignedIn administrator);

  /** Gives a letter up; false when that was decided before. */
  protected abstract Mono<Boolean> discard(long id, SignedIn administrator, String reason);

  /** The list. */
  @GetMapping
  public Mono<Rendering> list(@AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return letters()
        .map(
            found ->
                view("kit/dead-letters", HttpStatus.OK).modelAttribute("letters", found).build());
  }

  /** How many are to be decided, as a line of the administrators' first page. */
  @GetMapping("/waiting")
  public Mono<Rendering> waiting(@AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return letters()
        .map(found -> found.stream().filter(one -> one.state().equals("WAITING")).count())
        .map(
            count ->
                view("kit/dead-letters :: waiting", HttpStatus.OK)
                    .modelAttribute("count", count)
                    .build());
  }

  /**
   * One letter.
   *
   * @param done what was just decided; empty when nothing was
   */
  @GetMapping("/{id:[0-9]{1,18}}")
  public Mono<Rendering> show(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return page(id, done, null);
  }

  /** Has it handled again. */
  @PostMapping("/{id:[0-9]{1,18}}/redrive")
  public Mono<Rendering> redriveIt(
      @PathVariable long id, @AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return redrive(id, administrator).map(done -> decided(id, done ? "redrive" : "before"));
  }

  /** Gives it up, with a reason. */
  @PostMapping("/{id:[0-9]{1,18}}/discarding")
  public Mono<Rendering> discardIt(
      @PathVariable long id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return exchange
        .getFormData()
        .map(form -> String.valueOf(form.toSingleValueMap().getOrDefault("reason", "")).strip())
        .flatMap(
            reason ->
                reason.isEmpty() || reason.length() > LONGEST_REASON
                    ? page(id, "", said(exchange))
                    : discard(id, administrator, reason)
                        .map(done -> decided(id, done ? "discarded" : "before")));
  }

  private Mono<Rendering> page(long id, String done, @Nullable String fault) {
    return letter(id)
        .map(
            letter ->
                view(
                        "kit/dead-letter",
                        fault == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("letter", letter)
                    .modelAttribute("done", done)
                    .modelAttribute("errors", fault == null ? Map.of() : Map.of("reason", fault))
                    .build())
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404")));
  }

  private Rendering.Builder<?> view(String name, HttpStatus status) {
    return Rendering.view(name)
        .status(status)
        .modelAttribute("path", path)
        .modelAttribute("exact", EXACT.withZone(zone));
  }

  private Rendering decided(long id, String done) {
    return Rendering.redirectTo("%s/%d?done=%s".formatted(path, id, done))
        .status(HttpStatus.SEE_OTHER)
        .build();
  }

  private String said(ServerWebExchange exchange) {
    var locale = exchange.getLocaleContext().getLocale();
    return messages.getMessage(
        "kit.letters.reason.needed",
        new Object[] {LONGEST_REASON},
        locale == null ? Locale.CHINA : locale);
  }

  private static void require(SignedIn administrator) {
    if (!administrator.holds(ADMINISTRATOR, "")) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-allowed", "kit.error.403");
    }
  }
}
