package org.diandan.request.open311.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.request.open311.Jurisdiction;
import org.diandan.request.open311.Posted.Point;
import org.diandan.request.open311.RequestFilter;
import org.diandan.request.open311.RequestFilter.Box;
import org.diandan.request.open311.RequestFilter.Circle;
import org.diandan.request.open311.RequestFilter.Page;
import org.diandan.request.open311.RequestFilter.Window;
import org.jspecify.annotations.Nullable;

/** Reads which requests a program wants; by id, or by everything else. */
final class ReadFilter {

  private static final Duration LONGEST = Duration.ofDays(90);
  private static final int PAGE_SIZE = 50;
  private static final int FURTHEST_PAGE = 100_000;
  private static final double LARGEST_RADIUS = 50_000;

  private final Parameters parameters;
  private final Instant now;

  ReadFilter(Parameters parameters, Clock clock) {
    this.parameters = parameters;
    this.now = clock.instant();
  }

  /** The filter; an error with status 400 that names every wrong parameter. */
  RequestFilter of(Jurisdiction jurisdiction, Stage stage) {
    var ids = parameters.list("service_request_id");
    if (!ids.isEmpty()) {
      return RequestFilter.ofIds(jurisdiction, stage.isTest(), known(ids));
    }
    var codes = parameters.list("service_code");
    var filter =
        new RequestFilter(
            jurisdiction,
            stage.isTest(),
            null,
            codes.isEmpty() ? null : codes,
            closed(),
            requested(),
            updated(),
            box(),
            circle(),
            page());
    parameters.check();
    return filter;
  }

  /** Whether a text is an id at all; whatever is not belongs to no request. */
  static List<UUID> known(List<String> ids) {
    var known = new ArrayList<UUID>();
    for (var id : ids) {
      if (id.length() == 36 && id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
        known.add(UUID.fromString(id));
      }
    }
    return known;
  }

  /** A window of at most 90 days; what is missing follows from what is there. */
  static Window window(Parameters parameters, Instant now) {
    var start = parameters.moment("start_date");
    var end = parameters.moment("end_date");
    if (start == null) {
      return end == null
          ? new Window(now.minus(LONGEST), now)
          : new Window(end.minus(LONGEST), end);
    }
    if (end == null) {
      return new Window(start, earlier(now, start.plus(LONGEST)));
    }
    if (start.isAfter(end)) {
      parameters.fault("start_date", "open311.window.order");
    } else if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      parameters.fault("end_date", "open311.window.long", LONGEST.toDays());
    }
    return new Window(start, end);
  }

  /** A poller that asks what changed may not care when it began. */
  private Window requested() {
    boolean byChange =
        parameters.find("updated_after") != null || parameters.find("updated_before") != null;
    boolean dated = parameters.find("start_date") != null || parameters.find("end_date") != null;
    return byChange && !dated ? new Window(null, null) : window(parameters, now);
  }

  private Window updated() {
    return new Window(parameters.moment("updated_after"), parameters.moment("updated_before"));
  }

  private @Nullable Boolean closed() {
    var wanted = parameters.list("status");
    if (!wanted.stream().allMatch(status -> status.equals("open") || status.equals("closed"))) {
      parameters.fault("status", "open311.status");
    }
    boolean open = wanted.contains("open");
    return (wanted.isEmpty() || (open && wanted.contains("closed"))) ? null : !open;
  }

  private @Nullable Box box() {
    var text = parameters.find("bbox");
    if (text == null) {
      return null;
    }
    var sides = text.split(",", -1);
    var numbers = new double[4];
    boolean right = sides.length == numbers.length;
    for (int side = 0; right && side < numbers.length; side++) {
      right = sides[side].strip().matches("[-+]?\\d{1,3}(\\.\\d{1,17})?");
      numbers[side] = right ? Double.parseDouble(sides[side].strip()) : 0;
    }
    if (!right || numbers[0] > numbers[2] || numbers[1] > numbers[3]) {
      parameters.fault("bbox", "open311.bbox");
      return null;
    }
    return new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private @Nullable Circle circle() {
    Point centre = ServicesController.pointOf(parameters);
    var radius =
        parameters.decimal(
            "radius", metres -> metres > 0 && metres <= LARGEST_RADIUS, "open311.radius");
    if (centre == null) {
      if (radius != null && !parameters.isFaulty("lat")) {
        parameters.fault("lat", "open311.point.half");
      }
      return null;
    }
    if (radius == null && !parameters.isFaulty("radius")) {
      parameters.fault("radius", "kit.field.missing");
    }
    return radius == null ? null : new Circle(centre.longitude(), centre.latitude(), radius);
  }

  private Page page() {
    var number = parameters.whole("page", 1, FURTHEST_PAGE);
    var size =
        parameters.whole(
            "page_size", parameters.find("page") == null ? Page.MOST : PAGE_SIZE, Page.MOST);
    return new Page(number, size);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
