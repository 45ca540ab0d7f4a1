package org.diandan.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/**
 * How a service is, in plain words, for administrators of everywhere: what each sign means and what
 * to do about it. A service makes it a controller under a path of its own and says what it
 * measures; the page of one service fetches the parts of the others, and one that does not answer
 * stays named as such.
 */
public abstract class HealthPages {

  private static final String ADMINISTRATOR = "ADMINISTRATOR";

  /** From which value on something is to be watched, and from which it is bad; else one is bad. */
  private static final Map<String, Limits> LIMITS =
      Map.of(
          "database", new Limits(1_000, Long.MAX_VALUE),
          "instances", new Limits(1, Long.MAX_VALUE),
          "outbox", new Limits(60, 600),
          "parked", new Limits(1, 100),
          "letters", new Limits(1, 20),
          "lag", new Limits(500, 20_000),
          "lag-unknown", new Limits(1, Long.MAX_VALUE),
          "disk", new Limits(90, 97),
          "disk-unknown", new Limits(1, Long.MAX_VALUE),
          "backup", new Limits(26, 72));

  private final Place place;

  /** Says which service this is. */
  protected HealthPages(Place place) {
    this.place = place;
  }

  /**
   * Where a service tells how it is.
   *
   * @param service names it in the bundle: {@code health.service.<service>}
   * @param path the subclass is mapped to
   * @param letters path of what it could not handle
   */
  public record Place(String service, String path, String letters) {}

  /**
   * Something measured.
   *
   * @param word names it in the bundle: {@code health.<word>}, {@code .good}, {@code .bad} and
   *     {@code .do}
   * @param parts what it is made of, by name
   */
  public record Measure(String word, long value, Map<String, Long> parts) {

    public Measure {
      parts = new TreeMap<>(parts);
    }
  }

  /** How something is. */
  public enum Condition {
    GOOD,
    /** Somebody should look when there is time. */
    WATCH,
    /** Somebody has to look now. */
    BAD
  }

  /** A measure and how grave it is. */
  public record Sign(Measure measure, Condition condition) {

    static Sign of(Measure measure) {
      return new Sign(
          measure, LIMITS.getOrDefault(measure.word(), new Limits(1, 1)).judge(measure.value()));
    }
  }

  private record Limits(long watch, long bad) {

    Condition judge(long value) {
      return value >= bad ? Condition.BAD : value >= watch ? Condition.WATCH : Condition.GOOD;
    }
  }

  /** Everything, in the order in which one looks; may block for some seconds. */
  protected abstract List<Measure> measure();

  /** Looks for what cannot be, so that the next measures tell of it. */
  protected abstract Mono<?> reconcile();

  /** The other services, whose parts this page fetches. */
  protected List<Place> others() {
    return List.of();
  }

  /** The page; blocks for some seconds at most, on a thread of its own. */
  @GetMapping
  public Rendering show(@AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return view("kit/health").modelAttribute("others", others()).build();
  }

  /** This service's part of another one's page. */
  @GetMapping("/signs")
  public Rendering signs(@AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return view("kit/health :: signs").build();
  }

  /** Looks for what cannot be, without waiting for the minute. */
  @PostMapping("/looking")
  public Mono<Rendering> look(@AuthenticationPrincipal SignedIn administrator) {
    require(administrator);
    return reconcile()
        .then(
            Mono.fromSupplier(
                () -> Rendering.redirectTo(place.path()).status(HttpStatus.SEE_OTHER).build()));
  }

  private Rendering.Builder<?> view(String name) {
    var signs = measure().stream().map(Sign::of).toList();
    return Rendering.view(name)
        .modelAttribute("place", place)
        .modelAttribute("signs", signs)
        .modelAttribute(
            "worst",
            signs.stream()
                .map(Sign::condition)
                .max(Comparator.naturalOrder())
                .orElse(Condition.GOOD));
  }

  private static void require(SignedIn administrator) {
    if (!administrator.holds(ADMINISTRATOR, "")) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-allowed", "kit.error.403");
    }
  }
}
