package org.diandan.request.open311;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Role;
import org.diandan.request.area.Areas;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Brings in a jurisdiction and its list; a list replaces the one before as a whole. */
@Component
public final class ImportServices {

  private static final int LONGEST_NAME = 100;

  private final Catalogue catalogue;
  private final Areas areas;
  private final Jurisdictions jurisdictions;

  ImportServices(Catalogue catalogue, Areas areas, Jurisdictions jurisdictions) {
    this.catalogue = catalogue;
    this.areas = areas;
    this.jurisdictions = jurisdictions;
  }

  /**
   * Reads the file and keeps it.
   *
   * @param id readable, and no area code
   * @param file YAML or JSON with {@code name}, {@code area} and, unless the catalogue is meant,
   *     {@code services}
   * @return the jurisdiction as it is now; an error with status 400 that names every wrong field
   */
  public Mono<Jurisdiction> bringIn(String id, String file, SignedIn administrator) {
    var reading = new ServiceFile(catalogue);
    var top = reading.read(file);
    var errors = new ArrayList<FieldError>();
    if (!id.matches("[A-Za-z0-9._-]{1,100}") || AreaCode.isWellFormed(id)) {
      errors.add(new FieldError("id", "open311.file.id"));
    }
    // A file that cannot be read has no fields to complain about.
    boolean readable = reading.errors().isEmpty();
    var services = reading.services(top);
    if (readable && (top.text("name").isEmpty() || top.text("name").length() > LONGEST_NAME)) {
      top.fault("name", "open311.file.name");
    }
    return areas
        .find(top.text("area"))
        .map(
            area -> {
              boolean theirs =
                  area.isPresent()
                      && administrator.holds(Role.ADMINISTRATOR.name(), area.get().code().value());
              if (readable && !theirs) {
                top.fault("area", "open311.file.area");
              }
              errors.addAll(reading.errors());
              check(errors);
              return new Jurisdiction(
                  id, top.text("name"), area.orElseThrow().code(), orNull(services));
            })
        .filterWhen(jurisdiction -> isTheirs(jurisdiction.id(), administrator))
        .switchIfEmpty(Mono.error(ImportServices::taken))
        .flatMap(
            jurisdiction ->
                jurisdictions
                    .save(jurisdiction, administrator.personId())
                    .thenReturn(jurisdiction));
  }

  /** An id that is in use stays with those who administer its area. */
  private Mono<Boolean> isTheirs(String id, SignedIn administrator) {
    return jurisdictions
        .find(id)
        .map(
            found ->
                found
                    .filter(
                        it -> !administrator.holds(Role.ADMINISTRATOR.name(), it.area().value()))
                    .isEmpty());
  }

  private static InvalidInput taken() {
    return new InvalidInput(List.of(new FieldError("id", "open311.file.area")));
  }

  private static void check(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  private static @org.jspecify.annotations.Nullable List<Service> orNull(
      Optional<List<Service>> services) {
    return services.orElse(null);
  }
}
