package org.diandan.request.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diandan.contract.ServiceItemCode;

/**
 * The catalogue at one moment; immutable.
 *
 * @param groups in the order of the menu, with what can be ordered
 * @param skills every one there ever was, by code
 * @param offered what can be ordered, in the order of the menu
 * @param latest the newest version of every item there ever was
 * @param versions every version of every item
 */
record MenuSnapshot(
    List<ServiceGroup> groups,
    List<Skill> skills,
    Map<ServiceItemCode, ServiceItem> offered,
    Map<ServiceItemCode, ServiceItem> latest,
    Map<Version, ServiceItem> versions,
    MenuSearch search) {

  /** One version of the rules of an item. */
  record Version(ServiceItemCode code, int number) {}

  /**
   * Builds it.
   *
   * @param history every version of every item; what is offered needs not be among it
   */
  static MenuSnapshot of(
      List<ServiceGroup> groups, List<Skill> skills, Collection<ServiceItem> history) {
    var offered = new LinkedHashMap<ServiceItemCode, ServiceItem>();
    groups.stream()
        .flatMap(group -> group.items().stream())
        .forEach(item -> offered.put(item.code(), item));
    var versions = new HashMap<Version, ServiceItem>();
    history.forEach(item -> versions.put(new Version(item.code(), item.version()), item));
    offered.values().forEach(item -> versions.put(new Version(item.code(), item.version()), item));
    var latest = new HashMap<ServiceItemCode, ServiceItem>();
    versions
        .values()
        .forEach(
            item ->
                latest.merge(
                    item.code(),
                    item,
                    (one, other) -> one.version() > other.version() ? one : other));
    return new MenuSnapshot(
        List.copyOf(groups),
        List.copyOf(skills),
        offered,
        Map.copyOf(latest),
        Map.copyOf(versions),
        new MenuSearch(groups, ShippedCatalogue.otherWords()));
  }
}
