package org.diandan.request.desk.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.callback.LeaseCallbacks;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.desk.CallerHistory;
import org.diandan.request.desk.CompleteItem;
import org.diandan.request.desk.DeskDrafts;
import org.diandan.request.desk.DeskForm;
import org.diandan.request.desk.KnowledgeNotes;
import org.diandan.request.desk.LikeCalls;
import org.diandan.request.desk.Offered;
import org.diandan.request.desk.QueueKind;
import org.diandan.request.desk.QuickPhrases;
import org.diandan.request.desk.ReviewQueue;
import org.diandan.request.desk.TakeCall;
import org.diandan.request.suggestion.SuggestItems;
import org.diandan.request.suggestion.Suggestion;
import org.diandan.request.suggestion.Suggestions;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Renders the desk: everything on it follows from the form at hand. */
@Component
final class DeskScreen {

  private static final int MOST_SUGGESTED = 3;

  private final Lists lists;
  private final Beside beside;
  private final Knowledge.Source knowledge;
  private final MessageSource messages;

  DeskScreen(Lists lists, Beside beside, Knowledge.Source knowledge, MessageSource messages) {
    this.lists = lists;
    this.beside = beside;
    this.knowledge = knowledge;
    this.messages = messages;
  }

  /** What stands left of the form. */
  @Component("deskLists")
  record Lists(ReviewQueue queue, LeaseCallbacks callbacks, DeskDrafts drafts) {}

  /** What stands right of the form. */
  @Component("deskBeside")
  record Beside(
      CallerHistory history,
      CompleteItem items,
      TakeCall calls,
      KnowledgeNotes notes,
      QuickPhrases phrases,
      SuggestItems suggestions,
      LikeCalls likes) {}

  /** The whole screen. */
  Mono<Rendering> page(Sight sight) {
    return Mono.zip(queueModel(sight), asideModel(sight))
        .map(
            models ->
                Rendering.view("request/desk/desk")
                    .status(
                        sight.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .model(models.getT1())
                    .model(models.getT2())
                    .modelAttribute("errors", sentences(sight))
                    .build());
  }

  /** Only what changes while somebody types. */
  Mono<Rendering> aside(Sight sight) {
    return asideModel(sight)
        .map(model -> Rendering.view("request/desk/aside :: changing").model(model).build());
  }

  /** Only the queue. */
  Mono<Rendering> queue(Sight sight) {
    return queueModel(sight)
        .map(model -> Rendering.view("request/desk/aside :: queue").model(model).build());
  }

  private Mono<Map<String, Object>> queueModel(Sight sight) {
    return Mono.zip(
            lists.queue().counts(sight.areas()),
            lists.queue().list(sight.areas(), sight.kind()).collectList(),
            lists.callbacks().countDue(sight.areas()),
            lists.drafts().aside(sight.operatorId()).collectList())
        .map(
            found -> {
              var model = basics(sight);
              model.put("kinds", QueueKind.values());
              model.put("kind", sight.kind());
              model.put("counts", found.getT1());
              model.put("lines", found.getT2());
              model.put("callbacks", found.getT3());
              model.put("aside", found.getT4());
              return model;
            });
  }

  private Mono<Map<String, Object>> asideModel(Sight sight) {
    var form = sight.draft().form();
    return Mono.zip(
            history(sight).collectList(),
            beside.calls().places(form, sight.areas()),
            note(form),
            beside.phrases().listFor(sight.areas()).collectList(),
            suggestions(sight),
            beside.likes().to(form, sight.areas()))
        .map(
            found -> {
              var model = basics(sight);
              model.put("draft", sight.draft());
              model.put("form", form);
              model.put("known", form.phone().isPresent());
              model.put("history", found.getT1());
              model.put("places", found.getT2());
              item(form)
                  .ifPresent(
                      item ->
                          model.put(
                              "knowledge", knowledge.of(item, found.getT3(), sight.locale())));
              model.put("phrases", found.getT4());
              model.put(
                  "wanted",
                  item(form)
                      .map(item -> beside.items().offered(item, sight.locale()).label())
                      .orElse(form.get("wanted")));
              model.put("suggested", found.getT5());
              model.put("suggesting", sight.suggesting());
              model.put("likes", found.getT6());
              model.put("items", items(form, sight.locale()));
              return model;
            });
  }

  private Map<String, Object> basics(Sight sight) {
    var model = new HashMap<String, Object>();
    model.put("catalogue", catalogue());
    model.put("spoken", knowledge.spoken(sight.locale()));
    return model;
  }

  private Catalogue catalogue() {
    return knowledge.catalogue();
  }

  private Flux<CallerHistory.Line> history(Sight sight) {
    return Mono.justOrEmpty(sight.draft().form().phone())
        .flatMapMany(phone -> beside.history().of(phone, sight.areas()));
  }

  private java.util.Optional<ServiceItem> item(DeskForm form) {
    return catalogue().find(form.get("item"));
  }

  private Mono<String> note(DeskForm form) {
    return item(form).map(item -> beside.notes().of(item.code())).orElse(Mono.just(""));
  }

  /**
   * What the caller's words may mean.
   *
   * @param shown names the proposal when the order confirms it
   */
  record Suggested(String shown, List<Offered> best) {}

  private Mono<Suggested> suggestions(Sight sight) {
    var words = sight.draft().form().get("words");
    return sight.suggesting() && !words.isBlank()
        ? beside.suggestions().forWords(words).map(found -> suggested(found, words, sight.locale()))
        : Mono.just(new Suggested("", List.of()));
  }

  /** Words that teach nothing may still be part of a name of the menu. */
  private Suggested suggested(Suggestions found, String words, Locale locale) {
    var items =
        found.best().isEmpty()
            ? catalogue().search(words)
            : found.best().stream().map(Suggestion::item).toList();
    return new Suggested(
        found.best().isEmpty() ? "" : found.id().toString(),
        items.stream()
            .limit(MOST_SUGGESTED)
            .map(item -> beside.items().offered(item, locale))
            .toList());
  }

  private List<Offered> items(DeskForm form, Locale locale) {
    return item(form).isPresent() ? List.of() : beside.items().forWords(form.get("wanted"), locale);
  }

  private Map<String, String> sentences(Sight sight) {
    var sentences = new LinkedHashMap<String, String>();
    for (var error : sight.errors()) {
      sentences.putIfAbsent(
          fieldOf(error),
          messages.getMessage(error.messageKey(), error.arguments().toArray(), sight.locale()));
    }
    return sentences;
  }

  /** The field of the desk that asks for what is wrong. */
  private static String fieldOf(FieldError error) {
    return switch (error.field()) {
      case "item" -> "wanted";
      case "area", "longitude", "latitude" -> "place";
      case "wishedFrom", "wishedUntil" -> "day";
      default -> error.field();
    };
  }
}
