package org.diandan.request.department.web;

import java.util.UUID;
import org.diandan.request.department.SaveDepartment;
import org.diandan.request.department.SaveDepartment.Administrator;
import org.diandan.request.department.WantedDepartment;
import org.diandan.request.limits.Source;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Departments for an administrator's program. */
@RestController
class DepartmentApi {

  private final SaveDepartment saving;

  DepartmentApi(SaveDepartment saving) {
    this.saving = saving;
  }

  record Saved(UUID id) {}

  /** Writes one down, or changes the one that bears this name in this area. */
  @PostMapping("/api/departments")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Saved> save(
      @RequestBody WantedDepartment wanted,
      @AuthenticationPrincipal SignedIn reader,
      ServerHttpRequest request) {
    return saving.saveNamed(wanted, new Administrator(reader, Source.of(request))).map(Saved::new);
  }
}
