package org.diandan.request.tracking.web;

import java.util.List;
import java.util.UUID;
import org.diandan.request.picture.Pictures;
import org.diandan.request.picture.VisitPictures;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The photos on the private page: the resident's own, and those of the visits. */
@Component
final class ShownPhotos {

  private final Pictures pictures;
  private final VisitPictures visits;

  ShownPhotos(Pictures pictures, VisitPictures visits) {
    this.pictures = pictures;
    this.visits = visits;
  }

  /**
   * Ids of photos.
   *
   * @param own what belongs to the order
   * @param ofVisits what volunteers took
   */
  record Photos(List<UUID> own, List<UUID> ofVisits) {}

  Mono<Photos> of(UUID request) {
    return Mono.zip(pictures.list(request), visits.list(request))
        .map(
            read ->
                new Photos(
                    read.getT1(), read.getT2().stream().map(VisitPictures.Taken::id).toList()));
  }
}
