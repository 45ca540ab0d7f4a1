package org.diandan.request.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diandan.contract.ServiceItemCode;

/** The menu in force; immutable. */
public final class Catalogue {

  private final List<ServiceGroup> groups;
  private final List<Skill> skills;
  private final Map<ServiceItemCode, ServiceItem> items = new LinkedHashMap<>();
  private final MenuSearch search;

  Catalogue(List<ServiceGroup> groups, List<Skill> skills) {
    this.groups = List.copyOf(groups);
    this.skills = List.copyOf(skills);
    this.groups.stream()
        .flatMap(group -> group.items().stream())
        .forEach(item -> items.put(item.code(), item));
    this.search = new MenuSearch(this.groups, ShippedCatalogue.otherWords());
  }

  /** All groups in the order of the menu. */
  public List<ServiceGroup> groups() {
    return groups;
  }

  /** All skills by code. */
  public List<Skill> skills() {
    return skills;
  }

  /** The group with this code; empty when there is none. */
  public Optional<ServiceGroup> findGroup(String code) {
    return groups.stream().filter(group -> group.code().equals(code)).findFirst();
  }

  /** The item with this code; empty when it is unknown or no code at all. */
  public Optional<ServiceItem> find(String code) {
    return ServiceItemCode.isWellFormed(code)
        ? Optional.ofNullable(items.get(new ServiceItemCode(code)))
        : Optional.empty();
  }

  /** The item of a request that exists. */
  public ServiceItem get(ServiceItemCode code) {
    return Optional.ofNullable(items.get(code))
        .orElseThrow(() -> new IllegalStateException("The catalogue has lost item " + code));
  }

  /**
   * Items somebody may mean, best first, at most ten: by Chinese words, by pinyin in full or by
   * initials, by English words. Empty when nothing fits.
   */
  public List<ServiceItem> search(String words) {
    return search.find(words);
  }
}
