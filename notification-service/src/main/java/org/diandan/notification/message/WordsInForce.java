package org.diandan.notification.message;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The words administrators put in the place of the shipped ones, on this instance. Thread-safe. */
@Component
public class WordsInForce {

  private final Map<Of, Wording> changed = new ConcurrentHashMap<>();

  /** What is put into words. */
  public record Of(MessageKind kind, Language language) {}

  /** The words in force; empty where the shipped ones are. */
  public Optional<Wording> find(Of what) {
    return Optional.ofNullable(changed.get(what));
  }

  /** Puts words in force; empty ones bring the shipped ones back. */
  public void adopt(Of what, Optional<Wording> words) {
    words.ifPresentOrElse(wording -> changed.put(what, wording), () -> changed.remove(what));
  }
}
