package org.diandan.request.batch.web;

import java.util.List;
import java.util.Map;
import org.diandan.request.batch.OpenImport;
import org.diandan.request.batch.ShippedMappings;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The form that brings a file: which mapping, and the file itself. */
@Controller
final class ImportForm {

  private final OpenImport imports;
  private final ShippedMappings shipped;
  private final MessageSource messages;

  ImportForm(OpenImport imports, ShippedMappings shipped, MessageSource messages) {
    this.imports = imports;
    this.shipped = shipped;
    this.messages = messages;
  }

  /** What was typed; the file has to be chosen again by every browser. */
  private record Typed(String shipped, String mapping, @Nullable FilePart file) {

    static Typed of(MultiValueMap<String, Part> parts) {
      return new Typed(
          text(parts, "shipped"),
          text(parts, "mapping"),
          parts.getFirst("file") instanceof FilePart file && !file.filename().isEmpty()
              ? file
              : null);
    }

    private static String text(MultiValueMap<String, Part> parts, String name) {
      return parts.getFirst(name) instanceof FormFieldPart field ? field.value() : "";
    }
  }

  @GetMapping("/admin/imports/new")
  Rendering show() {
    return page(HttpStatus.OK, new Typed("", "", null), List.of());
  }

  @PostMapping("/admin/imports")
  Mono<Rendering> send(
      @AuthenticationPrincipal SignedIn administrator, ServerWebExchange exchange) {
    return exchange
        .getMultipartData()
        .flatMap(parts -> open(Typed.of(parts), administrator, exchange));
  }

  private Mono<Rendering> open(Typed typed, SignedIn administrator, ServerWebExchange exchange) {
    var mapping =
        typed.mapping().isBlank() ? shipped.find(typed.shipped()).orElse("") : typed.mapping();
    if (mapping.isEmpty()) {
      return Mono.just(
          faulty(typed, exchange, List.of(new FieldError("shipped", "import.new.no-mapping"))));
    }
    var file = typed.file();
    if (file == null) {
      return Mono.just(
          faulty(typed, exchange, List.of(new FieldError("file", "import.new.no-file"))));
    }
    return imports
        .open(file.filename(), mapping, administrator.personId())
        .flatMap(
            outcome ->
                switch (outcome) {
                  case OpenImport.Outcome.Opened opened ->
                      imports
                          .receive(opened.id(), file.content())
                          .thenReturn(to("/admin/imports/" + opened.id()));
                  case OpenImport.Outcome.Faulty faulty ->
                      Mono.just(
                          faulty(
                              typed,
                              exchange,
                              faulty.faults().stream().map(ImportAnswers::error).toList()));
                });
  }

  private Rendering faulty(Typed typed, ServerWebExchange exchange, List<FieldError> errors) {
    var locale = exchange.getLocaleContext().getLocale();
    return page(
        HttpStatus.UNPROCESSABLE_CONTENT,
        typed,
        errors.stream()
            .map(
                error ->
                    Map.entry(
                        error.field().split("\\.", 2)[0],
                        named(error)
                            + messages.getMessage(
                                error.messageKey(), error.arguments().toArray(), locale)))
            .toList());
  }

  /** Entries of the mapping are named; the other fields have a label of their own. */
  private static String named(FieldError error) {
    return error.field().startsWith("mapping.")
        ? error.field().substring("mapping.".length()) + " — "
        : "";
  }

  private Rendering page(HttpStatus status, Typed typed, List<Map.Entry<String, String>> errors) {
    return Rendering.view("request/import/new")
        .status(status)
        .modelAttribute("errors", errors)
        .modelAttribute("shipped", shipped.names())
        .modelAttribute("chosen", typed.shipped())
        .modelAttribute("mapping", typed.mapping())
        .modelAttribute("example", shipped.find("hotline").orElse(""))
        .build();
  }

  private static Rendering to(String path) {
    return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
  }
}
