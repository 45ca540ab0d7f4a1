package org.diandan.request.batch.web;

import java.util.List;
import java.util.Set;
import org.diandan.request.administration.AdministeredAreas;
import org.diandan.request.batch.ImportReader;
import org.diandan.request.batch.MappingFault;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Refusals all routes of the imports share. */
final class ImportAnswers {

  private static final Set<String> MALFORMED =
      Set.of("yaml", "long", "no-map", "no-text", "missing", "twice", "unknown");

  private ImportAnswers() {}

  /** The mapping's faults, each under its entry; 400 when any of them is one of form. */
  static InvalidInput invalid(List<MappingFault> faults) {
    return new InvalidInput(
        faults.stream().anyMatch(ImportAnswers::isMalformed)
            ? HttpStatus.BAD_REQUEST
            : HttpStatus.UNPROCESSABLE_CONTENT,
        faults.stream().map(ImportAnswers::error).toList());
  }

  /** The sentence of a fault; its first argument is the line. */
  static FieldError error(MappingFault fault) {
    var arguments = new java.util.ArrayList<Object>();
    arguments.add(fault.line());
    arguments.addAll(fault.arguments());
    var field = fault.field().isEmpty() ? "mapping" : "mapping." + fault.field();
    return new FieldError(field, fault.messageKey(), arguments);
  }

  /** Somebody as the reader of what was brought in. */
  static ImportReader reader(SignedIn administrator) {
    return new ImportReader(
        administrator.personId(), AdministeredAreas.of(administrator).prefixes());
  }

  /** An unknown job is 404. */
  static <T> Mono<T> known(Mono<T> found) {
    return found.switchIfEmpty(
        Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "import.unknown")));
  }

  /** What cannot be done in this state is 409. */
  static Mono<Void> done(Mono<Boolean> outcome, String messageKey) {
    return outcome.flatMap(
        done ->
            done
                ? Mono.<Void>empty()
                : Mono.error(new Refusal(HttpStatus.CONFLICT, "out-of-order", messageKey)));
  }

  private static boolean isMalformed(MappingFault fault) {
    return MALFORMED.contains(fault.messageKey().replace("import.mapping.", ""));
  }
}
