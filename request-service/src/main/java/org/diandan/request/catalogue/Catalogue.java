package org.diandan.request.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.Urgency;
import org.diandan.request.catalogue.MenuSnapshot.Version;

/**
 * The menu in force. Administrators change it while it is in use: every instance follows within
 * seconds, and each call sees the menu of one moment. Safe for use by many threads.
 */
public final class Catalogue {

  private volatile MenuSnapshot menu;

  Catalogue(MenuSnapshot menu) {
    this.menu = menu;
  }

  /** Has everybody see another menu from now on. */
  void replace(MenuSnapshot newer) {
    menu = newer;
  }

  /** All groups in the order of the menu, with the items that can be ordered. */
  public List<ServiceGroup> groups() {
    return menu.groups();
  }

  /** The skills in use, by code. */
  public List<Skill> skills() {
    return menu.skills().stream().filter(skill -> !skill.retired()).toList();
  }

  /** Every skill there ever was, by code; what is retired keeps its name. */
  public List<Skill> skillsEver() {
    return menu.skills();
  }

  /** The group with this code; empty when there is none. */
  public Optional<ServiceGroup> findGroup(String code) {
    return groups().stream().filter(group -> group.code().equals(code)).findFirst();
  }

  /** What can be ordered by this code; empty when it is retired, unknown or no code at all. */
  public Optional<ServiceItem> find(String code) {
    return ServiceItemCode.isWellFormed(code)
        ? Optional.ofNullable(menu.offered().get(new ServiceItemCode(code)))
        : Optional.empty();
  }

  /** The item of a request that exists, as it is called today; it may be retired. */
  public ServiceItem get(ServiceItemCode code) {
    var known = menu.latest().get(code);
    return known == null ? unheardOf(code) : known;
  }

  /** The item of a request that exists, with the rules the request was born with. */
  public ServiceItem get(ServiceItemCode code, int version) {
    var known = menu.versions().get(new Version(code, version));
    return known == null ? get(code) : known;
  }

  /**
   * Items somebody may mean, best first, at most ten: by Chinese words, by pinyin in full or by
   * initials, by English words. Empty when nothing fits.
   */
  public List<ServiceItem> search(String words) {
    return menu.search().find(words);
  }

  /** Another instance was told of it seconds ago, and this one will be. */
  private static ServiceItem unheardOf(ServiceItemCode code) {
    return new ServiceItem(
        code,
        code.value().substring(0, 2),
        new Words(code.value(), code.value()),
        Set.of(),
        Urgency.U3,
        Duration.ofHours(24),
        Duration.ofHours(72),
        Set.of(),
        ServiceItem.FIRST);
  }
}
