package org.diandan.request.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Entries of a YAML file that remember their lines and collect what is wrong with them. */
final class YamlSection {

  private final String path;
  private final int line;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final List<MappingFault> faults;

  private YamlSection(String path, int line, List<MappingFault> faults) {
    this.path = path;
    this.line = line;
    this.faults = faults;
  }

  /** The whole file, whose faults go into the list. */
  static YamlSection of(@Nullable Node root, List<MappingFault> faults) {
    var section = new YamlSection("", 1, faults);
    if (root instanceof MappingNode mapping) {
      section.take(mapping);
    } else {
      section.fault(1, "", "import.mapping.no-map");
    }
    return section;
  }

  private void take(MappingNode mapping) {
    for (var tuple : mapping.getValue()) {
      var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (entries.put(key, tuple.getValueNode()) != null) {
        fault(lineOf(tuple.getKeyNode()), key, "import.mapping.twice");
      }
    }
  }

  /** A text that must be there. */
  String text(String key) {
    return find(key).orElseGet(() -> missing(key));
  }

  /** A text that may be left out. */
  Optional<String> find(String key) {
    used.add(key);
    var node = entries.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue().strip());
    }
    fault(lineOf(node), key, "import.mapping.no-text");
    return Optional.empty();
  }

  /** Several texts, or one; empty when the entry is left out. */
  List<String> texts(String key) {
    used.add(key);
    var node = entries.get(key);
    if (node instanceof SequenceNode sequence) {
      var texts = new ArrayList<String>();
      for (var element : sequence.getValue()) {
        if (element instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
          texts.add(scalar.getValue().strip());
        } else {
          fault(lineOf(element), key, "import.mapping.no-text");
        }
      }
      return texts;
    }
    return node == null ? List.of() : find(key).map(List::of).orElse(List.of());
  }

  /** Names of the entries, in the order of the file. */
  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** A part with entries of its own; empty when it is left out. */
  Optional<YamlSection> section(String key) {
    used.add(key);
    var node = entries.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof MappingNode mapping) {
      var section = new YamlSection(pathOf(key), lineOf(node), faults);
      section.take(mapping);
      return Optional.of(section);
    }
    fault(lineOf(node), key, "import.mapping.no-map");
    return Optional.empty();
  }

  /** A part that must be there; without it every one of its entries is missing. */
  YamlSection required(String key) {
    return section(key).orElseGet(() -> new YamlSection(pathOf(key), line, faults));
  }

  /** Reports that an entry is wrong. */
  void fault(String key, String messageKey, Object... arguments) {
    var node = entries.get(key);
    fault(node == null ? line : lineOf(node), key, messageKey, arguments);
  }

  /** Reports entries nobody asked for: most often they are misspelt. */
  void refuseOthers() {
    entries.forEach(
        (key, node) -> {
          if (!used.contains(key)) {
            fault(lineOf(node), key, "import.mapping.unknown");
          }
        });
  }

  private String missing(String key) {
    if (!entries.containsKey(key)) {
      fault(line, key, "import.mapping.missing");
    }
    return "";
  }

  private void fault(int at, String key, String messageKey, Object... arguments) {
    faults.add(new MappingFault(at, pathOf(key), messageKey, List.of(arguments)));
  }

  private String pathOf(String key) {
    return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
