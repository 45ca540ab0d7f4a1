package org.diandan.request.open311;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.intake.CheckOrder;
import org.diandan.request.intake.Checked;
import org.diandan.request.intake.Fault;
import org.diandan.request.intake.OrderAnswers;
import org.diandan.request.intake.Origin;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.intake.Submission;
import org.diandan.request.intake.SubmitRequest;
import org.diandan.request.open311.Applications.Application;
import org.diandan.request.open311.FindPlace.Place;
import org.diandan.request.open311.PostedRows.Row;
import org.diandan.request.open311.Service.Kind;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes what a program posts: a realtime service at once, a batch later, a test never.
 *
 * <p>With a key of the caller's, a repeated call gets the first answer again.
 */
@Component
public final class TakePosted {

  /** How a resident without a name of their own is called by who helps. */
  private static final String RESIDENT = "居民";

  private static final int LONGEST_NAME = 50;

  private final FindPlace places;
  private final Catalogue catalogue;
  private final Intake intake;
  private final PostedRows rows;

  TakePosted(FindPlace places, Catalogue catalogue, Intake intake, PostedRows rows) {
    this.places = places;
    this.catalogue = catalogue;
    this.intake = intake;
    this.rows = rows;
  }

  /** The doors of the common intake. */
  @Component
  record Intake(CheckOrder checks, SubmitRequest submitting) {}

  /**
   * Who posts to whom.
   *
   * @param key the caller's name for the call; null when it must not be recognised
   */
  public record Call(
      Application application,
      Jurisdiction jurisdiction,
      Service service,
      @Nullable String key,
      Locale locale) {}

  /** What became of it. */
  public sealed interface Outcome {

    /**
     * It is in the books; a repeated call gets the same.
     *
     * @param id of the request; for a batch its token
     * @param orderNumber null when the request itself comes later or never
     * @param repeated whether an earlier call did it
     */
    record Taken(Kind kind, UUID id, @Nullable String orderNumber, boolean repeated)
        implements Outcome {}

    /** Something is wrong, and nothing was written. */
    record Faulty(List<FieldError> errors) implements Outcome {
      public Faulty {
        errors = List.copyOf(errors);
      }
    }

    /** The key stands for something else that was posted. */
    record KeyReused() implements Outcome {}

    /** The same is being written right now. */
    record InFlight() implements Outcome {}
  }

  /** Takes it, or tells why not. */
  public Mono<Outcome> take(Posted posted, Call call) {
    var fingerprint = rows.fingerprint(posted, call);
    return rows.recall(call, fingerprint)
        .switchIfEmpty(
            Mono.defer(
                () ->
                    places
                        .of(call.jurisdiction(), posted)
                        .flatMap(place -> placed(posted, call, place))));
  }

  private Mono<Outcome> placed(Posted posted, Call call, Place place) {
    var answers = CheckAnswers.of(call.service(), posted.answers());
    var errors = new ArrayList<>(answers.errors());
    return switch (place) {
      case Place.Outside outside -> {
        errors.addFirst(new FieldError(outside.field(), "open311.place.outside"));
        yield Mono.just(new Outcome.Faulty(errors));
      }
      case Place.Inside inside -> {
        var order = orderOf(posted, call, inside, answers);
        yield intake
            .checks()
            .check(order, org.diandan.contract.Channel.OPEN311, null)
            .flatMap(
                checked ->
                    switch (checked) {
                      case Checked.Faulty faulty -> {
                        faulty.faults().stream().map(TakePosted::errorOf).forEach(errors::add);
                        yield Mono.just(new Outcome.Faulty(errors));
                      }
                      case Checked.Good _ when !errors.isEmpty() ->
                          Mono.just(new Outcome.Faulty(errors));
                      case Checked.Good _ ->
                          write(order, Row.of(posted, call, inside.area(), answers));
                    });
      }
    };
  }

  private Mono<Outcome> write(OrderAnswers order, Row row) {
    if (row.call().application().test()) {
      return rows.save(row);
    }
    return row.call().service().kind() == Kind.BATCH
        ? rows.save(row.waitingFor(order))
        : submit(order, row);
  }

  private Mono<Outcome> submit(OrderAnswers order, Row row) {
    var origin = Origin.open311(row.keyInLedger(), row.call().locale().toLanguageTag());
    return intake
        .submitting()
        .take(order, origin)
        .flatMap(
            submission ->
                switch (submission) {
                  case Submission.Taken taken -> rows.save(row.takenAs(taken.receipt()));
                  case Submission.Faulty faulty ->
                      Mono.just(
                          new Outcome.Faulty(
                              faulty.faults().stream().map(TakePosted::errorOf).toList()));
                  case Submission.KeyReused _ -> Mono.just(new Outcome.KeyReused());
                  case Submission.InFlight _ -> Mono.just(new Outcome.InFlight());
                });
  }

  private OrderAnswers orderOf(Posted posted, Call call, Place.Inside place, CheckAnswers answers) {
    var item = place.sure() ? call.service().item() : triage(call.service().item());
    var phone = PhoneNumber.read(posted.reporter().phone());
    var name = posted.reporter().name();
    var point = posted.point();
    return new OrderAnswers(
        item.value(),
        place.area().code().value(),
        point == null ? null : point.longitude(),
        point == null ? null : point.latitude(),
        answers.moment(OfferedServices.WISHED_FROM).orElse(null),
        answers.moment(OfferedServices.WISHED_UNTIL).orElse(null),
        name.isEmpty() ? RESIDENT : name.substring(0, Math.min(name.length(), LONGEST_NAME)),
        phone.map(PhoneNumber::digits).orElse(""),
        posted.address(),
        words(posted, call.service(), item, answers),
        false,
        true);
  }

  /** The free-text sibling in the same group: a person looks before a team is asked. */
  private ServiceItemCode triage(ServiceItemCode item) {
    return catalogue
        .find(catalogue.get(item).groupCode() + "99")
        .map(sibling -> sibling.code())
        .orElse(item);
  }

  /** What the team reads; a service of another name is told, because ours is only its nearest. */
  private static String words(
      Posted posted, Service service, ServiceItemCode item, CheckAnswers answers) {
    var lines = new ArrayList<String>();
    if (!item.value().equals(service.code())) {
      lines.add(service.name());
    }
    lines.add(posted.description());
    lines.add(answers.spoken());
    lines.addAll(posted.mediaUrls());
    lines.removeIf(String::isBlank);
    return String.join("\n", lines);
  }

  private static FieldError errorOf(Fault fault) {
    var error = fault.error();
    return new FieldError(
        switch (error.field()) {
          case "longitude" -> "long";
          case "latitude" -> "lat";
          case "address" -> "address_string";
          case "words" -> "description";
          case "area" -> "address_id";
          case "item" -> "service_code";
          case "name" -> "first_name";
          case "wishedFrom" -> CheckAnswers.field(OfferedServices.WISHED_FROM);
          case "wishedUntil" -> CheckAnswers.field(OfferedServices.WISHED_UNTIL);
          default -> error.field();
        },
        error.messageKey(),
        error.arguments().toArray());
  }
}
