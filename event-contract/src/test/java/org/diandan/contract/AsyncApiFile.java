package org.diandan.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Renders docs/asyncapi.yaml. */
record AsyncApiFile(Properties summaries) {

  String text() {
    var yaml =
        YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();
    return yaml.writeValueAsString(document());
  }

  private Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("asyncapi", "3.0.0");
    document.put("info", info());
    document.put("defaultContentType", "application/json");
    document.put("channels", channels());
    document.put("components", Map.of("messages", messages()));
    return document;
  }

  private static Map<String, Object> info() {
    var info = new LinkedHashMap<String, Object>();
    info.put("title", "点单 Diandan events");
    info.put("version", "1.0.0");
    info.put("description", "CloudEvents in Kafka binary mode; see events.md.");
    return info;
  }

  private Map<String, Object> channels() {
    var channels = new LinkedHashMap<String, Object>();
    for (var topic : Topics.ALL) {
      var channel = new LinkedHashMap<String, Object>();
      channel.put("address", topic);
      channel.put("messages", referencesOn(topic));
      channels.put(topic.replace("diandan.", ""), channel);
    }
    return channels;
  }

  private static Map<String, Object> referencesOn(String topic) {
    var references = new LinkedHashMap<String, Object>();
    for (var wireName : EventTypes.all().keySet()) {
      if (SampleEvents.read(wireName).topic().equals(topic)) {
        references.put(wireName, Map.of("$ref", "#/components/messages/" + wireName));
      }
    }
    return references;
  }

  private Map<String, Object> messages() {
    var messages = new LinkedHashMap<String, Object>();
    EventTypes.all()
        .forEach(
            (wireName, type) -> {
              var message = new LinkedHashMap<String, Object>();
              message.put("name", wireName);
              message.put("summary", summaries.getProperty(wireName));
              message.put("payload", EventSchema.of(type));
              messages.put(wireName, message);
            });
    return messages;
  }
}
