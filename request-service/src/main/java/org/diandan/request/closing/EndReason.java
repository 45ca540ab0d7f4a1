package org.diandan.request.closing;

import java.util.Arrays;
import java.util.Optional;
import org.diandan.contract.ClosureReason;

/** Why staff may end a request that nobody served. */
public enum EndReason {
  /** Not what volunteers do; the explanation says where to go. */
  OUT_OF_SCOPE(true),
  CANNOT_BE_DONE(true),
  DONE_BY_OTHERS(false),
  /** The caller said so. */
  NO_LONGER_WANTED(false),
  /** Only after the resident was tried often enough. */
  UNREACHABLE(false),
  UNSAFE(true),
  /** Never reopened, so it is explained too. */
  ABUSE(true);

  private final boolean explained;

  EndReason(boolean explained) {
    this.explained = explained;
  }

  /** Whether it is worth nothing without an explanation. */
  boolean isExplained() {
    return explained;
  }

  ClosureReason closure() {
    return ClosureReason.valueOf(name());
  }

  /** The reason of this name; empty for any other text. */
  static Optional<EndReason> find(String name) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(name)).findFirst();
  }
}
