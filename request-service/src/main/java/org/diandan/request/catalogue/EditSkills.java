package org.diandan.request.catalogue;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.CatalogueEvent.SkillChanged;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.diandan.request.catalogue.EditCatalogue.Author;
import org.diandan.request.catalogue.ListSkills.Listed;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Adds skills to the list, says them anew, retires them and brings them back. The change, its event
 * and its entry of the audit log are one statement; the caller has checked who asks.
 */
@Component
public final class EditSkills {

  private final ListSkills skills;
  private final Ledger ledger;
  private final EditCatalogue.Knowledge knowledge;

  EditSkills(ListSkills skills, Ledger ledger, EditCatalogue.Knowledge knowledge) {
    this.skills = skills;
    this.ledger = ledger;
    this.knowledge = knowledge;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** It is in force; other instances and services follow within seconds. */
    record Saved(SkillCode code) implements Outcome {}

    /** Somebody else changed it meanwhile, or it is that way already. */
    record Stale() implements Outcome {}

    /** There is a skill with this code, in use or retired. */
    record CodeTaken() implements Outcome {}

    /** These can be ordered and need it, in the order of the menu. */
    record StillNeeded(List<ServiceItemCode> items) implements Outcome {
      public StillNeeded {
        items = List.copyOf(items);
      }
    }
  }

  /** Adds a skill under a code that was never used. */
  public Mono<Outcome> add(WantedSkill wanted, Author author) {
    return Mono.defer(
        () -> {
          var skill = wanted.checked(Skill.FIRST, false, knowledge.catalogue().skillsEver());
          var change =
              Change.of(
                  """
                  saved as (
                    insert into skill (code, name_zh, name_en, credential, credential_zh)
                    values (:code, :zh, :en, :credential, :credentialZh)
                    returning code
                  ), changed as (
                    select append_audit(:by, 'skill-added', code, :reason, :source, '', '', :after)
                    from saved
                  )
                  """);
          return write(withWords(change, skill).bind("after", said(skill)), skill, author)
              .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(new Outcome.CodeTaken()));
        });
  }

  /**
   * Gives a skill another name or proof.
   *
   * @param known what the author saw
   */
  public Mono<Outcome> revise(Skill known, WantedSkill wanted, Author author) {
    return Mono.defer(
        () -> {
          var skill =
              wanted
                  .under(known.code())
                  .checked(
                      known.version() + 1, known.retired(), knowledge.catalogue().skillsEver());
          var change =
              Change.of(
                  """
                  saved as (
                    update skill
                    set name_zh = :zh, name_en = :en, credential = :credential,
                      credential_zh = :credentialZh, version = version + 1
                    where code = :code
                      and version = :version - 1
                    returning code
                  ), changed as (
                    select append_audit(:by, 'skill-revised', code, :reason, :source, '', :before,
                      :after)
                    from saved
                  )
                  """);
          var bound =
              withWords(change, skill)
                  .bind("version", skill.version())
                  .bind("before", said(known))
                  .bind("after", said(skill));
          return write(bound, skill, author);
        });
  }

  /**
   * Retires a skill, or brings it back. Who has it keeps it and its name; it cannot be retired
   * while something that can be ordered needs it.
   *
   * @param known what the author saw
   */
  public Mono<Outcome> retire(Skill known, boolean retired, Author author) {
    return retired
        ? needing(known.code())
            .flatMap(
                items ->
                    items.isEmpty()
                        ? turn(known, true, author)
                        : Mono.just(new Outcome.StillNeeded(items)))
        : turn(known, false, author);
  }

  private Mono<Outcome> turn(Skill known, boolean retired, Author author) {
    var skill =
        new Skill(known.code(), known.name(), known.credential(), known.version() + 1, retired);
    var change =
        Change.of(
                """
                saved as (
                  update skill
                  set retired_at = case when :retired then clock_timestamp() end,
                    version = version + 1
                  where code = :code
                    and version = :version - 1
                    and (retired_at is not null) <> :retired
                  returning code
                ), changed as (
                  select append_audit(:by, case when :retired then 'skill-retired'
                    else 'skill-returned' end, code, :reason, :source, '', :before, :after)
                  from saved
                )
                """)
            .bind("code", skill.code().value())
            .bind("version", skill.version())
            .bind("retired", retired)
            .bind("before", said(known))
            .bind("after", said(skill));
    return write(change, skill, author)
        // Somebody saved an item that needs it in the same moment; the database saw both.
        .onErrorResume(
            DataIntegrityViolationException.class,
            _ -> needing(known.code()).map(Outcome.StillNeeded::new));
  }

  private Mono<List<ServiceItemCode>> needing(SkillCode code) {
    return skills.find(code.value()).map(found -> found.map(Listed::items).orElse(List.of()));
  }

  private Mono<Outcome> write(Change change, Skill skill, Author author) {
    var event =
        new SkillChanged(
            UUID.randomUUID(),
            knowledge.clock().instant(),
            skill.code(),
            skill.name().zh(),
            skill.name().en(),
            skill.retired(),
            skill.takesCredential());
    return ledger
        .write(
            change
                .bind("by", author.person())
                .bind("reason", author.reason())
                .bind("source", author.source())
                .publishing(event))
        .flatMap(
            written ->
                written instanceof Written.Applied
                    ? knowledge.following().look().thenReturn(new Outcome.Saved(skill.code()))
                    : Mono.just(new Outcome.Stale()));
  }

  private static Change withWords(Change change, Skill skill) {
    return change
        .bind("code", skill.code().value())
        .bind("zh", skill.name().zh())
        .bind("en", skill.name().en())
        .bind("credential", skill.credential().en())
        .bind("credentialZh", skill.credential().zh());
  }

  /** Facts in one line, for the audit log. */
  private static String said(Skill skill) {
    return "version=%d; name=%s / %s; credential=%s / %s; state=%s"
        .formatted(
            skill.version(),
            skill.name().zh(),
            skill.name().en(),
            skill.credential().zh(),
            skill.credential().en(),
            skill.retired() ? "retired" : "in use");
  }
}
