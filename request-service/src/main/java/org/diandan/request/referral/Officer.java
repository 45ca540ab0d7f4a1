package org.diandan.request.referral;

import java.util.UUID;

/**
 * Somebody who answers for a department.
 *
 * @param person person id
 * @param source address the call came from
 */
public record Officer(UUID person, String source) {

  HandlingChanges.By by() {
    return new HandlingChanges.By(person, source);
  }
}
