package org.diandan.request.open311.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.open311.Jurisdiction;
import org.diandan.request.open311.ListUpdates.Update;
import org.diandan.request.open311.PublicRequest;
import org.diandan.request.open311.PublicRequests;
import org.diandan.request.open311.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts requests and updates into the words and fields of the specification. */
@Component
final class RequestLines {

  private final PublicRequests requests;
  private final MessageSource messages;
  private final ZoneId zone;

  RequestLines(PublicRequests requests, MessageSource messages, ZoneId zone) {
    this.requests = requests;
    this.messages = messages;
    this.zone = zone;
  }

  /**
   * How the lines are to be written.
   *
   * @param notes updates of each request for the extended form; null for the plain one
   */
  record Style(Jurisdiction jurisdiction, Locale locale, @Nullable Notes notes) {}

  /** Updates by the id of their request. */
  record Notes(Map<java.util.UUID, List<Update>> all) {}

  /** All requests under the one root the specification knows. */
  Document requests(List<PublicRequest> found, Style style) {
    return new Document(
        "service_requests", Piece.many("request", found, request -> line(request, style)));
  }

  /** The service a request is shown under. */
  Service serviceOf(PublicRequest request, Style style) {
    return requests.serviceOf(request, style.jurisdiction(), style.locale());
  }

  /** Its own words if it was posted for everybody to read, and else only what was ordered. */
  static String descriptionOf(PublicRequest request, Service service) {
    var description = request.description();
    if (description != null) {
      return description;
    }
    return request.jurisdiction() == null ? service.name() : "";
  }

  /** Where it stands, in plain words. */
  String notesOf(PublicRequest request, Locale locale) {
    var standing = request.standing();
    var told = "open311.ended." + standing.reason();
    var key = "open311.state." + standing.state();
    var fallback = standing.isClosed() ? "open311.state.closed" : "open311.state.open";
    var why = messages.getMessage(told, null, null, locale);
    var known = why != null ? why : messages.getMessage(key, null, null, locale);
    return known != null ? known : messages.getMessage(fallback, null, locale);
  }

  @Nullable String time(@Nullable Instant moment) {
    return moment == null ? null : org.diandan.request.open311.GeoTime.write(moment, zone);
  }

  /** A sentence of the bundles. */
  String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  Document updates(List<Update> found, Locale locale) {
    return new Document(
        "service_request_updates",
        Piece.many("request_update", found, update -> updateLine(update, locale)));
  }

  private Piece updateLine(Update update, Locale locale) {
    return Piece.fields()
        .text("update_id", update.id())
        .text("service_request_id", update.request().toString())
        .text("status", update.status())
        .text("updated_datetime", time(update.recordedAt()))
        .text("description", sentence(update, locale))
        .text("media_url", null)
        .end();
  }

  private String sentence(Update update, Locale locale) {
    var team = update.teamName() == null ? "" : update.teamName();
    return text("open311.update." + update.step(), locale, team);
  }

  private Piece line(PublicRequest request, Style style) {
    var service = serviceOf(request, style);
    var standing = request.standing();
    var point = request.point();
    var fields =
        Piece.fields()
            .text("service_request_id", request.id().toString())
            .text("status", standing.isClosed() ? "closed" : "open")
            .text("status_notes", notesOf(request, style.locale()))
            .text("service_name", service.name())
            .text("service_code", service.code())
            .text("description", descriptionOf(request, service))
            .text("agency_responsible", standing.teamName())
            .text("service_notice", null)
            .text("requested_datetime", time(standing.requestedAt()))
            .text("updated_datetime", time(standing.updatedAt()))
            .text("expected_datetime", time(standing.expectedAt()))
            .text("address", request.address())
            .text("address_id", request.areaCode())
            .text("zipcode", null)
            .degrees("lat", point == null ? null : point.latitude())
            .degrees("long", point == null ? null : point.longitude())
            .text(
                "media_url", request.mediaUrls().isEmpty() ? null : request.mediaUrls().getFirst());
    var notes = style.notes();
    return notes == null ? fields.end() : extended(fields, request, notes, style.locale());
  }

  private Piece extended(
      Piece.Collected fields, PublicRequest request, Notes notes, Locale locale) {
    var standing = request.standing();
    return fields
        .with(
            "extended_attributes",
            Piece.fields()
                .text("channel", standing.channel().toLowerCase(Locale.ROOT))
                .text("detailed_status", standing.state().toLowerCase(Locale.ROOT))
                .text("closed_datetime", time(standing.closedAt()))
                .end())
        .with(
            "attributes",
            Piece.many(
                "attribute",
                List.copyOf(new java.util.TreeMap<>(request.answers()).entrySet()),
                answer ->
                    Piece.fields()
                        .text("code", answer.getKey())
                        .with("values", Piece.texts("value", answer.getValue()))
                        .end()))
        .with(
            "notes",
            Piece.many(
                "note",
                notes.all().getOrDefault(request.id(), List.of()),
                update -> note(update, locale)))
        .end();
  }

  private Piece note(Update update, Locale locale) {
    return Piece.fields()
        .text("datetime", time(update.recordedAt()))
        .text("summary", update.status())
        .text("description", sentence(update, locale))
        .end();
  }
}
