package org.diandan.standalone.supervision;

import java.io.IOException;

/** A server that runs as a process of its own and can be started again after it died. */
public interface Servant {
  /** What people call it. */
  String name();

  /**
   * Starts the server and waits until it answers.
   *
   * @return the process whose end is the server's end
   * @throws IOException when it did not come up; calling again is allowed
   */
  Process start() throws IOException, InterruptedException;

  /** Ends the server in good order, or at last by force. */
  void stop(Process process) throws IOException, InterruptedException;
}
