package org.diandan.request.proof.web;

import org.diandan.contract.CodeEvent.CodePurpose;

/** What a phone is proven for, and where that happens. */
enum Flow {
  JOIN("/join", CodePurpose.JOIN, "/join/known"),
  CONSENT("/join/consent", CodePurpose.CONSENT, "/join/consent/children"),
  SIGN_IN("/login/code", CodePurpose.SIGN_IN, "/login/code/who");

  private final String home;
  private final CodePurpose purpose;
  private final String next;

  Flow(String home, CodePurpose purpose, String next) {
    this.home = home;
    this.purpose = purpose;
    this.next = next;
  }

  /** The flow a path belongs to: the one with the longest home it starts with. */
  static Flow of(String path) {
    if (path.startsWith(CONSENT.home)) {
      return CONSENT;
    }
    return path.startsWith(JOIN.home) ? JOIN : SIGN_IN;
  }

  /** Where the phone is asked for. */
  public String home() {
    return home;
  }

  CodePurpose purpose() {
    return purpose;
  }

  /** Where it goes on once the phone is proven. */
  String next() {
    return next;
  }

  /** Part of the message keys. */
  public String key() {
    return purpose.name();
  }
}
