package org.diandan.request.export;

/** Where an export stands. */
public enum ExportState {
  /** Its rows are being noted. */
  LISTING,
  /** A second person has to approve it. */
  ASKED,
  /** Its turn comes. */
  QUEUED,
  RUNNING,
  /** The file can be fetched. */
  DONE,
  REFUSED,
  /** Nobody approved it in time. */
  EXPIRED,
  CANCELLED,
  /** It could not be written. */
  FAILED,
  /** The file was kept long enough, or was not wanted any more. */
  REMOVED;

  /** Whether something happens by itself. */
  public boolean isWorking() {
    return this == LISTING || this == QUEUED || this == RUNNING;
  }

  /** Whether whoever ordered it can still call it off. */
  public boolean isOpen() {
    return isWorking() || this == ASKED;
  }
}
