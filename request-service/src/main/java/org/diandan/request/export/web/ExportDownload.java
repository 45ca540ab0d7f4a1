package org.diandan.request.export.web;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.export.ExportJob;
import org.diandan.request.export.ExportJobs;
import org.diandan.request.export.FetchExport;
import org.diandan.request.export.FetchExport.Fetched;
import org.diandan.request.feature.SwitchesInForce;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends files; with POST, because each time is counted and no prefetching browser may use one up.
 */
@Controller
class ExportDownload {

  private final ExportJobs jobs;
  private final FetchExport fetching;
  private final LadderWords words;
  private final SwitchesInForce switches;

  ExportDownload(
      ExportJobs jobs, FetchExport fetching, LadderWords words, SwitchesInForce switches) {
    this.jobs = jobs;
    this.fetching = fetching;
    this.words = words;
    this.switches = switches;
  }

  @PostMapping(ExportPages.PATH + "/{id}/file")
  Mono<ResponseEntity<Flux<DataBuffer>>> fetch(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn reader,
      ServerWebExchange exchange,
      Locale locale) {
    return jobs.find(id, reader.personId())
        .filter(job -> job.orderedBy().equals(reader.personId()))
        .switchIfEmpty(Mono.error(ExportPages::unknown))
        .doOnNext(job -> ExportPages.requirePersonal(job, switches))
        .flatMap(
            job ->
                fetching
                    .fetch(job, ExportPages.caller(exchange, reader))
                    .map(
                        fetched ->
                            answer(
                                fetched,
                                fileName(job, locale),
                                job,
                                exchange.getResponse().bufferFactory())));
  }

  private static ResponseEntity<Flux<DataBuffer>> answer(
      Fetched fetched, String name, ExportJob job, DataBufferFactory buffers) {
    return switch (fetched) {
      case Fetched.File file ->
          ResponseEntity.ok()
              .cacheControl(CacheControl.noStore())
              .header(HttpHeaders.CONTENT_TYPE, job.form().mediaType())
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  ContentDisposition.attachment()
                      .filename(name, StandardCharsets.UTF_8)
                      .build()
                      .toString())
              .contentLength(file.bytes())
              .body(file.pieces().map(buffers::wrap));
      case Fetched.NotEntitled _ ->
          throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "export.refused.lost");
      case Fetched.Gone _ -> throw new Refusal(HttpStatus.GONE, "file-gone", "export.refused.gone");
    };
  }

  private String fileName(ExportJob job, Locale locale) {
    var ordered =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT)
            .format(job.orderedAt().atZone(words.zone()));
    return "%s-%s.%s".formatted(words.of("export.sheet", locale), ordered, job.form().ending());
  }
}
