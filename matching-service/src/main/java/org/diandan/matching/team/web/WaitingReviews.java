package org.diandan.matching.team.web;

import java.util.List;
import org.diandan.contract.Role;
import org.diandan.matching.volunteer.Skills;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/**
 * How many teams and skills wait for a review, as a fragment for the administrators' first page.
 */
@Controller
class WaitingReviews {

  private static final List<String> REVIEWERS =
      List.of(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());

  private final DatabaseClient database;
  private final Skills skills;

  WaitingReviews(DatabaseClient database, Skills skills) {
    this.database = database;
    this.skills = skills;
  }

  @GetMapping("/admin/teams/waiting")
  Mono<Rendering> show(@AuthenticationPrincipal SignedIn reviewer) {
    var areas =
        reviewer.authorities().stream()
            .filter(authority -> REVIEWERS.contains(authority.role()))
            .map(Authority::area)
            .toList();
    return Mono.zip(applications(areas), skills.listClaimed(areas).count())
        .map(
            counts ->
                Rendering.view("matching/team/waiting :: waiting")
                    .modelAttribute("teams", counts.getT1())
                    .modelAttribute("skills", counts.getT2())
                    .build());
  }

  private Mono<Long> applications(List<String> areas) {
    return database
        .sql(
            """
            select count(*)
            from matching.team t
            where t.state in ('APPLIED', 'REVIEWED')
              and exists (
                select from unnest(:areas) as mine(area) where starts_with(t.area, mine.area))
            """)
        .bind("areas", areas.toArray(String[]::new))
        .mapValue(Long.class)
        .one();
  }
}
