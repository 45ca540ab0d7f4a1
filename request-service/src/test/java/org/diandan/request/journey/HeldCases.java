package org.diandan.request.journey;

import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Referring.text;

import java.time.Duration;
import java.util.Map;
import org.diandan.request.journey.Ordering.Taken;
import org.diandan.request.picture.Attachment;
import org.diandan.request.picture.Contributor;
import org.diandan.request.picture.Photos;
import org.diandan.request.picture.Pictures;
import org.diandan.request.picture.VisitPictures;
import org.diandan.request.picture.VisitPictures.Moment;
import org.diandan.request.picture.VisitPictures.Shot;
import org.jspecify.annotations.Nullable;

/** Cases as volunteers and the desk have them. */
final class HeldCases {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Holdings held;

  HeldCases(Holdings held) {
    this.held = held;
  }

  void fill() {
    var open = held.ordered("open");
    set(open, "accept_by = now() - interval '1 hour'");
    set(held.ordered("escalated"), "state = 'ESCALATED', version = version + 1");
    var merged = held.ordered("merged").id();
    var desk = held.staff.as("OPERATOR");
    desk.json("/api/requests/" + merged + "/merge", Map.of("into", open.id(), "reason", "同一件"));
    var closed = held.ordered("closed").id();
    desk.json(
        "/api/requests/" + closed + "/closing",
        Map.of("reason", "DONE_BY_OTHERS", "explanation", "邻居帮了忙"));
    set(
        held.ordered("delivered"),
        "state = 'DELIVERED', delivered_at = now() - interval '30 hours', version = version + 1");
    var pictures = SERVICE.bean(Pictures.class);
    var picture = pictures.attach(open.id(), Photos.png(8, 8), Contributor.RESIDENT).block(SOON);
    held.put("picture", attached(picture));
    accepted();
  }

  private void accepted() {
    var id = held.ordered("accepted").id();
    MATCHING.say(held.team.isAsked(id, 1), held.team.accepts(id, 1));
    var state = "select state from request where id = '%s'".formatted(id);
    await().until(() -> text(state).equals("ACCEPTED"));
    var shot = new Shot(id, Moment.BEFORE, held.staff.id("LEADER"));
    var photos = SERVICE.bean(VisitPictures.class);
    held.put("visitPhoto", attached(photos.attach(shot, Photos.png(8, 8)).block(SOON)));
    held.staff
        .as("LEADER")
        .form("/requests/" + id + "/clock/extension", "day=2099-01-02&time=18:00&reason=等配件");
    held.find(
        "extension",
        "select id::text from request_extension where request_id = '%s'".formatted(id));
  }

  private static void set(Taken taken, String columns) {
    SERVICE
        .database()
        .execute("update request set %s where id = '%s'".formatted(columns, taken.id()));
  }

  private static String attached(@Nullable Attachment attachment) {
    if (attachment instanceof Attachment.Attached attached) {
      return attached.picture().toString();
    }
    throw new AssertionError(attachment);
  }
}
