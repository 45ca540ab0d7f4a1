package org.diandan.notification.template;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.notification.message.Language;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.Phrase;
import org.diandan.notification.message.Placeholder;
import org.diandan.notification.message.Wording;

/**
 * Words as somebody typed them, or as a row has them.
 *
 * @param reply how to answer by text message; empty where no answer is wanted
 */
public record TypedWords(String title, String body, String reply) {

  static final int LONGEST_TITLE = 60;
  static final int LONGEST_BODY = 500;
  static final int LONGEST_REPLY = 100;

  public TypedWords {
    title = title.strip().replaceAll("\\s+", " ");
    body = body.strip().replace("\r\n", "\n").replace('\r', '\n');
    reply = reply.strip().replaceAll("\\s+", " ");
  }

  /** What a message needs of its words. */
  public record Needs(MessageKind kind, Language language, Set<Placeholder> known, boolean reply) {
    public Needs {
      known = Set.copyOf(known);
    }
  }

  /**
   * What is wrong.
   *
   * @param field title, body or reply
   * @param key of the sentence in the bundle
   */
  public record Fault(String field, String key, List<Object> arguments) {
    public Fault {
      arguments = List.copyOf(arguments);
    }

    static Fault of(String field, String key, Object... arguments) {
      return new Fault(field, key, List.of(arguments));
    }
  }

  /** What came of looking at the words. */
  public sealed interface Checked {

    /** They can be told. */
    record Usable(Wording wording) implements Checked {}

    /** They cannot, in the order of the fields. */
    record Faulty(List<Fault> faults) implements Checked {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Words as they are written in a language. */
  public static TypedWords of(Wording wording, Language language) {
    return new TypedWords(
        wording.title().written(language),
        wording.body().written(language),
        wording.reply().map(reply -> reply.written(language)).orElse(""));
  }

  /** Whether every message of the kind can be told in these words. */
  public Checked check(Needs needs) {
    var faults = new ArrayList<Fault>();
    var code = EnumSet.of(Placeholder.CODE);
    var titled = new Field("title", title, LONGEST_TITLE).read(needs, needs.known(), faults);
    var bodied = new Field("body", body, LONGEST_BODY).read(needs, needs.known(), faults);
    // After English words comes a space, after Chinese ones none.
    var space = needs.language() == Language.ENGLISH ? " " : "";
    var replied =
        needs.reply()
            ? new Field("reply", reply, LONGEST_REPLY).read(needs, code, faults)
            : Optional.<Phrase>empty();
    if (needs.kind().carriesCode()) {
      bodied.filter(one -> lacksCode(one)).ifPresent(_ -> faults.add(codeMissing("body", needs)));
    }
    replied.filter(one -> lacksCode(one)).ifPresent(_ -> faults.add(codeMissing("reply", needs)));
    if (!faults.isEmpty() || titled.isEmpty() || bodied.isEmpty()) {
      return new Checked.Faulty(faults);
    }
    var spaced = replied.map(_ -> phrase(space + reply));
    return new Checked.Usable(new Wording(titled.get(), bodied.get(), spaced));
  }

  private static boolean lacksCode(Phrase phrase) {
    return !phrase.places().contains(Placeholder.CODE);
  }

  private static Fault codeMissing(String field, Needs needs) {
    return Fault.of(field, "templates.fault.code", Placeholder.CODE.written(needs.language()));
  }

  private static Phrase phrase(String text) {
    return switch (Phrase.read(text)) {
      case Phrase.Reading.Understood understood -> understood.phrase();
      case Phrase.Reading.UnknownPlace _, Phrase.Reading.LooseBrace _ ->
          throw new IllegalStateException("It was readable a moment ago.");
    };
  }

  /** One of the three texts. */
  private record Field(String name, String text, int longest) {

    Optional<Phrase> read(Needs needs, Set<Placeholder> known, List<Fault> faults) {
      if (text.isEmpty() || text.length() > longest) {
        faults.add(Fault.of(name, "templates.fault.length", longest));
        return Optional.empty();
      }
      return switch (Phrase.read(text)) {
        case Phrase.Reading.LooseBrace loose -> {
          faults.add(Fault.of(name, "templates.fault.brace", loose.line()));
          yield Optional.empty();
        }
        case Phrase.Reading.UnknownPlace unknown -> {
          faults.add(
              Fault.of(
                  name,
                  "templates.fault.unknown",
                  unknown.line(),
                  "{" + unknown.name() + "}",
                  list(known, needs.language())));
          yield Optional.empty();
        }
        case Phrase.Reading.Understood understood -> {
          strangers(understood.phrase(), needs, known, faults);
          yield Optional.of(understood.phrase());
        }
      };
    }

    /** Places that exist, but are empty in messages of this kind. */
    private void strangers(Phrase phrase, Needs needs, Set<Placeholder> known, List<Fault> faults) {
      for (var place : phrase.places()) {
        var line = phrase.lineOf(place);
        if (!known.contains(place) && line != null) {
          faults.add(
              Fault.of(
                  name,
                  "templates.fault.unknown",
                  line,
                  place.written(needs.language()),
                  list(known, needs.language())));
        }
      }
    }

    private static String list(Set<Placeholder> known, Language language) {
      return known.stream()
          .sorted()
          .map(place -> place.written(language))
          .collect(Collectors.joining(" "));
    }
  }
}
