package org.diandan.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.diandan.request.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FiguresIT {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void readsEveryFigureByEveryDimensionAndIsNeverNaN() {
    var reading = service.bean(ReadFigures.class);
    var period = Period.ofDays(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1), ZONE);
    var slice =
        Slice.of(List.of("3608", "36"), period)
            .with(Dimension.TEAM_KIND, "PARTY")
            .with(Dimension.GROUP, "LF");

    for (var by : Dimension.values()) {
      var table = reading.read(slice, by, EnumSet.allOf(Figure.class)).block(LIMIT);
      assertThat(table).isNotNull();
      assertThat(table.total().measures()).hasSize(Figure.values().length);
    }
    for (var figure : Figure.values()) {
      for (var part : Part.values()) {
        assertThat(service.bean(ListCases.class).count(slice, figure, part).block(LIMIT)).isZero();
        assertThat(
                service
                    .bean(ListCases.class)
                    .behind(slice, figure, part, ListCases.Page.all())
                    .collectList()
                    .block(LIMIT))
            .isEmpty();
      }
    }
    assertThat(reading.trend(slice, Dimension.WEEK, EnumSet.of(Figure.CREATED)).block(LIMIT).rows())
        .hasSize(9);
  }
}
