package org.diandan.journey.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diandan.journey.platform.Platform;
import org.jspecify.annotations.Nullable;

/** A visit to half of the pages, as whoever may see them, with something on each to look at. */
final class Tour implements AutoCloseable {

  private static final int HEIGHT_OF_PHONE = 844;
  private static final int HEIGHT_OF_DESK = 800;

  /** Which pages; each half has its own visitors' windows, so both can be seen at the same time. */
  enum Half {
    /** Of officials, operators, administrators and departments. */
    OFFICE,
    /** Of residents, teams and volunteers. */
    PEOPLE
  }

  /** Who looks. */
  enum Visitor {
    /** Has a form filled in to its last page. */
    RESIDENT,
    /** Scanned a code, proved a phone number, orders for somebody else. */
    RETURNING,
    /** Of a team that is asked. */
    LEADER,
    /** Of a team that is at work. */
    BUSY_LEADER,
    /** Of a team that has served. */
    SEASONED_LEADER,
    /** Under age, before the last question of signing up. */
    NEWCOMER,
    /** Signed up, has asked for a skill and a team. */
    VOLUNTEER,
    OFFICIAL,
    /** Of a department that was charged with something. */
    DEPARTMENT,
    OPERATOR,
    ADMINISTRATOR
  }

  /**
   * A page, by a name for people.
   *
   * @param status it is answered with
   */
  record Stop(String name, Visitor visitor, String path, int status) {

    Stop(String name, Visitor visitor, String path) {
      this(name, visitor, path, 200);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** How the page is looked at. */
  record View(int width, boolean large, String language) {

    View atWidth(int other) {
      return new View(other, large, language);
    }
  }

  /** What a screen shows, to be looked at in many widths without being loaded again. */
  private record Shown(Stop stop, View view, int status) {}

  private final Map<Visitor, Screen> screens = new EnumMap<>(Visitor.class);
  private final Map<Visitor, Shown> shown = new HashMap<>();
  private final URI base;
  private final List<Stop> stops;

  Tour(Half half, Platform platform, Scene scene, Chromium chromium) {
    base = platform.base();
    for (var visitor : Visitor.values()) {
      var screen = Screen.of(390, chromium.browser(), base);
      // Each page is asked with axe; brought in by each question it would take as long as the
      // answer.
      screen.page().addInitScript(AxeBuilder.getAxeScript());
      screens.put(visitor, screen);
    }
    handsOf(Visitor.OFFICIAL).signIn(platform.logins().any("official"));
    handsOf(Visitor.ADMINISTRATOR).signIn(platform.logins().any("administrator"));
    stops =
        switch (half) {
          case OFFICE -> office(platform, scene);
          case PEOPLE -> people(platform, scene);
        };
  }

  private List<Stop> office(Platform platform, Scene scene) {
    handsOf(Visitor.OPERATOR).signIn(platform.logins().any("operator"));
    handsOf(Visitor.DEPARTMENT).signIn(platform.logins().any("department"));
    var office = new OfficeStops(platform, scene, this::screenOf);
    var departments = new DepartmentStops(platform, this::screenOf);
    return Stream.concat(office.list().stream(), departments.list().stream()).toList();
  }

  private List<Stop> people(Platform platform, Scene scene) {
    handsOf(Visitor.LEADER).signIn(platform.loginOfLeader(scene.asked().team()));
    handsOf(Visitor.BUSY_LEADER).signIn(platform.loginOfLeader(scene.working().team()));
    handsOf(Visitor.SEASONED_LEADER).signIn(platform.loginOfLeader(scene.done().team()));
    var residents = new PublicStops(platform, scene, this::screenOf);
    var volunteers = new VolunteerStops(platform, scene, this::screenOf);
    return Stream.of(residents.list(), teams(scene), volunteers.list())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Stop> teams(Scene scene) {
    var offer = "/offers/" + scene.asked().offerId();
    return List.of(
        new Stop("me", Visitor.LEADER, "/me"),
        new Stop("leader-inbox", Visitor.LEADER, "/inbox"),
        new Stop("offers", Visitor.LEADER, "/offers"),
        new Stop("offer", Visitor.LEADER, offer),
        new Stop("why", Visitor.LEADER, offer + "/why"),
        new Stop("visit", Visitor.BUSY_LEADER, "/visits/" + scene.assignment()),
        new Stop(
            "leader-clock",
            Visitor.BUSY_LEADER,
            "/requests/%s/clock".formatted(scene.served().id())));
  }

  private Hands handsOf(Visitor visitor) {
    return new Hands(screenOf(visitor));
  }

  private Screen screenOf(Visitor visitor) {
    var screen = screens.get(visitor);
    if (screen == null) {
      throw new IllegalStateException("Nobody visits as " + visitor);
    }
    return screen;
  }

  List<Stop> stops() {
    return stops;
  }

  /** The page at this stop, seen in this way; a new width alone does not load it again. */
  Page show(Stop stop, View view) {
    var screen = screenOf(stop.visitor());
    int height = view.width() < 1000 ? HEIGHT_OF_PHONE : HEIGHT_OF_DESK;
    screen.page().setViewportSize(view.width(), height);
    var before = shown.get(stop.visitor());
    if (!isSame(before, stop, view)) {
      var answer = screen.large(view.large()).language(view.language()).navigate(stop.path());
      int status = Optional.ofNullable(answer).map(Response::status).orElse(0);
      shown.put(stop.visitor(), new Shown(stop, view, status));
    }
    screen.awaitSettled();
    return screen.page();
  }

  private static boolean isSame(@Nullable Shown before, Stop stop, View view) {
    return before != null
        && before.stop().equals(stop)
        && before.view().atWidth(view.width()).equals(view);
  }

  /** How what is shown at this stop differs from the page that was to be looked at. */
  List<String> astray(Stop stop) {
    var faults = new ArrayList<String>();
    var last = shown.get(stop.visitor());
    if (last != null && last.status() != stop.status()) {
      faults.add("answered %d".formatted(last.status()));
    }
    var url = screenOf(stop.visitor()).page().url();
    if (!URI.create(url).getPath().equals(base.resolve(stop.path()).getPath())) {
      faults.add("led to " + url);
    }
    return faults;
  }

  /** What the consoles complained about, besides the pages that are answered with an error. */
  List<String> complaints() {
    var meant =
        stops.stream()
            .filter(stop -> stop.status() >= 400)
            .map(stop -> base.resolve(stop.path()) + ": ")
            .toList();
    return screens.values().stream()
        .flatMap(screen -> screen.complaints().stream())
        .filter(complaint -> meant.stream().noneMatch(complaint::startsWith))
        .toList();
  }

  @Override
  public void close() {
    screens.values().forEach(Screen::close);
  }
}
