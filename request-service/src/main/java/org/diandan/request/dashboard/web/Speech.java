package org.diandan.request.dashboard.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.dashboard.web.Cell.Maker;
import org.springframework.stereotype.Component;

/** Names of items and times in the reader's language. */
@Component
record Speech(Catalogue catalogue, FigureWords words, Clock clock, ZoneId zone) {

  Maker maker(Choice choice, Locale locale) {
    return new Maker(words, choice, locale);
  }

  Map<String, Object> of(Locale locale) {
    return Map.of("catalogue", catalogue, "spoken", new SpokenTime(clock.instant(), zone, locale));
  }
}
