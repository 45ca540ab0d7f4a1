package org.diandan.request.feature.web;

import org.diandan.request.feature.Feature;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/**
 * Refused at the door of a feature that is off. Metrics name it by this class, so that nobody is
 * woken for what an administrator wanted (deploy/prometheus/alerts.yml).
 */
final class SwitchedOff extends Refusal {

  private static final long serialVersionUID = 1;

  SwitchedOff(HttpStatus status, Feature feature) {
    super(status, "switched-off", feature.messageKey("closed"));
    with("feature", feature.code());
  }
}
