package org.diandan.request.statistics;

import java.time.ZoneOffset;
import org.diandan.contract.ClockEvent;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ClockEvent.ClockPaused;
import org.diandan.contract.ClockEvent.ClockReminder;
import org.diandan.outbox.Change;

/** What moving clocks mean for the figures. */
final class ClockFigures {

  private ClockFigures() {}

  static Change change(ClockEvent event) {
    return switch (event) {
      case ClockPaused e -> paused(e);
      case ClockMoved e -> moved(e);
      case ClockReminder _ -> Change.none();
    };
  }

  private static Change paused(ClockPaused event) {
    return about(
        Change.of(
            """
                changed as (
                  insert into request_figure (request_id, area_code, paused)
                  values (:request, :area, true)
                  on conflict on constraint request_figure_pk do update set paused = true
                  returning 1
                )
                """),
        event);
  }

  private static Change moved(ClockMoved event) {
    return about(
            Change.of(
                """
                changed as (
                  insert into request_figure (
                    request_id, area_code, accept_by, finish_by, original_finish_by, paused)
                  values (:request, :area, :acceptBy, :finishBy, :original, false)
                  on conflict on constraint request_figure_pk do update
                    set accept_by = excluded.accept_by,
                      finish_by = excluded.finish_by,
                      original_finish_by = excluded.original_finish_by,
                      paused = request_figure.paused and not :waitOver
                  returning 1
                )
                """),
            event)
        .bind("acceptBy", event.clocks().acceptBy().atOffset(ZoneOffset.UTC))
        .bind("finishBy", event.clocks().finishBy().atOffset(ZoneOffset.UTC))
        .bind("original", event.originalFinishBy().atOffset(ZoneOffset.UTC))
        .bind("waitOver", event.cause() == ClockEvent.MoveCause.WAIT_OVER);
  }

  private static Change about(Change change, ClockEvent event) {
    return change.bind("request", event.requestId()).bind("area", event.area().value());
  }
}
