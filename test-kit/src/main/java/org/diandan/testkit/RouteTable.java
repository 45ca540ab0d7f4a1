package org.diandan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diandan.testkit.RouteRule.Answer;

/**
 * Every route of a service and what somebody of another area gets there, a line each:
 *
 * <pre>{@code
 * refused  OFFICIAL  POST  /official/requests/{id=$referred}/ladder  to=$department&reason=NO_TEAM
 * rejected ADMINISTRATOR  POST  /api/areas  {"areas":[…]}
 * hidden   OFFICIAL  GET   /official/work/{list=overdue}
 * open     -         GET   /login  everybody signs in here
 * }</pre>
 *
 * A route may stand in several lines; lines that begin with # are remarks.
 */
public final class RouteTable {

  private final List<RouteRule> rules;

  private RouteTable(List<RouteRule> rules) {
    this.rules = rules;
  }

  /** Reads a table from a file. */
  public static RouteTable read(Path file) {
    try (var lines = Files.lines(file)) {
      return new RouteTable(
          lines
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(RouteRule::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A route as tables name it: its method and pattern, variables without their expressions. */
  public static String route(String method, String pattern) {
    return RouteRule.normal(method, pattern);
  }

  /**
   * What is not decided: routes the table lacks, routes it names in vain, exemptions without why.
   */
  public Set<String> faults(Set<String> routes) {
    var named = rules.stream().map(RouteRule::route).collect(Collectors.toSet());
    var faults = new TreeSet<String>();
    routes.stream()
        .filter(route -> !named.contains(route))
        .forEach(route -> faults.add("not decided: " + route));
    named.stream()
        .filter(route -> !routes.contains(route))
        .forEach(route -> faults.add("no such route: " + route));
    rules.stream()
        .filter(rule -> rule.answer() == Answer.OPEN && rule.body().isBlank())
        .forEach(rule -> faults.add("exempt without a reason: " + rule.route()));
    return faults;
  }

  List<RouteRule> called() {
    return rules.stream().filter(rule -> rule.answer() != Answer.OPEN).toList();
  }
}
