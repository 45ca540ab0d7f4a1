package org.diandan.notification.template.web;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.notification.message.Audience;
import org.diandan.notification.message.Language;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.MessageTexts;
import org.diandan.notification.message.Wording;
import org.diandan.notification.message.Words;
import org.diandan.notification.message.WordsInForce;
import org.diandan.notification.message.WordsInForce.Of;
import org.diandan.notification.template.TemplateRow;
import org.diandan.notification.template.TypedWords;
import org.diandan.notification.template.TypedWords.Fault;
import org.diandan.notification.template.web.TemplateView.Group;
import org.diandan.notification.template.web.TemplateView.Latest;
import org.diandan.notification.template.web.TemplateView.Line;
import org.diandan.notification.template.web.TemplateView.Version;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts templates into what the pages show. */
@Component
class TemplateWords {

  private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final MessageTexts texts;
  private final WordsInForce inForce;
  private final MessageSource messages;
  private final Clock clock;
  private final ZoneId zone;

  TemplateWords(Told told, MessageSource messages, Clock clock) {
    this.texts = told.texts();
    this.inForce = told.inForce();
    this.zone = told.zone();
    this.messages = messages;
    this.clock = clock;
  }

  /** What people are told, and where they are. */
  @Component
  record Told(MessageTexts texts, WordsInForce inForce, ZoneId zone) {}

  /** The words in force. */
  Wording current(Of what) {
    return inForce.find(what).orElseGet(() -> texts.shipped(what));
  }

  Words sample(Of what, Wording wording) {
    return texts.sample(what, wording, clock.instant());
  }

  /** Every kind whose words have the wanted ones in them, by who is told. */
  List<Group> groups(Language language, String wanted) {
    var lines = new EnumMap<Audience, List<Line>>(Audience.class);
    Arrays.stream(MessageKind.values())
        .forEach(
            kind -> {
              var line = line(new Of(kind, language));
              if (line.matches(wanted)) {
                lines.computeIfAbsent(kind.audience(), _ -> new ArrayList<>()).add(line);
              }
            });
    return lines.entrySet().stream()
        .map(entry -> new Group(entry.getKey().name(), entry.getValue()))
        .toList();
  }

  private Line line(Of what) {
    return new Line(
        path(what),
        sample(what, current(what)),
        inForce.find(what).isPresent(),
        what.kind().channels());
  }

  static String path(Of what) {
    return TemplatePages.PATH + "/" + what.kind().name() + "?language=" + what.language().code();
  }

  TypedWords shipped(Of what) {
    return TypedWords.of(texts.shipped(what), what.language());
  }

  /** The names of the places there is something to put into, with what that is. */
  Map<String, String> places(Of what, Locale locale) {
    return texts.knownPlaces(what.kind()).stream()
        .sorted()
        .collect(
            Collectors.toMap(
                place -> place.written(what.language()),
                place -> say("templates.place." + place, locale),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  /** The versions, the newest first, each with what it took the place of. */
  List<Version> versions(List<TemplateRow> rows, Of what) {
    var versions = new ArrayList<Version>();
    for (var at = 0; at < rows.size(); at++) {
      var row = rows.get(at);
      var before = at + 1 < rows.size() ? told(rows.get(at + 1), what) : shipped(what);
      versions.add(
          new Version(
              row.number(),
              when(row),
              row.changedBy().toString(),
              row.reason(),
              row.words().isEmpty(),
              row.isDamaged(),
              before,
              row.words().orElseGet(() -> shipped(what))));
    }
    return versions;
  }

  /** The latest changes of all kinds. */
  List<Latest> latest(List<TemplateRow> rows) {
    return rows.stream()
        .map(
            row ->
                new Latest(
                    path(row.what()),
                    sample(row.what(), texts.shipped(row.what())).title(),
                    when(row),
                    row.changedBy().toString(),
                    row.reason()))
        .toList();
  }

  private String when(TemplateRow row) {
    return EXACT.format(row.changedAt().atZone(zone));
  }

  private TypedWords told(TemplateRow row, Of what) {
    return row.isDamaged() ? shipped(what) : row.words().orElseGet(() -> shipped(what));
  }

  /** Sentences by field. */
  Map<String, String> errors(List<Fault> faults, Locale locale) {
    var errors = new LinkedHashMap<String, String>();
    faults.forEach(
        fault ->
            errors.putIfAbsent(
                fault.field(),
                messages.getMessage(fault.key(), fault.arguments().toArray(), locale)));
    return errors;
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
