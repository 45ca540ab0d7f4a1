package org.diandan.request.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.identity.OperatorAreas;
import org.diandan.request.intake.Origin;
import org.diandan.request.intake.Origin.DeskCall;
import org.diandan.request.intake.Submission;
import org.diandan.request.intake.SubmitRequest;
import org.diandan.request.suggestion.SuggestItems;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes an order for a caller. It may lie outside the operator's areas, as a resident could order
 * there by form as well; the operator then sees no more of it than its number.
 */
@Component
public final class TakeCall {

  private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final SubmitRequest submitting;
  private final DeskDrafts drafts;
  private final Lookups lookups;
  private final ZoneId zone;

  TakeCall(SubmitRequest submitting, DeskDrafts drafts, Lookups lookups, ZoneId zone) {
    this.submitting = submitting;
    this.drafts = drafts;
    this.lookups = lookups;
    this.zone = zone;
  }

  /** Where typed words are looked up. */
  @Component
  record Lookups(
      CompleteItem items,
      CompletePlace places,
      Catalogue catalogue,
      Areas areas,
      SuggestItems suggestions) {}

  /**
   * The form with what its words can only mean, for operators whose browser chose nothing: an item
   * by its code or the only one that fits, a place by the only one that fits.
   */
  public Mono<DeskForm> understood(DeskForm form, OperatorAreas own) {
    return withPlace(withItem(form), own);
  }

  /** Takes the order once, however often the same form is sent, and forgets the form. */
  public Mono<Submission> take(UUID operator, DeskDraft draft) {
    var origin = Origin.desk(new DeskCall(operator, draft.callId()), draft.id());
    return submitting
        .take(draft.form().answers(zone), origin)
        .flatMap(
            submission ->
                submission instanceof Submission.Taken
                    ? learned(draft.form())
                        .then(Mono.defer(() -> drafts.forget(operator, draft.id())))
                        .thenReturn(submission)
                    : Mono.just(submission));
  }

  /** What the caller said and what was ordered helps the next ones who speak like this. */
  private Mono<Void> learned(DeskForm form) {
    var item = lookups.catalogue().find(form.get("item"));
    return item.isPresent() && UUIDS.matcher(form.get("shown")).matches()
        ? lookups
            .suggestions()
            .confirmed(UUID.fromString(form.get("shown")), item.get().code(), form.get("words"))
        : Mono.empty();
  }

  private DeskForm withItem(DeskForm form) {
    var wanted = form.get("wanted");
    if (wanted.isEmpty() || isNamed(form)) {
      return form;
    }
    var found = lookups.items().forWords(wanted, Locale.SIMPLIFIED_CHINESE);
    boolean clear =
        found.size() == 1
            || (!found.isEmpty() && found.getFirst().value().equalsIgnoreCase(wanted));
    return form.with("item", clear ? found.getFirst().value() : "");
  }

  /** Whether the words are just the name of the chosen item, in either language. */
  private boolean isNamed(DeskForm form) {
    return lookups
        .catalogue()
        .find(form.get("item"))
        .filter(
            item ->
                Stream.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                    .map(locale -> lookups.items().offered(item, locale).label())
                    .anyMatch(form.get("wanted")::equals))
        .isPresent();
  }

  private Mono<DeskForm> withPlace(DeskForm form, OperatorAreas own) {
    var place = form.get("place");
    return lookups
        .areas()
        .find(form.get("area"))
        .map(area -> area.filter(Area::isCloseEnough).map(Area::path).orElse(""))
        .flatMap(
            path ->
                !path.isEmpty() && (place.isEmpty() || place.equals(path))
                    ? Mono.just(form.with("place", path))
                    : placed(form, lookups.places().forWords(place, own)));
  }

  private static Mono<DeskForm> placed(DeskForm form, Flux<Offered> places) {
    return places
        .collectList()
        .map(
            found ->
                found.size() == 1
                    ? form.with("area", found.getFirst().value())
                        .with("place", found.getFirst().label())
                    : form.with("area", ""));
  }

  /** Places that fit a form without one. */
  public Mono<List<Offered>> places(DeskForm form, OperatorAreas own) {
    return form.get("area").isEmpty()
        ? lookups.places().forWords(form.get("place"), own).collectList()
        : Mono.just(List.of());
  }
}
