package org.diandan.request.journey;

import static org.diandan.request.journey.Ordering.SERVICE;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.diandan.request.journey.Ordering.Taken;

/** A county's official and departments with browsers, for tests of the ladder. */
final class Referring {

  static final String COUNTY = "990101";

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private Referring() {}

  /** A department with one account that is signed in. */
  record Department(UUID id, String name, Browser browser) {

    String option() {
      return id.toString();
    }

    /** The page of its newest referral of a request. */
    Department at(Taken taken) {
      browser.open(page(taken));
      return this;
    }

    String page(Taken taken) {
      return "/department/referrals/"
          + text(
              """
              select id::text from referral
              where request_id = '%s'
              order by referred_at desc
              limit 1
              """
                  .formatted(taken.id()));
    }

    Department send(Taken taken, String what, Map<String, String> fields) {
      at(taken).browser.send(page(taken) + "/" + what, fields);
      return this;
    }

    Department signs(Taken taken) {
      return send(taken, "signature", Map.of());
    }

    Department returns(Taken taken) {
      return send(taken, "return", Map.of("reason", "NOT_OUR_DUTY", "why", "路灯归供电"));
    }
  }

  /** A department of the county of most tests. */
  static Department department(String name, String level) {
    return department(name, level, COUNTY);
  }

  static Department department(String name, String level, String area) {
    var login = "department" + PEOPLE.incrementAndGet();
    Ordering.account(login, "DEPARTMENT", area);
    var saved =
        Ordering.body(
            Merging.post(
                "/api/departments",
                Ordering.administrator(),
                Map.of(
                    "area",
                    area,
                    "name",
                    name,
                    "level",
                    level,
                    "duties",
                    "",
                    "logins",
                    List.of(login))),
            Saved.class);
    return new Department(saved.id(), name, signedIn(login));
  }

  private record Saved(UUID id) {}

  static Browser staff(String role, String area) {
    var login = role.toLowerCase(java.util.Locale.ROOT) + "-ladder" + PEOPLE.incrementAndGet();
    Ordering.account(login, role, area);
    return signedIn(login);
  }

  static Browser signedIn(String login) {
    return new Browser()
        .open("/login")
        .send("/login", Map.of("login", login, "password", Ordering.PASSWORD));
  }

  static String ladder(Taken taken) {
    return "/official/requests/" + taken.id() + "/ladder";
  }

  static void refer(Browser official, Taken taken, String to) {
    official
        .open(ladder(taken))
        .send(ladder(taken), Map.of("to", to, "reason", "NO_TEAM", "words", "请到现场看看"));
  }

  static void refer(Browser official, Taken taken, Department to) {
    refer(official, taken, to.option());
  }

  /** The first column of the first row as text; empty when there is none. */
  static String text(String sql) {
    return texts(sql).stream().findFirst().orElse("");
  }

  /** The first column of every row as text. */
  static List<String> texts(String sql) {
    try (var connection = SERVICE.database().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  static long count(String from, Taken taken) {
    return SERVICE.database().count("select count(*) from " + from.formatted(taken.id()));
  }
}
