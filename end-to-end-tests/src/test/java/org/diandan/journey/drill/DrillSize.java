package org.diandan.journey.drill;

/**
 * How much a drill does; the build runs short forms, {@code scripts/drill.sh} the full ones.
 *
 * @param orders orders given
 * @param kills how often each victim is killed
 * @param plant name of the bug to plant before the audit; empty for none
 */
record DrillSize(int orders, int kills, String plant) {

  /** The size the system properties {@code drill.orders}, {@code drill.kills} … ask for. */
  static DrillSize orElse(int orders, int kills) {
    return new DrillSize(
        Integer.getInteger("drill.orders", orders),
        Integer.getInteger("drill.kills", kills),
        System.getProperty("drill.plant", ""));
  }
}
