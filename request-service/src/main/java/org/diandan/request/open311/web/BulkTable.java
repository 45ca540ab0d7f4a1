package org.diandan.request.open311.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.diandan.request.open311.PublicRequest;
import org.diandan.request.open311.web.RequestLines.Style;
import org.jspecify.annotations.Nullable;

/** Requests as the draft of the bulk format has them: RFC 4180 with a header row. */
final class BulkTable {

  private static final String COLUMNS =
      "service_request_id,requested_datetime,updated_datetime,closed_date,status_description,"
          + "status_notes,source,service_name,service_subtype,description,agency_responsible,"
          + "address,lat,long";

  private BulkTable() {}

  static String of(List<PublicRequest> requests, RequestLines lines, Style style) {
    var rows = new ArrayList<String>();
    rows.add(COLUMNS);
    requests.forEach(request -> rows.add(row(request, lines, style)));
    return rows.stream().collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String row(PublicRequest request, RequestLines lines, Style style) {
    var standing = request.standing();
    var service = lines.serviceOf(request, style);
    var point = request.point();
    return cells(
        request.id().toString(),
        lines.time(standing.requestedAt()),
        lines.time(standing.updatedAt()),
        lines.time(standing.closedAt()),
        standing.isClosed() ? "closed" : "open",
        lines.notesOf(request, style.locale()),
        standing.channel().toLowerCase(Locale.ROOT),
        service.name(),
        String.join(" / ", service.groups()),
        RequestLines.descriptionOf(request, service),
        standing.teamName(),
        request.address(),
        point == null ? null : Double.toString(point.latitude()),
        point == null ? null : Double.toString(point.longitude()));
  }

  private static String cells(@Nullable String... cells) {
    return Arrays.stream(cells).map(BulkTable::cell).collect(Collectors.joining(","));
  }

  private static String cell(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
