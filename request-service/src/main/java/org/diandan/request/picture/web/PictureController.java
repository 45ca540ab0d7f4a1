package org.diandan.request.picture.web;

import java.util.UUID;
import org.diandan.request.picture.Pictures;
import org.diandan.request.picture.VisitPictures;
import org.diandan.request.tracking.FindRequest;
import org.diandan.web.SignedIn;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the pictures of a request to its resident, to its team and to the desks of its area. */
@RestController
class PictureController {

  private final Pictures pictures;
  private final VisitPictures visitPictures;
  private final FindRequest requests;
  private final PictureViewers viewers;

  PictureController(
      Pictures pictures,
      VisitPictures visitPictures,
      FindRequest requests,
      PictureViewers viewers) {
    this.pictures = pictures;
    this.visitPictures = visitPictures;
    this.requests = requests;
    this.viewers = viewers;
  }

  /** For whoever has the private link. */
  @GetMapping("/r/{token}/pictures/{id}")
  Mono<ResponseEntity<byte[]>> ofLink(@PathVariable String token, @PathVariable UUID id) {
    return PictureAnswers.own(
        requests.byLink(token).flatMap(request -> pictures.read(request.id(), id)));
  }

  /** For staff; every look is recorded. */
  @GetMapping("/requests/{request}/pictures/{id}")
  Mono<ResponseEntity<byte[]>> ofRequest(
      @PathVariable UUID request,
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn viewer,
      ServerHttpRequest call) {
    return PictureAnswers.recorded(
        viewers
            .mayLook(viewer, request, call)
            .flatMap(may -> may ? pictures.read(request, id) : Mono.empty()));
  }

  /** A photo of a visit for the team and the desks of the area; every look is recorded. */
  @GetMapping("/requests/{request}/visit-photos/{id}")
  Mono<ResponseEntity<byte[]>> ofVisit(
      @PathVariable UUID request,
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn viewer,
      ServerHttpRequest call) {
    return PictureAnswers.recorded(
        viewers
            .mayLook(viewer, request, call)
            .flatMap(may -> may ? visitPictures.read(request, id) : Mono.empty()));
  }

  /** A photo of a visit for whoever has the private link: it is their home. */
  @GetMapping("/r/{token}/visit-photos/{id}")
  Mono<ResponseEntity<byte[]>> ofVisitByLink(@PathVariable String token, @PathVariable UUID id) {
    return PictureAnswers.own(
        requests.idByLink(token).flatMap(request -> visitPictures.read(request, id)));
  }
}
