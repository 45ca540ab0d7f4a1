package org.diandan.request.catalogue;

import java.util.List;

/**
 * One of the doors of the menu.
 *
 * @param code two letters, also the name of its icon
 * @param items in the order of the menu, the free-text sibling last
 */
public record ServiceGroup(String code, Words name, List<ServiceItem> items) {

  public ServiceGroup {
    items = List.copyOf(items);
  }
}
