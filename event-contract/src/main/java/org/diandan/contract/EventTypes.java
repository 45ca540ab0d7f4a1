package org.diandan.contract;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All event records by their wire names. */
public final class EventTypes {

  private static final SortedMap<String, Class<? extends Event>> BY_WIRE_NAME = new TreeMap<>();

  static {
    recordsOf(Event.class)
        .forEach(type -> BY_WIRE_NAME.put(wireNameOf(type), type.asSubclass(Event.class)));
  }

  private EventTypes() {}

  /** Wire name to record type, in the order of the names; unmodifiable. */
  public static SortedMap<String, Class<? extends Event>> all() {
    return Collections.unmodifiableSortedMap(BY_WIRE_NAME);
  }

  /** The record type of a wire name; empty for a name this release does not know. */
  public static Optional<Class<? extends Event>> find(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }

  /** The wire name of an event. */
  public static String wireNameOf(Event event) {
    return wireNameOf(event.getClass());
  }

  private static String wireNameOf(Class<?> type) {
    var name = type.getAnnotation(WireName.class);
    if (name == null) {
      throw new IllegalStateException("An event record needs a @WireName: " + type.getName());
    }
    return name.value();
  }

  private static Stream<Class<?>> recordsOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::recordsOf)
        : Stream.of(type);
  }
}
