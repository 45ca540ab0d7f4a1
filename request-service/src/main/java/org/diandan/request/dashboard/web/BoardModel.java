package org.diandan.request.dashboard.web;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diandan.request.dashboard.Dashboard;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.dashboard.FlowStep;
import org.diandan.request.dashboard.KeyNames;
import org.diandan.request.dashboard.Live;
import org.diandan.request.dashboard.MapGround;
import org.diandan.request.dashboard.MapGround.Drawn;
import org.diandan.request.dashboard.Places;
import org.diandan.request.dashboard.Places.Place;
import org.diandan.request.dashboard.ReadDashboard;
import org.diandan.request.dashboard.Topic;
import org.diandan.request.dashboard.web.Cell.Linked;
import org.diandan.request.dashboard.web.Cell.Maker;
import org.diandan.request.dashboard.web.Sheet.Rows;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the dashboard and the wall screen say, ready for their templates. */
@Component
final class BoardModel {

  private static final List<Figure> OF_PLACES =
      List.of(Figure.CREATED, Figure.OPEN, Figure.OVERDUE, Figure.RESOLUTION, Figure.COVERAGE);
  private static final List<Figure> OF_MAP =
      List.of(Figure.OPEN, Figure.OVERDUE, Figure.RESOLUTION);
  private static final List<Figure> OF_TREND =
      List.of(Figure.CREATED, Figure.DELIVERED, Figure.RESOLUTION);
  private static final List<Figure> OF_TEAMS =
      List.of(Figure.FULFILMENT, Figure.RESOLUTION, Figure.COVERAGE);
  private static final int MOST_TEAMS = 20;
  private static final int MOST_ROWS = 60;

  private final ReadDashboard reading;
  private final KeyNames names;
  private final Places places;
  private final MapGround ground;

  BoardModel(ReadDashboard reading, KeyNames names, Places places, MapGround ground) {
    this.reading = reading;
    this.names = names;
    this.places = places;
    this.ground = ground;
  }

  /** An item that rose, with both numbers. */
  record Risen(String name, Linked week, Linked before, String perWeek) {}

  /** Every figure of a choice; of towns only inside one county, see {@link #towns}. */
  Mono<Map<String, Object>> figures(Maker maker) {
    return reading.of(maker.choice().slice()).flatMap(board -> figures(board, maker));
  }

  private Mono<Map<String, Object>> figures(Dashboard board, Maker maker) {
    var ranked = ranked(board.places());
    var teams = busiest(board.teams());
    return Mono.zip(
            sheet(OF_PLACES, board.places().by(), ranked, maker),
            sheet(OF_TEAMS, Dimension.TEAM, teams, maker),
            townsWithin(board.places(), maker),
            sheet(OF_TREND, board.trend().by(), board.trend().rows(), maker))
        .map(
            sheets -> {
              var model = new HashMap<String, Object>();
              model.put("cards", cards(board, maker));
              model.put("places", sheets.getT1());
              model.put("teams", sheets.getT2());
              sheets.getT3().ifPresent(towns -> model.put("towns", towns));
              model.put("trend", sheets.getT4());
              model.put("topics", topics(board.topics(), maker));
              model.put("ground", ground);
              return model;
            });
  }

  /** The day and what stands open. */
  static Map<String, Object> live(Live live, Maker maker) {
    var flow = new EnumMap<FlowStep, Linked>(FlowStep.class);
    live.today().forEach((step, counted) -> flow.put(step, maker.linked(counted)));
    return Map.of(
        "flow", flow,
        "open", maker.linked(live.open()),
        "overdue", maker.linked(live.overdue()),
        "nobody", maker.linked(live.nobody()),
        "readAt", live.readAt());
  }

  /** A table of rows, told apart by any dimension. */
  Mono<Sheet> sheet(List<Figure> figures, Dimension by, List<FigureTable.Row> rows, Maker maker) {
    var keys = rows.stream().map(FigureTable.Row::key).toList();
    return names
        .of(by, keys, maker.locale())
        .map(named -> Sheet.of(figures, new Rows(by, rows, named), maker));
  }

  /** What the map shows: every town of a choice, with where it lies. */
  Mono<Sheet> towns(Maker maker) {
    return reading.towns(maker.choice().slice()).flatMap(towns -> drawn(towns, maker));
  }

  private Mono<Optional<Sheet>> townsWithin(FigureTable places, Maker maker) {
    return places.by() == Dimension.TOWN
        ? drawn(places, maker).map(Optional::of)
        : Mono.just(Optional.empty());
  }

  private Mono<Sheet> drawn(FigureTable towns, Maker maker) {
    var rows = towns.rows();
    var keys = rows.stream().map(FigureTable.Row::key).toList();
    return places
        .named(keys)
        .map(
            found -> {
              var named =
                  found.values().stream().collect(Collectors.toMap(Place::code, Place::path));
              return Sheet.of(OF_MAP, new Rows(Dimension.TOWN, rows, named), maker)
                  .at(drawn(found.values()));
            });
  }

  private Map<String, Drawn> drawn(java.util.Collection<Place> found) {
    var at = new HashMap<String, Drawn>();
    for (var place : found) {
      var longitude = place.longitude();
      var latitude = place.latitude();
      if (longitude != null && latitude != null) {
        at.put(place.code(), ground.at(longitude, latitude));
      }
    }
    return at;
  }

  private static List<Card> cards(Dashboard board, Maker maker) {
    return ReadDashboard.CARDS.stream().map(figure -> Card.of(figure, board, maker)).toList();
  }

  /** The best confirmed first; those without any verdict last, the larger ones first. */
  private static List<FigureTable.Row> ranked(FigureTable places) {
    return places.rows().stream()
        .sorted(
            Comparator.comparingDouble(
                    (FigureTable.Row row) -> row.get(Figure.RESOLUTION).value().orElse(-1))
                .reversed())
        .limit(MOST_ROWS)
        .toList();
  }

  /** Teams that took on most, without the cases nobody holds. */
  private static List<FigureTable.Row> busiest(FigureTable teams) {
    return teams.rows().stream()
        .filter(row -> !row.key().isEmpty())
        .sorted(
            Comparator.comparingLong((FigureTable.Row row) -> row.get(Figure.FULFILMENT).base())
                .reversed())
        .limit(MOST_TEAMS)
        .toList();
  }

  private List<Risen> topics(List<Topic> topics, Maker maker) {
    Locale locale = maker.locale();
    return topics.stream()
        .map(
            topic ->
                new Risen(
                    names.item(topic.item(), locale),
                    maker.linked(topic.week()),
                    maker.linked(topic.before()),
                    FigureWords.decimal(topic.beforePerWeek())))
        .toList();
  }
}
