package org.diandan.request.open311.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.diandan.request.open311.Posted;
import org.diandan.request.open311.Posted.Point;
import org.diandan.request.open311.Posted.Reporter;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a posted request; what is wrong is collected in the parameters. */
final class ReadPosted {

  private static final int LONGEST_DESCRIPTION = 4_000;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_LINK = 2_000;
  private static final int MOST_LINKS = 6;

  private final Parameters parameters;

  ReadPosted(Parameters parameters) {
    this.parameters = parameters;
  }

  Posted posted() {
    var address = parameters.text("address_string", LONGEST_LINE);
    var addressId = parameters.text("address_id", LONGEST_LINE);
    return new Posted(
        point(!address.isEmpty() || !addressId.isEmpty()),
        address,
        addressId,
        lines(parameters.text("description", LONGEST_DESCRIPTION)),
        links("media_url"),
        parameters.attributes(),
        reporter());
  }

  Reporter reporter() {
    return new Reporter(
        parameters.text("first_name", LONGEST_LINE),
        parameters.text("last_name", LONGEST_LINE),
        parameters.text("email", LONGEST_LINE),
        parameters.text("phone", LONGEST_LINE),
        parameters.text("device_id", LONGEST_LINE),
        parameters.text("account_id", LONGEST_LINE));
  }

  /** Line breaks of any system become ours. */
  static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Half a point does no harm beside an address; where there is neither, there is no place. */
  private @Nullable Point point(boolean addressed) {
    var latitude = parameters.latitude("lat");
    var longitude = parameters.longitude("long");
    if (latitude != null && longitude != null) {
      return new Point(longitude, latitude);
    }
    if (!addressed && !parameters.isFaulty("lat") && !parameters.isFaulty("long")) {
      parameters.fault(latitude == null ? "lat" : "long", "open311.place.missing");
    }
    return null;
  }

  private List<String> links(String name) {
    var links = parameters.all(name).stream().filter(link -> !link.startsWith("data:")).toList();
    if (links.size() > MOST_LINKS || !links.stream().allMatch(ReadPosted::isLink)) {
      parameters.fault(name, "open311.link", MOST_LINKS);
      return List.of();
    }
    return links;
  }

  private static boolean isLink(String text) {
    try {
      var link = new URI(text);
      return text.length() <= LONGEST_LINK
          && ("http".equals(link.getScheme()) || "https".equals(link.getScheme()))
          && link.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
