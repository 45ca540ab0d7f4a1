package org.diandan.matching.dispatch.policy;

import java.util.List;

/**
 * The teams worth comparing for one need.
 *
 * @param contenders cheapest first; empty when nobody may be asked
 * @param scope what was looked at to find them
 */
record Compared(List<Contender> contenders, Scope scope) {

  Compared {
    contenders = List.copyOf(contenders);
  }
}
