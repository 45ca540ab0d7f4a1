package org.diandan.request.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceGroup;
import org.diandan.request.catalogue.ServiceItem;
import org.springframework.stereotype.Component;

/** Finds what can be ordered by its code, by its spelling or by words. */
@Component
public final class CompleteItem {

  private static final int MOST_FOUND = 9;

  private final Catalogue catalogue;
  private final Map<String, String> spellings = new ConcurrentHashMap<>();

  CompleteItem(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Items somebody may mean, best first, at most nine so that one digit chooses.
   *
   * @param typed the begin of a code ({@code el05}), of a spelling ({@code smlf}) or words
   */
  public List<Offered> forWords(String typed, Locale locale) {
    var wanted = typed.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return List.of();
    }
    return Stream.of(
            all().filter(one -> one.item().code().value().equalsIgnoreCase(wanted)),
            all().filter(one -> spelled(one).contains(" " + wanted)),
            all().filter(one -> codeOf(one).startsWith(wanted)),
            catalogue.search(typed).stream().map(this::inItsGroup))
        .flatMap(found -> found)
        .distinct()
        .limit(MOST_FOUND)
        .map(one -> one.offered(locale))
        .toList();
  }

  /** An item as the desk offers it. */
  public Offered offered(ServiceItem item, Locale locale) {
    return inItsGroup(item).offered(locale);
  }

  /** "Something else" says nothing without its group. */
  private record Grouped(ServiceGroup group, ServiceItem item) {

    Offered offered(Locale locale) {
      var name = item.name().in(locale);
      return new Offered(
          item.code().value(),
          item.isSomethingElse() ? group.name().in(locale) + " · " + name : name);
    }
  }

  private Stream<Grouped> all() {
    return catalogue.groups().stream()
        .flatMap(group -> group.items().stream().map(item -> new Grouped(group, item)));
  }

  private Grouped inItsGroup(ServiceItem item) {
    return new Grouped(catalogue.findGroup(item.groupCode()).orElseThrow(), item);
  }

  private String spelled(Grouped one) {
    return spellings.computeIfAbsent(
        one.item().isSomethingElse()
            ? one.group().name().zh() + one.item().name().zh()
            : one.item().name().zh(),
        Spelling::of);
  }

  private static String codeOf(Grouped one) {
    return one.item().code().value().toLowerCase(Locale.ROOT);
  }
}
