package org.diandan.request.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.diandan.contract.ServiceItemCode;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of another system are to be read; checked where it is read from a file.
 *
 * @param jurisdiction names the set the history is kept in, apart from this platform's own areas
 * @param name the set's name for people
 * @param states whether a state of the source means closed
 * @param onTime whether a label of the source means that the deadline was met
 * @param openCases null when open cases are only recorded
 */
record Mapping(
    String jurisdiction,
    String name,
    SourceTimes times,
    Columns columns,
    Map<String, Boolean> states,
    Map<String, Boolean> onTime,
    Types types,
    @Nullable OpenCases openCases) {

  static final Pattern JURISDICTION = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  Mapping {
    states = Map.copyOf(states);
    onTime = Map.copyOf(onTime);
  }

  /**
   * Headers of the columns; null where the source has no such column.
   *
   * @param area from the coarse to the fine; empty when the source has none
   */
  record Columns(
      String number,
      String opened,
      @Nullable String target,
      String closed,
      @Nullable String onTime,
      String state,
      String type,
      @Nullable String department,
      @Nullable String source,
      List<String> area,
      @Nullable String longitude,
      @Nullable String latitude) {

    Columns {
      area = List.copyOf(area);
    }
  }

  /**
   * What the types of the source are here.
   *
   * @param items types the catalogue knows
   * @param historical types that are kept as they are
   * @param others whether any other type is kept as it is, too
   */
  record Types(Map<String, ServiceItemCode> items, Set<String> historical, boolean others) {
    Types {
      items = Map.copyOf(items);
      historical = Set.copyOf(historical);
    }

    boolean knows(String type) {
      return others || historical.contains(type) || items.containsKey(type);
    }

    Optional<ServiceItemCode> item(String type) {
      return Optional.ofNullable(items.get(type));
    }
  }

  /**
   * Where open cases say who waits, and where.
   *
   * @param areas area codes by the words of the source; words without one must be codes themselves
   */
  record OpenCases(
      String area,
      String name,
      String phone,
      @Nullable String address,
      @Nullable String words,
      Map<String, String> areas) {
    OpenCases {
      areas = Map.copyOf(areas);
    }
  }
}
