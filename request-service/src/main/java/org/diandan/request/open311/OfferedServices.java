package org.diandan.request.open311;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceGroup;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.open311.Service.Attribute;
import org.diandan.request.open311.Service.Datatype;
import org.diandan.request.open311.Service.Kind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a jurisdiction offers: its own list, or those items of the catalogue that may be public.
 *
 * @see <a href="../../../../../../../docs/decisions/0026-open311-privacy.md">decision 0026</a>
 */
@Component
public final class OfferedServices {

  /** Answers to these become the wished time of the request. */
  static final String WISHED_FROM = "WISHED_FROM";

  static final String WISHED_UNTIL = "WISHED_UNTIL";

  /** Who needs help at home, for a child or with a secret is nobody's business. */
  private static final Set<ItemFlag> NOT_PUBLIC =
      Set.of(ItemFlag.ENTERS_HOME, ItemFlag.INVOLVES_MINORS, ItemFlag.SENSITIVE_FACTS);

  private final Catalogue catalogue;
  private final MessageSource messages;

  OfferedServices(Catalogue catalogue, MessageSource messages) {
    this.catalogue = catalogue;
    this.messages = messages;
  }

  /** All services in the order of the list or the menu. */
  public List<Service> of(Jurisdiction jurisdiction, Locale locale) {
    var own = jurisdiction.own();
    return own != null
        ? own
        : catalogue.groups().stream()
            .flatMap(
                group ->
                    group.items().stream()
                        .filter(OfferedServices::isPublic)
                        .map(item -> serviceOf(item, group, locale)))
            .toList();
  }

  /** The service with this code; empty when the jurisdiction has none. */
  public Optional<Service> find(Jurisdiction jurisdiction, String code, Locale locale) {
    return of(jurisdiction, locale).stream()
        .filter(service -> service.code().equals(code))
        .findFirst();
  }

  /** Whether requests for an item may be seen by everybody, whoever brought them. */
  boolean isPublic(ServiceItemCode code) {
    return isPublic(catalogue.get(code));
  }

  private static boolean isPublic(ServiceItem item) {
    return !item.isSomethingElse() && item.flags().stream().noneMatch(NOT_PUBLIC::contains);
  }

  private Service serviceOf(ServiceItem item, ServiceGroup group, Locale locale) {
    return new Service(
        item.code().value(),
        item.name().in(locale),
        text(
            "open311.service.description",
            locale,
            item.name().in(locale),
            hours(item.acceptWithin()),
            hours(item.finishWithin())),
        Kind.REALTIME,
        List.of(item.name().zh(), item.name().en().replace(",", "")),
        List.of(group.name().in(locale)),
        item.code(),
        item.flags().contains(ItemFlag.GROUP_EVENT) ? wishedTime(locale) : List.of());
  }

  /** Events are asked for a day, so the program should ask for it. */
  private List<Attribute> wishedTime(Locale locale) {
    return List.of(
        wish(WISHED_FROM, 1, text("open311.attribute.wished-from", locale), locale),
        wish(WISHED_UNTIL, 2, text("open311.attribute.wished-until", locale), locale));
  }

  private Attribute wish(String code, int order, String description, Locale locale) {
    return new Attribute(
        code,
        Datatype.DATETIME,
        true,
        false,
        order,
        description,
        text("open311.attribute.datetime", locale),
        List.of());
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private static String hours(Duration within) {
    return within.toMinutes() % 60 == 0
        ? Long.toString(within.toHours())
        : Double.toString(within.toMinutes() / 60.0);
  }
}
