package org.diandan.request.department;

import java.util.UUID;
import org.diandan.contract.LadderEvent.Rung;

/**
 * A department.
 *
 * @param area code of the area it works for, everything inside included
 * @param level RESPONSIBLE or FUNCTIONAL, the rung it stands on
 * @param duties what it answers for, in a few words; may be empty
 * @param open whether requests can be referred to it
 */
public record Department(
    UUID id, String area, String name, Rung level, String duties, boolean open) {

  public Department {
    if (level != Rung.RESPONSIBLE && level != Rung.FUNCTIONAL) {
      throw new IllegalArgumentException("No department stands on the rung " + level + ".");
    }
  }

  /** Whether requests of this area are its business. */
  public boolean covers(String requestArea) {
    return requestArea.startsWith(area);
  }
}
