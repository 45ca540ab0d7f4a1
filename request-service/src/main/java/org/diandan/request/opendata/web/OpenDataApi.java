package org.diandan.request.opendata.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.dashboard.Places;
import org.diandan.request.dashboard.Places.Place;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.SwitchesInForce;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.limits.Source;
import org.diandan.request.opendata.OpenDataProperties;
import org.diandan.request.opendata.OpenFigure;
import org.diandan.request.opendata.OpenFigures;
import org.diandan.request.sheet.Cell;
import org.diandan.request.sheet.Column;
import org.diandan.request.sheet.SheetForm;
import org.diandan.request.sheet.TableHead;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The figures for programs, without signing in; see docs/open-data.md. */
@RestController
class OpenDataApi {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final List<Column> COLUMNS =
      List.of("month", "level", "area", "name", "figure", "unit", "value", "base", "hidden")
          .stream()
          .map(name -> new Column(name, 12))
          .toList();

  private final OpenFigures open;
  private final Limits limits;
  private final Telling telling;

  OpenDataApi(OpenFigures open, Limits limits, Telling telling) {
    this.open = open;
    this.limits = limits;
    this.telling = telling;
  }

  /** Settings and words of the answers. */
  @Component("openDataTelling")
  record Telling(
      OpenDataProperties properties,
      SwitchesInForce switches,
      Places places,
      MessageSource messages,
      JsonMapper json) {}

  /**
   * One number.
   *
   * @param area statistical code; empty for everything together
   * @param value null when it is hidden, and where there was nothing to count from
   * @param base from how many cases; null when it is hidden
   */
  record Line(
      String month,
      String level,
      String area,
      String name,
      String figure,
      String unit,
      @Nullable Double value,
      @Nullable Long base,
      boolean hidden) {}

  /**
   * A page of numbers.
   *
   * @param least the smallest number of cases that is published
   * @param count of all pages together
   * @param next address of the next page; null on the last one
   */
  record Answer(
      String publisher,
      String licence,
      int least,
      String from,
      String until,
      int count,
      int page,
      @Nullable String next,
      List<Line> figures) {}

  @Operation(
      summary = "Monthly figures by place, without whatever speaks of few people only",
      description =
          "Months that are over. Cells of fewer than `least` cases are hidden, and others with them"
              + " where a total would give them away.")
  @GetMapping(path = "/open-data/figures.json", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> json(
      @Parameter(
              description =
                  "from, until (2026-10), level (all, county, street), area, figure, page, size")
          @RequestParam
          MultiValueMap<String, String> asked,
      @Parameter(hidden = true) ServerHttpRequest request,
      @Parameter(hidden = true) Locale locale) {
    return answer(asked, request, locale)
        .map(
            answer ->
                sent(
                    telling.json().writeValueAsBytes(answer),
                    MediaType.APPLICATION_JSON_VALUE,
                    answer.next()));
  }

  @Operation(summary = "The same as comma separated values; the next page is in the header Link")
  @GetMapping(path = "/open-data/figures.csv", produces = "text/csv;charset=UTF-8")
  Mono<ResponseEntity<byte[]>> csv(
      @Parameter(description = "as of figures.json") @RequestParam
          MultiValueMap<String, String> asked,
      @Parameter(hidden = true) ServerHttpRequest request,
      @Parameter(hidden = true) Locale locale) {
    return answer(asked, request, locale)
        .map(answer -> sent(file(answer.figures()), SheetForm.CSV.mediaType(), answer.next()));
  }

  private Mono<Answer> answer(
      MultiValueMap<String, String> asked, ServerHttpRequest request, Locale locale) {
    requireEnabled(telling.switches());
    var wanted = AskedMonths.of(asked, open);
    return limits
        .take(LimitKind.OPEN_DATA_PER_SOURCE, Source.of(request))
        .then(
            Mono.defer(
                () ->
                    open.read(wanted.from(), wanted.until())
                        .filter(wanted.wanted())
                        .collectList()
                        .flatMap(found -> named(found, wanted, request, locale))));
  }

  static void requireEnabled(SwitchesInForce switches) {
    if (!switches.isOn(Feature.OPEN_DATA)) {
      throw new Refusal(
          HttpStatus.NOT_FOUND, "no-open-data", Feature.OPEN_DATA.messageKey("closed"));
    }
  }

  private Mono<Answer> named(
      List<OpenFigure> found, AskedMonths wanted, ServerHttpRequest request, Locale locale) {
    var some = found.stream().skip(wanted.skipped()).limit(wanted.size()).toList();
    var more = found.size() > wanted.skipped() + wanted.size();
    var everywhere = telling.messages().getMessage("open.everywhere", null, locale);
    return telling
        .places()
        .named(some.stream().map(one -> one.place().code()).distinct().toList())
        .map(
            places ->
                new Answer(
                    telling.properties().publisher(),
                    telling.properties().licence(),
                    telling.properties().least(),
                    wanted.from().toString(),
                    wanted.until().toString(),
                    found.size(),
                    wanted.page(),
                    more ? next(request, wanted.page() + 1) : null,
                    some.stream().map(one -> line(one, places, everywhere)).toList()));
  }

  private static String next(ServerHttpRequest request, int page) {
    return UriComponentsBuilder.fromUri(request.getURI())
        .replaceQueryParam("page", page)
        .build(true)
        .toUriString();
  }

  private static Line line(OpenFigure one, Map<String, Place> places, String everywhere) {
    var code = one.place().code();
    var place = places.get(code);
    return new Line(
        one.month().toString(),
        one.place().level().code(),
        code,
        code.isEmpty() ? everywhere : place == null ? code : place.name(),
        one.figure().code(),
        one.unit(),
        one.value(),
        one.base(),
        one.hidden());
  }

  private static byte[] file(List<Line> lines) {
    var file = new ByteArrayOutputStream();
    try (var writer = SheetForm.CSV.open(file, java.time.ZoneOffset.UTC)) {
      writer.begin(TableHead.of("figures", COLUMNS));
      for (var line : lines) {
        writer.row(cells(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static List<Cell> cells(Line line) {
    var value = line.value();
    var base = line.base();
    return List.of(
        Cell.of(line.month()),
        Cell.of(line.level()),
        Cell.of(line.area()),
        Cell.of(line.name()),
        Cell.of(line.figure()),
        Cell.of(line.unit()),
        value == null ? Cell.EMPTY : new Cell.Decimal(value),
        base == null ? Cell.EMPTY : new Cell.Whole(base),
        Cell.of(String.valueOf(line.hidden())));
  }

  /** With a tag by its content: whoever has it already is sent nothing. */
  static ResponseEntity<byte[]> sent(byte[] body, String type, @Nullable String next) {
    var answer =
        ResponseEntity.ok()
            .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
            .eTag("\"" + DigestUtils.md5DigestAsHex(body) + "\"")
            .header(HttpHeaders.CONTENT_TYPE, type)
            .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    return next == null
        ? answer.body(body)
        : answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next)).body(body);
  }
}
