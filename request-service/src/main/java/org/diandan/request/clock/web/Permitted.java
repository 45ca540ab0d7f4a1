package org.diandan.request.clock.web;

import org.diandan.contract.Role;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;

/** What an administrator may change: holidays hold everywhere, desk hours in an area. */
final class Permitted {

  private Permitted() {}

  static boolean may(SignedIn reader, String area) {
    return reader.holds(Role.ADMINISTRATOR.name(), area);
  }

  static void require(SignedIn reader, String area) {
    if (!may(reader, area)) {
      throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "calendar.others");
    }
  }
}
