package org.diandan.request.desk.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.diandan.contract.ItemFlag;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.clock.Promises;
import org.diandan.request.clock.SpokenTime;
import org.springframework.stereotype.Component;

/**
 * What an operator should know about an item while somebody asks for it.
 *
 * @param acceptBy when a team has answered, if it is ordered now; as people say it
 * @param finishBy when it is done
 * @param skills names of what a team must be able to do; empty when anybody can help
 * @param flags what it asks of those who come, in the order of the catalogue
 * @param note what operators wrote down; empty when nobody did
 */
record Knowledge(
    String code,
    String name,
    String group,
    String groupCode,
    boolean emergency,
    String acceptBy,
    String finishBy,
    List<String> skills,
    List<ItemFlag> flags,
    String note) {

  Knowledge {
    skills = List.copyOf(skills);
    flags = List.copyOf(flags);
  }

  /** Looks it up in the catalogue. */
  @Component
  record Source(Catalogue catalogue, Promises promises, Clock clock, ZoneId zone) {

    Knowledge of(ServiceItem item, String note, Locale locale) {
      var now = clock.instant();
      var spoken = new SpokenTime(now, zone, locale);
      var promise = promises.of(item, now);
      return new Knowledge(
          item.code().value(),
          item.name().in(locale),
          catalogue
              .findGroup(item.groupCode())
              .map(group -> group.name().in(locale))
              .orElse(item.groupCode()),
          item.groupCode(),
          item.isEmergency(),
          spoken.of(promise.acceptBy()),
          spoken.of(promise.finishBy()),
          catalogue.skills().stream()
              .filter(skill -> item.skills().contains(skill.code()))
              .map(skill -> skill.name().in(locale))
              .toList(),
          item.flags().stream().sorted().toList(),
          note);
    }

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }
  }
}
