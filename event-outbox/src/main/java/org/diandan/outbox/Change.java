package org.diandan.outbox;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diandan.contract.Event;
import org.jspecify.annotations.Nullable;

/**
 * A change of state together with the events that tell of it and the key that makes it happen once.
 *
 * <p>Immutable: every method gives a new change.
 */
public final class Change {

  private static final Change NONE = of("changed as (select 1)");

  private final String ctes;
  private final Map<String, Parameter> bindings;
  private final List<Event> events;
  private final @Nullable Once once;

  private Change(
      String ctes, Map<String, Parameter> bindings, List<Event> events, @Nullable Once once) {
    this.ctes = ctes;
    this.bindings = Map.copyOf(bindings);
    this.events = List.copyOf(events);
    this.once = once;
  }

  /**
   * A change made of comma separated common table expressions, without the leading {@code with}.
   *
   * @param ctes the one named {@code changed} must return a row if, and only if, the change holds;
   *     if it does not, all the others must write nothing either. Parameters are {@code :named};
   *     names that start with {@code outbox_} are taken
   */
  public static Change of(@CompileTimeConstant String ctes) {
    return new Change(ctes, Map.of(), List.of(), null);
  }

  /** No rows of our own: an event handled without an effect, or events that tell of nothing new. */
  public static Change none() {
    return NONE;
  }

  /** Gives a parameter its value; an array is one value. */
  public Change bind(String name, Object value) {
    return bound(name, Parameters.in(value));
  }

  /** Gives a parameter its value or null. */
  public Change bindNullable(String name, @Nullable Object value, Class<?> type) {
    return bound(name, value == null ? Parameters.in(type) : Parameters.in(value));
  }

  /** Adds events, in this order, that are published if the change holds. */
  public Change publishing(Event... added) {
    return publishing(List.of(added));
  }

  /** Adds events, in this order, that are published if the change holds. */
  public Change publishing(Collection<? extends Event> added) {
    var all = new ArrayList<>(events);
    all.addAll(added);
    return new Change(ctes, bindings, all, once);
  }

  /**
   * Makes a repeated call harmless for at least 24 hours.
   *
   * @param key names the call, with its caller, in the whole service
   * @param fingerprint of what was asked; the same key with another one is {@link
   *     Written.KeyReused}
   * @param answer what a repeated call is told
   */
  public Change once(String key, String fingerprint, String answer) {
    return new Change(ctes, bindings, events, new Once(key, fingerprint, answer));
  }

  private Change bound(String name, Parameter value) {
    var all = new HashMap<>(bindings);
    if (name.startsWith("outbox_") || all.put(name, value) != null) {
      throw new IllegalArgumentException("The parameter name \"%s\" is taken.".formatted(name));
    }
    return new Change(ctes, all, events, once);
  }

  String ctes() {
    return ctes;
  }

  Map<String, Parameter> bindings() {
    return bindings;
  }

  List<Event> events() {
    return events;
  }

  @Nullable Once once() {
    return once;
  }

  /** The idempotency key of a call. */
  record Once(String key, String fingerprint, String answer) {

    Once {
      requireNonNull(key, "key");
      requireNonNull(fingerprint, "fingerprint");
      requireNonNull(answer, "answer");
    }
  }
}
