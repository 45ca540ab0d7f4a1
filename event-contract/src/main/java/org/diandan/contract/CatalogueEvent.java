package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the menu and the list of skills say from now on, published by request-service. */
public sealed interface CatalogueEvent extends Event {

  /** The item or skill, also the Kafka key: the compacted topic keeps the latest facts of each. */
  String code();

  /** Derived from the code, because subjects are ids. */
  @Override
  default UUID subjectId() {
    return UUID.nameUUIDFromBytes(code().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  default String topic() {
    return Topics.CATALOGUE;
  }

  @Override
  default String key() {
    return code();
  }

  /**
   * A service item is new, has another name or other rules, or is no longer offered; every change
   * repeats it whole. Requests that run keep the rules they were born with.
   *
   * @param itemVersion counts the versions of its rules from 1
   * @param group two letters of the group it is listed in
   * @param retired whether it can no longer be ordered
   */
  @WireName("catalogue.item-changed.v1")
  record ItemChanged(
      UUID eventId,
      Instant occurredAt,
      ServiceItemCode item,
      int itemVersion,
      String group,
      String chinese,
      String english,
      boolean retired)
      implements CatalogueEvent {

    public ItemChanged {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(item, "item");
      requireNonNull(group, "group");
      requireNonNull(chinese, "chinese");
      requireNonNull(english, "english");
      if (itemVersion < 1) {
        throw new IllegalArgumentException("Versions of an item count from 1, not " + itemVersion);
      }
    }

    @Override
    public String code() {
      return item.value();
    }
  }

  /**
   * A skill is new, has another name or takes another proof; every change repeats it whole.
   *
   * @param retired whether it can no longer be claimed or asked for
   * @param credentialed whether nobody counts as having it without a proof; null when that was not
   *     told and stays as it is known
   */
  @WireName("catalogue.skill-changed.v1")
  record SkillChanged(
      UUID eventId,
      Instant occurredAt,
      SkillCode skill,
      String chinese,
      String english,
      boolean retired,
      @Nullable Boolean credentialed)
      implements CatalogueEvent {

    public SkillChanged {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(skill, "skill");
      requireNonNull(chinese, "chinese");
      requireNonNull(english, "english");
    }

    @Override
    public String code() {
      return skill.value();
    }
  }
}
