package org.diandan.request.picture;

import java.util.List;
import java.util.UUID;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.SwitchesInForce;
import org.diandan.request.intake.DraftSecret;
import org.diandan.request.picture.PictureRows.Owner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The pictures of requests and of half-filled forms. Drawing happens on a few threads of its own.
 */
@Component
public final class Pictures {

  /** Of one request, or of one form. */
  public static final int MOST = 6;

  /** Of one file, in bytes. */
  public static final int LARGEST_FILE = 10 << 20;

  private final PictureRows rows;
  private final SwitchesInForce switches;
  private final Scheduler drawing;

  Pictures(PictureRows rows, SwitchesInForce switches, Scheduler pictureScheduler) {
    this.rows = rows;
    this.switches = switches;
    this.drawing = pictureScheduler;
  }

  /**
   * Adds a picture to a request; whether the caller may is for the caller to check.
   *
   * @param file as it was uploaded, a JPEG or PNG
   */
  public Mono<Attachment> attach(UUID request, byte[] file, Contributor by) {
    return attach(Owner.of(request), file, by);
  }

  /** Adds a picture to a half-filled form that was saved before. */
  public Mono<Attachment> attach(DraftSecret draft, byte[] file) {
    return attach(Owner.ofDraft(draft.hash()), file, Contributor.RESIDENT);
  }

  private Mono<Attachment> attach(Owner owner, byte[] file, Contributor by) {
    if (!switches.isOn(Feature.PHOTOS)) {
      return Mono.just(new Attachment.Refused(PictureRefusal.SWITCHED_OFF));
    }
    if (file.length > LARGEST_FILE) {
      return Mono.just(new Attachment.Refused(PictureRefusal.TOO_LARGE));
    }
    return rows.list(owner)
        .flatMap(
            known ->
                known.size() >= MOST
                    ? Mono.just(new Attachment.Refused(PictureRefusal.TOO_MANY))
                    : redrawn(file).flatMap(outcome -> kept(owner, outcome, by)));
  }

  private Mono<RedrawPicture.Outcome> redrawn(byte[] file) {
    return Mono.fromCallable(() -> RedrawPicture.of(file)).subscribeOn(drawing);
  }

  private Mono<Attachment> kept(Owner owner, RedrawPicture.Outcome outcome, Contributor by) {
    return switch (outcome) {
      case RedrawPicture.Outcome.Redrawn redrawn -> rows.keep(owner, redrawn.picture(), by);
      case RedrawPicture.Outcome.Unusable unusable ->
          Mono.just(new Attachment.Refused(unusable.reason()));
    };
  }

  /** Ids of a request's pictures in the order they were brought; empty when it has none. */
  public Mono<List<UUID>> list(UUID request) {
    return rows.list(Owner.of(request));
  }

  /** Ids of a form's pictures in the order they were brought; empty when it has none. */
  public Mono<List<UUID>> list(DraftSecret draft) {
    return rows.list(Owner.ofDraft(draft.hash()));
  }

  /** A picture of a request as JPEG; empty when it is none of this request. */
  public Mono<byte[]> read(UUID request, UUID picture) {
    return rows.read(Owner.of(request), picture);
  }

  /** A picture of a form as JPEG; empty when it is none of this form. */
  public Mono<byte[]> read(DraftSecret draft, UUID picture) {
    return rows.read(Owner.ofDraft(draft.hash()), picture);
  }

  /** Takes a picture back before the form is sent. */
  public Mono<Void> remove(DraftSecret draft, UUID picture) {
    return rows.removeOfDraft(draft.hash(), picture);
  }
}
