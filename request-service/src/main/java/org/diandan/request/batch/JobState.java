package org.diandan.request.batch;

/** Where a job stands. */
public enum JobState {
  /** For its file. */
  WAITING,
  /** The dry run is under way. */
  CHECKING,
  /** The dry run is done; somebody decides. */
  CHECKED,
  IMPORTING,
  DONE,
  /** The file cannot be read, or its columns are not those of the mapping. */
  FAILED,
  DISCARDED;

  /** Whether something happens by itself. */
  public boolean isWorking() {
    return this == CHECKING || this == IMPORTING;
  }

  /** Whether the file is still kept. */
  public boolean isOpen() {
    return this == WAITING || this == CHECKED || isWorking();
  }
}
