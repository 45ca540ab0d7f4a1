package org.diandan.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON schema of an event record, read off the record itself. */
final class EventSchema {

  private EventSchema() {}

  static Map<String, Object> of(Class<?> type) {
    var properties = new LinkedHashMap<String, Object>();
    for (var component : type.getRecordComponents()) {
      properties.put(component.getName(), of(component.getGenericType()));
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("required", requiredOf(type));
    schema.put("properties", properties);
    return schema;
  }

  private static List<String> requiredOf(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !isNullable(component))
        .map(RecordComponent::getName)
        .toList();
  }

  static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType set && set.getRawType() == Set.class) {
      var items = of(set.getActualTypeArguments()[0]);
      return ordered("type", "array", "uniqueItems", true, "items", items);
    }
    var plain = (Class<?>) type;
    if (plain.isEnum()) {
      return ordered("type", "string", "enum", wireWordsOf(plain));
    }
    return plain.isRecord() && !isCode(plain) ? of(plain) : scalar(plain);
  }

  private static Map<String, Object> scalar(Class<?> type) {
    if (type == UUID.class) {
      return ordered("type", "string", "format", "uuid");
    }
    if (type == Instant.class) {
      return ordered("type", "string", "format", "date-time");
    }
    if (type == int.class || type == long.class || type == Integer.class) {
      return ordered("type", "integer");
    }
    if (type == double.class) {
      return ordered("type", "number");
    }
    boolean truth = type == boolean.class || type == Boolean.class;
    return ordered("type", truth ? "boolean" : "string");
  }

  private static boolean isCode(Class<?> record) {
    return Arrays.stream(record.getDeclaredFields())
            .anyMatch(field -> field.isAnnotationPresent(JsonValue.class))
        || Arrays.stream(record.getRecordComponents())
            .anyMatch(part -> part.getAccessor().isAnnotationPresent(JsonValue.class));
  }

  private static List<String> wireWordsOf(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(word -> SampleEvents.JSON.convertValue(word, String.class))
        .toList();
  }

  private static Map<String, Object> ordered(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
