package org.diandan.request.worklist.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.diandan.contract.Role;
import org.diandan.request.department.Department;
import org.diandan.request.department.Departments;
import org.diandan.request.department.Departments.Listed;
import org.diandan.request.referral.Because;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.web.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an official can choose among for several requests. */
@Component
record BulkChoices(Departments all, LadderWords words) {

  /** Open departments of the reader's areas and of those around them; empty for others. */
  Mono<Map<String, String>> departments(SignedIn reader, Locale locale) {
    if (!reader.holds(Role.OFFICIAL.name())) {
      return Mono.just(Map.of());
    }
    var areas = Staff.official(reader, "").areas();
    return Flux.fromIterable(areas)
        .concatMap(all::listFor)
        .concatWith(all.listInside(areas).map(Listed::department).filter(Department::open))
        .collect(
            LinkedHashMap::new,
            (found, department) ->
                found.putIfAbsent(department.id().toString(), named(department, locale)));
  }

  /** Why requests go up. */
  Map<String, String> reasons(Locale locale) {
    return words.choices("action.why.", Because.UP, locale);
  }

  private String named(Department department, Locale locale) {
    return words.of("ladder.rung." + department.level(), locale) + " · " + department.name();
  }
}
