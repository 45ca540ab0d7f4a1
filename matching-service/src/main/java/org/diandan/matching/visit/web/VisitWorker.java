package org.diandan.matching.visit.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the service worker from where it may have the pages of visits, the list included. */
@RestController
class VisitWorker {

  private static final Resource WORKER = new ClassPathResource("static/matching/visits-sw.js");

  @GetMapping("/visits/sw.js")
  ResponseEntity<Resource> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/javascript"))
        .cacheControl(CacheControl.noCache())
        .header("Service-Worker-Allowed", "/visits")
        .body(WORKER);
  }
}
