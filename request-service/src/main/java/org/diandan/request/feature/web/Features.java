package org.diandan.request.feature.web;

import org.diandan.request.feature.Feature;
import org.diandan.request.feature.SwitchesInForce;
import org.springframework.stereotype.Component;

/** Lets pages leave out what is off: {@code @features.on('photos')}. */
@Component
final class Features {

  private final SwitchesInForce switches;

  Features(SwitchesInForce switches) {
    this.switches = switches;
  }

  /** Whether the feature of a code is on; an error when there is none. */
  public boolean on(String code) {
    return switches.isOn(Feature.coded(code).orElseThrow());
  }
}
