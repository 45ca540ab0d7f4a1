package org.diandan.request.statistics;

import java.util.Arrays;
import java.util.Optional;

/** What figures are told apart by, or narrowed to. */
public enum Dimension {
  /** Not at all: everything together, under the empty key. */
  ALL("''"),
  /** Counties by code; in imported history the widest name of the path. */
  COUNTY("case when c.origin = '' then left(c.area, 6) else split_part(c.area, ' › ', 1) end"),
  /** Towns and streets by code; in imported history the whole path. */
  TOWN("case when c.origin = '' then left(c.area, 9) else c.area end"),
  /** The area of the case itself, by code or path. */
  AREA("c.area"),
  /** Items of the catalogue by code; types in imported history. */
  ITEM("c.item"),
  /** Groups of the catalogue by code; empty for what belongs to none. */
  GROUP("coalesce(i.group_code, '')"),
  /** Teams by id; empty while nobody holds a case. */
  TEAM("coalesce(cast(%s.team_id as text), '')"),
  /** Kinds of teams. */
  TEAM_KIND("coalesce(k.kind, '')"),
  /** How cases came in; in imported history the words of the source. */
  CHANNEL("c.channel"),
  /** Departments; empty for cases that none holds. */
  DEPARTMENT("c.department"),
  URGENCY("c.urgency"),
  /** Where cases stand, by the name of the state. */
  STATE("c.state"),
  /** Whether cases are under way: {@code open} or {@code done}. */
  OPEN("case when c.is_open then 'open' else 'done' end"),
  /** How cases ended; empty while they have not. */
  CLOSURE("coalesce(c.closure, '')"),
  /** Days by ISO date, of the time the period goes by. */
  DAY("to_char(%s at time zone :zone, 'YYYY-MM-DD')"),
  /** Weeks by the ISO date of their Monday. */
  WEEK("to_char(date_trunc('week', %s at time zone :zone), 'YYYY-MM-DD')"),
  /** Months by the ISO date of their first day. */
  MONTH("to_char(date_trunc('month', %s at time zone :zone), 'YYYY-MM-DD')");

  private final String expression;

  Dimension(String expression) {
    this.expression = expression;
  }

  /** The dimension of this name, in any case of letters; empty for any other text. */
  public static Optional<Dimension> find(String name) {
    return Arrays.stream(values())
        .filter(dimension -> dimension.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Whether its keys are days, in the order of time. */
  public boolean isTime() {
    return this == DAY || this == WEEK || this == MONTH;
  }

  /** What it is in SQL, for figures that count cases or what teams did about them. */
  String sql(Grain grain, Period.Basis basis) {
    return switch (this) {
      case TEAM -> expression.formatted(grain.team());
      case DAY, WEEK, MONTH -> expression.formatted(basis.column());
      default -> expression;
    };
  }
}
