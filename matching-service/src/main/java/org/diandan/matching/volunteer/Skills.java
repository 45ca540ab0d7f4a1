package org.diandan.matching.volunteer;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.diandan.contract.SkillCode;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What volunteers can do: claimed by them, confirmed or refused by a reviewer of their area. */
@Repository
public class Skills {

  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(30);

  /**
   * The areas a reviewer must answer for: the volunteer's home, or the home of one of the teams.
   */
  private static final String MINE =
      """
      exists (
        select
        from unnest(cast(:areas as text[])) as prefix
        where starts_with(
            coalesce((
              select v.home from matching.volunteer v where v.person_id = s.person_id), '-'), prefix)
           or exists (
             select
             from matching.membership m
             join matching.team t on t.id = m.team_id
             where m.person_id = s.person_id and starts_with(t.area, prefix)))
      """;

  private final DatabaseClient database;
  private final Ledger ledger;

  Skills(DatabaseClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** How well somebody can do something. */
  public enum Level {
    LEARNING,
    SKILLED,
    EXPERT
  }

  /**
   * A skill of somebody.
   *
   * @param proof what shows it, in own words; a paper and its number, a trade, a teacher
   * @param expiresOn the last day it counts; null when it does not end
   * @param state CLAIMED, CONFIRMED or REFUSED
   * @param reason why it was refused; null unless it was
   */
  public record Skill(
      UUID personId,
      SkillCode code,
      Level level,
      String proof,
      @Nullable LocalDate expiresOn,
      String state,
      @Nullable String reason) {}

  /** All skills of somebody, by code. */
  public Flux<Skill> listOf(UUID person) {
    return database
        .sql(SELECT + "where s.person_id = :person order by s.skill")
        .bind("person", person)
        .map(Skills::skill)
        .all();
  }

  /**
   * What waits for a reviewer, longest first, at most 100.
   *
   * @param areas prefixes of area codes the reviewer answers for; an empty one is everywhere
   */
  public Flux<Skill> listClaimed(Collection<String> areas) {
    return database
        .sql(
            SELECT
                + "where s.state = 'CLAIMED' and "
                + MINE
                + "order by s.claimed_at, s.person_id limit 100")
        .bind("areas", areas.toArray(String[]::new))
        .map(Skills::skill)
        .all();
  }

  /**
   * Claims a skill, or claims it anew with another proof; until it is reviewed it does not count.
   */
  public Mono<Void> claim(Skill skill) {
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      insert into matching.volunteer_skill
                        (person_id, skill, level, proof, expires_on, state)
                      values (:person, :skill, :level, :proof, :expires, 'CLAIMED')
                      on conflict on constraint volunteer_skill_pk do update
                      set level = excluded.level, proof = excluded.proof,
                        expires_on = excluded.expires_on, state = 'CLAIMED', claimed_at = now(),
                        reviewed_at = null, reviewed_by = null, reason = null
                      returning person_id)
                    """)
                .bind("person", skill.personId())
                .bind("skill", skill.code().value())
                .bind("level", skill.level().name())
                .bind("proof", skill.proof())
                .bindNullable("expires", skill.expiresOn(), LocalDate.class))
        .then();
  }

  /**
   * A reviewer's word.
   *
   * @param reason why it is refused; empty confirms it
   */
  public record Review(UUID person, SkillCode code, UUID reviewer, String reason) {}

  /** Whether it was written; false when nothing waits, or it is another area's, or one's own. */
  public Mono<Boolean> review(Review review, Collection<String> areas) {
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      update matching.volunteer_skill s
                      set state = case when :reason = '' then 'CONFIRMED' else 'REFUSED' end,
                        reason = nullif(:reason, ''), reviewed_at = now(), reviewed_by = :reviewer
                      where s.person_id = :person
                        and s.skill = :skill
                        and s.state = 'CLAIMED'
                        and s.person_id <> :reviewer
                        and
                    """
                        + MINE
                        + " returning s.person_id)")
                .bind("person", review.person())
                .bind("skill", review.code().value())
                .bind("reviewer", review.reviewer())
                .bind("reason", review.reason())
                .bind("areas", areas.toArray(String[]::new)))
        .map(written -> written instanceof Written.Applied);
  }

  /** What has run out counts no more; the teams it was taken from are read again. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void takeOutExpired() {
    database
        .sql(
            """
            update matching.membership m
            set skills = '{}'
            where m.skills <> matching.confirmed_skills(m.person_id)
              and exists (
                select
                from matching.volunteer_skill s
                where s.person_id = m.person_id and s.expires_on < current_date + 1)
            """)
        .fetch()
        .rowsUpdated()
        .block(SWEEP_LIMIT);
  }

  private static final String SELECT =
      """
      select s.person_id, s.skill, s.level, s.proof, s.expires_on, s.state, s.reason
      from matching.volunteer_skill s
      """;

  private static Skill skill(Readable row) {
    return new Skill(
        requireNonNull(row.get("person_id", UUID.class)),
        new SkillCode(requireNonNull(row.get("skill", String.class))),
        Level.valueOf(requireNonNull(row.get("level", String.class))),
        requireNonNull(row.get("proof", String.class)),
        row.get("expires_on", LocalDate.class),
        requireNonNull(row.get("state", String.class)),
        row.get("reason", String.class));
  }
}
