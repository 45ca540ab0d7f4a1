package org.diandan.journey.browser;

import com.microsoft.playwright.Page;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Story;

/** A visit to every page, as whoever may see it, with something on each to look at. */
final class Tour implements AutoCloseable {

  private static final int HEIGHT_OF_PHONE = 844;
  private static final int HEIGHT_OF_DESK = 800;

  /** Who looks. */
  enum Visitor {
    RESIDENT,
    LEADER,
    OFFICIAL,
    OPERATOR,
    ADMINISTRATOR
  }

  /** A page, by a name for people. */
  record Stop(String name, Visitor visitor, String path) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** How the page is looked at. */
  record View(int width, boolean large, String language) {}

  private final Map<Visitor, Screen> screens = new EnumMap<>(Visitor.class);
  private final List<Stop> stops;

  Tour(Platform platform, Chromium chromium) {
    for (var visitor : Visitor.values()) {
      screens.put(visitor, Screen.of(390, chromium.browser(), platform.base()));
    }
    var story = new Story(platform);
    var served = story.submitByHotline();
    var first = story.awaitOffer(served);
    var assignment = story.accept(first);
    story.checkIn(first, assignment);
    var open = story.submitByHotline();
    var second = story.awaitOffer(open);
    handsOf(Visitor.LEADER).signIn(platform.loginOfLeader(second.team()));
    handsOf(Visitor.OFFICIAL).signIn(platform.logins().any("official"));
    handsOf(Visitor.OPERATOR).signIn(platform.logins().any("operator"));
    handsOf(Visitor.ADMINISTRATOR).signIn(platform.logins().any("administrator"));
    handsOf(Visitor.RESIDENT).fillForm("13800138000", true);
    stops =
        List.of(
            new Stop("menu", Visitor.RESIDENT, "/"),
            new Stop("group", Visitor.RESIDENT, "/order/group/EL"),
            new Stop("item", Visitor.RESIDENT, "/order/item/AD02"),
            new Stop("form", Visitor.RESIDENT, "/order/where"),
            new Stop("when", Visitor.RESIDENT, "/order/when"),
            new Stop("who", Visitor.RESIDENT, "/order/who"),
            new Stop("check-answers", Visitor.RESIDENT, "/order/check"),
            new Stop("photos", Visitor.RESIDENT, "/order/photos"),
            new Stop("own-words", Visitor.RESIDENT, "/order/describe?asked"),
            new Stop("begun", Visitor.RESIDENT, "/?q=lf"),
            new Stop("warned", Visitor.RESIDENT, "/?q=着火了"),
            new Stop("slip", Visitor.RESIDENT, "/r/" + served.token() + "/slip"),
            new Stop("later-photos", Visitor.RESIDENT, "/r/" + served.token() + "/photos"),
            new Stop("offline", Visitor.RESIDENT, "/offline"),
            new Stop("done", Visitor.RESIDENT, "/order/done/" + served.token()),
            new Stop("tracking", Visitor.RESIDENT, "/r/" + served.token()),
            new Stop("look-up", Visitor.RESIDENT, "/track"),
            new Stop("login", Visitor.RESIDENT, "/login"),
            new Stop("not-found", Visitor.RESIDENT, "/nothing-here"),
            new Stop("me", Visitor.LEADER, "/me"),
            new Stop("leader-inbox", Visitor.LEADER, "/inbox"),
            new Stop("offers", Visitor.LEADER, "/offers"),
            new Stop("offer", Visitor.LEADER, "/offers/" + second.offerId()),
            new Stop("why", Visitor.LEADER, "/offers/" + second.offerId() + "/why"),
            new Stop("official", Visitor.OFFICIAL, "/official"),
            new Stop("official-list", Visitor.OFFICIAL, "/official/requests"),
            new Stop("official-case", Visitor.OFFICIAL, "/official/requests/" + served.id()),
            new Stop("desk", Visitor.OPERATOR, "/desk"),
            new Stop("desk-case", Visitor.OPERATOR, "/desk/requests/" + served.id()),
            new Stop("callbacks", Visitor.OPERATOR, "/desk/callbacks"),
            new Stop("phrases", Visitor.OPERATOR, "/desk/phrases"),
            new Stop("knowledge", Visitor.OPERATOR, "/desk/knowledge/AD02"),
            new Stop("desk-board", Visitor.OPERATOR, "/desk/board"),
            new Stop("dispatch-settings", Visitor.ADMINISTRATOR, "/admin/dispatch"),
            new Stop("sms-outbox", Visitor.ADMINISTRATOR, "/outbox"));
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

  /** The page at this stop, seen in this way. */
  Page show(Stop stop, View view) {
    var screen = screenOf(stop.visitor()).large(view.large()).language(view.language());
    int height = view.width() < 1000 ? HEIGHT_OF_PHONE : HEIGHT_OF_DESK;
    screen.page().setViewportSize(view.width(), height);
    var page = screen.open(stop.path());
    screen.awaitSettled();
    return page;
  }

  /** What the consoles complained about, besides the page that is not there. */
  List<String> complaints() {
    return screens.values().stream()
        .flatMap(screen -> screen.complaints().stream())
        .filter(complaint -> !complaint.contains("/nothing-here"))
        .toList();
  }

  @Override
  public void close() {
    screens.values().forEach(Screen::close);
  }
}
