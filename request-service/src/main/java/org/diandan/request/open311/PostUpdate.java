package org.diandan.request.open311;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.diandan.request.action.ActForResident;
import org.diandan.request.action.ActionResult;
import org.diandan.request.action.Actor;
import org.diandan.request.action.ResidentAction;
import org.diandan.request.intake.Fault;
import org.diandan.request.open311.Applications.Application;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes what a program says about a request it posted itself: more words, that it is no longer
 * wanted, or that it came back. The same update id gets the same answer.
 */
@Component
public final class PostUpdate {

  /** The states of the updates extension. */
  public static final Set<String> STATES =
      Set.of(
          "open",
          "investigating",
          "in_progress",
          "planned",
          "action_scheduled",
          "internal_referral",
          "for_triage",
          "duplicate",
          "not_councils_responsibility",
          "no_further_action",
          "cancelled",
          "fixed",
          "closed",
          "reopen",
          "unchanged");

  private static final Set<String> ENDS =
      Set.of("closed", "fixed", "cancelled", "no_further_action", "duplicate");
  private static final Set<String> BEGINS = Set.of("reopen", "open");
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_WORDS = 1_000;
  private static final String TAKEN = "TAKEN";

  private final DatabaseClient database;
  private final ActForResident acting;
  private final PublicRequests requests;

  PostUpdate(DatabaseClient database, ActForResident acting, PublicRequests requests) {
    this.database = database;
    this.acting = acting;
    this.requests = requests;
  }

  /**
   * An update.
   *
   * @param id the program's own name for it
   * @param status one of {@link #STATES}
   * @param words what it says, at least one character
   */
  public record NewUpdate(String id, UUID request, String status, String words) {}

  /** What became of it. */
  public sealed interface Outcome {

    /** It is known now, or was before. */
    record Taken() implements Outcome {}

    /** Something is wrong, and nothing was done. */
    record Faulty(List<FieldError> errors) implements Outcome {
      public Faulty {
        errors = List.copyOf(errors);
      }
    }

    /** There is no such request to be seen. */
    record Unknown() implements Outcome {}

    /** Another program posted it. */
    record NotTheirs() implements Outcome {}
  }

  /** Does it once, however often it comes. */
  public Mono<Outcome> take(NewUpdate update, Application application, Jurisdiction jurisdiction) {
    return known(update, application)
        .switchIfEmpty(
            Mono.defer(
                () ->
                    requests
                        .find(jurisdiction, application.test(), update.request())
                        .flatMap(request -> ofTheirs(update, application, request))
                        .defaultIfEmpty(new Outcome.Unknown())));
  }

  private Mono<Outcome> known(NewUpdate update, Application application) {
    return database
        .sql(
            """
            select public_id
            from open311_update
            where application_id = :application and update_id = :update
            """)
        .bind("application", application.id())
        .bind("update", update.id())
        .mapValue(UUID.class)
        .one()
        .map(
            request ->
                request.equals(update.request())
                    ? new Outcome.Taken()
                    : new Outcome.Faulty(
                        List.of(new FieldError("update_id", "open311.update.reused"))));
  }

  private Mono<Outcome> ofTheirs(NewUpdate update, Application application, PublicRequest request) {
    return database
        .sql(
            """
            select exists (
              select 1
              from open311_request
              where application_id = :application and (request_id = :id or test and id = :id))
            """)
        .bind("application", application.id())
        .bind("id", update.request())
        .mapValue(Boolean.class)
        .one()
        .flatMap(
            theirs -> {
              if (!theirs) {
                return Mono.just(new Outcome.NotTheirs());
              }
              return application.test()
                  ? rehearse(update, application)
                  : act(update, application, request);
            });
  }

  private Mono<Outcome> act(NewUpdate update, Application application, PublicRequest request) {
    var first = actionOf(update, request);
    var words = new ResidentAction.AddWords(shortened(update.words(), LONGEST_WORDS));
    return act(first, update, application)
        .flatMap(
            result ->
                result instanceof ActionResult.OutOfOrder && !first.equals(words)
                    ? act(words, update, application)
                    : Mono.just(result))
        .flatMap(result -> outcome(result, update, application));
  }

  /** What somebody who reported it can mean by a state; all others only bring words. */
  private static ResidentAction actionOf(NewUpdate update, PublicRequest request) {
    boolean closed = request.standing().isClosed();
    if (ENDS.contains(update.status()) && !closed) {
      return new ResidentAction.Withdraw(shortened(update.words(), LONGEST_REASON));
    }
    if (BEGINS.contains(update.status()) && closed) {
      return new ResidentAction.Reopen(shortened(update.words(), LONGEST_WORDS));
    }
    return new ResidentAction.AddWords(shortened(update.words(), LONGEST_WORDS));
  }

  private Mono<ActionResult> act(ResidentAction action, NewUpdate update, Application application) {
    var kind = action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return acting.act(
        update.request(),
        action,
        Actor.hotline(application.id()),
        "open311:%s:%s:%s".formatted(application.id(), update.id(), kind));
  }

  private Mono<Outcome> outcome(ActionResult result, NewUpdate update, Application application) {
    return switch (result) {
      case ActionResult.Done _ -> remember(update, application, TAKEN);
      // Nothing can be said any more; the program need not come again with it.
      case ActionResult.OutOfOrder order -> remember(update, application, order.state().name());
      case ActionResult.TooOften _ -> Mono.just(faulty("update_id", "kit.error.429"));
      case ActionResult.Faulty faulty ->
          Mono.just(new Outcome.Faulty(faulty.faults().stream().map(PostUpdate::errorOf).toList()));
      case ActionResult.Unknown _ -> Mono.just(new Outcome.Unknown());
    };
  }

  private Mono<Outcome> rehearse(NewUpdate update, Application application) {
    boolean ends = ENDS.contains(update.status());
    if (!ends && !BEGINS.contains(update.status())) {
      return remember(update, application, TAKEN);
    }
    return database
        .sql(
            """
            update open311_request
            set closed_at = case when :ends then coalesce(closed_at, clock_timestamp()) end
            where id = :id and test
            """)
        .bind("ends", ends)
        .bind("id", update.request())
        .fetch()
        .rowsUpdated()
        .then(Mono.defer(() -> remember(update, application, TAKEN)));
  }

  private Mono<Outcome> remember(NewUpdate update, Application application, String outcome) {
    return database
        .sql(
            """
            insert into open311_update (application_id, update_id, public_id, status, outcome)
            values (:application, :update, :request, :status, :outcome)
            on conflict do nothing
            """)
        .bind("application", application.id())
        .bind("update", update.id())
        .bind("request", update.request())
        .bind("status", update.status())
        .bind("outcome", outcome)
        .fetch()
        .rowsUpdated()
        .thenReturn(new Outcome.Taken());
  }

  private static FieldError errorOf(Fault fault) {
    var error = fault.error();
    return new FieldError("description", error.messageKey(), error.arguments().toArray());
  }

  private static Outcome faulty(String field, String messageKey) {
    return new Outcome.Faulty(List.of(new FieldError(field, messageKey)));
  }

  private static String shortened(@Nullable String words, int longest) {
    var text = words == null ? "" : words;
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
