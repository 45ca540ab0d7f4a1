package org.diandan.request.open311.web;

import java.util.ArrayList;
import java.util.List;
import org.diandan.contract.Role;
import org.diandan.request.open311.Applications.NewApplication;
import org.diandan.request.open311.Jurisdictions;
import org.diandan.request.open311.web.Open311Api.WantedApplication;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decides whether an application can be let in, by this administrator. */
@Component
final class CheckApplication {

  private static final int LONGEST = 100;
  private static final int MOST_JURISDICTIONS = 200;
  private static final int PER_MINUTE = 60;
  private static final int MOST_PER_MINUTE = 100_000;

  private final Jurisdictions jurisdictions;

  CheckApplication(Jurisdictions jurisdictions) {
    this.jurisdictions = jurisdictions;
  }

  /** What can be let in; an error with status 400 that names every wrong field. */
  Mono<NewApplication> of(WantedApplication wanted, SignedIn administrator) {
    var errors = new ArrayList<FieldError>();
    var perMinute = wanted.perMinute() == null ? PER_MINUTE : wanted.perMinute();
    if (!isNamed(wanted.name())) {
      errors.add(new FieldError("name", "open311.file.name"));
    }
    if (!isNamed(wanted.contact())) {
      errors.add(new FieldError("contact", "open311.file.name"));
    }
    if (perMinute < 1 || perMinute > MOST_PER_MINUTE) {
      errors.add(new FieldError("perMinute", "open311.whole", MOST_PER_MINUTE));
    }
    var ids = idsOf(wanted);
    if (ids.size() > MOST_JURISDICTIONS) {
      errors.add(new FieldError("jurisdictions", "kit.field.Size"));
      throw new InvalidInput(errors);
    }
    return reaches(ids, administrator)
        .map(
            reached -> {
              if (!reached) {
                errors.add(new FieldError("jurisdictions", "open311.file.area"));
              }
              if (!errors.isEmpty()) {
                throw new InvalidInput(errors);
              }
              return new NewApplication(
                  text(wanted.name()),
                  text(wanted.contact()),
                  ids,
                  Boolean.TRUE.equals(wanted.test()),
                  perMinute);
            });
  }

  /** Keys may reach beyond any one area, so ending them takes authority everywhere. */
  void checkEverywhere(SignedIn administrator) {
    if (!administrator.holds(Role.ADMINISTRATOR.name(), "")) {
      throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "identity.outside-area");
    }
  }

  /** Whether everything these ids name lies where somebody administers; none names everywhere. */
  Mono<Boolean> reaches(List<String> ids, SignedIn administrator) {
    return ids.isEmpty()
        ? Mono.just(administrator.holds(Role.ADMINISTRATOR.name(), ""))
        : Flux.fromIterable(ids)
            .concatMap(jurisdictions::find)
            .all(
                found ->
                    found
                        .filter(
                            it -> administrator.holds(Role.ADMINISTRATOR.name(), it.area().value()))
                        .isPresent());
  }

  private static List<String> idsOf(WantedApplication wanted) {
    var ids = wanted.jurisdictions();
    return ids == null
        ? List.of()
        : ids.stream().filter(java.util.Objects::nonNull).map(String::strip).distinct().toList();
  }

  private static boolean isNamed(@Nullable String text) {
    return !text(text).isEmpty() && text(text).length() <= LONGEST;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
