package org.diandan.matching.hours;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;

/**
 * Service of before the platform, as another record keeps it.
 *
 * @param proof how it was proven there
 * @param noticeFrom when its public notice began there, not before the service ended
 */
public record EarlierRecord(
    UUID personId,
    UUID teamId,
    ServiceItemCode item,
    Served served,
    Proof proof,
    Instant noticeFrom) {

  /** How service was proven, by the ladder of evidence. */
  public enum Proof {
    /** E1. */
    LEADER,
    /** E2. */
    CODE,
    /** E3. */
    PLACE,
    /** E4. */
    CODE_AND_PLACE
  }

  /** What became of it. */
  public enum Outcome {
    /** It is an entry now, confirmed as soon as its notice has lasted long enough. */
    BROUGHT,
    /** An entry says exactly this. */
    THERE_ALREADY,
    /** Not a member of such a team in an area the administrator answers for. */
    NOT_A_MEMBER,
    /** Nobody brings their own hours. */
    OWN_HOURS,
    /** The person served somewhere else at the time. */
    OVERLAP,
    /** More than one person serves on one day. */
    TOO_LONG
  }

  public EarlierRecord {
    requireNonNull(personId, "personId");
    requireNonNull(teamId, "teamId");
    requireNonNull(item, "item");
    requireNonNull(served, "served");
    requireNonNull(proof, "proof");
    if (noticeFrom.isBefore(served.until())) {
      throw new IllegalArgumentException("A notice begins when the service has ended.");
    }
  }

  /** The same in this platform's terms; whoever brings it stands by it. */
  Attended attended(UUID administrator) {
    boolean spoken = proof == Proof.CODE || proof == Proof.CODE_AND_PLACE;
    boolean near = proof == Proof.PLACE || proof == Proof.CODE_AND_PLACE;
    return new Attended(personId, served, new Evidence(spoken, near, near, false, administrator));
  }

  boolean isTheSameAs(Entry entry) {
    return entry.personId().equals(personId)
        && entry.task().teamId().equals(teamId)
        && entry.served().equals(served);
  }
}
