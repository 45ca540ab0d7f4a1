package org.diandan.request.open311;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.open311.Service.Attribute;
import org.diandan.request.open311.Service.Datatype;
import org.diandan.request.open311.Service.Kind;
import org.diandan.request.open311.Service.Value;
import org.diandan.web.InvalidInput.FieldError;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the list a jurisdiction brings, YAML or JSON, with the names the specification uses and one
 * of our own: {@code item}. Collects everything that is wrong.
 */
final class ServiceFile {

  private static final int MOST_SERVICES = 2_000;
  private static final int MOST_CHARACTERS = 5_000_000;

  private final Catalogue catalogue;
  private final List<FieldError> errors = new ArrayList<>();

  ServiceFile(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What is wrong so far, by the path of the field. */
  List<FieldError> errors() {
    return errors;
  }

  /** The top of the file; empty when it is no file of this kind at all. */
  Entry read(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setMaxAliasesForCollections(50);
    options.setNestingDepthLimit(20);
    try {
      Object top = new Yaml(new SafeConstructor(options)).load(text);
      if (top instanceof Map<?, ?> map) {
        return new Entry("", map, errors);
      }
      errors.add(new FieldError("file", "open311.file.malformed", ""));
    } catch (YAMLException e) {
      errors.add(new FieldError("file", "open311.file.malformed", firstLine(e)));
    }
    return new Entry("", Map.of(), errors);
  }

  /** The services of the file in its order; empty when it wants those of the catalogue. */
  Optional<List<Service>> services(Entry top) {
    if (!top.has("services")) {
      return Optional.empty();
    }
    var entries = top.entries("services");
    if (entries.size() > MOST_SERVICES) {
      errors.add(new FieldError("services", "open311.file.large", MOST_SERVICES));
      return Optional.empty();
    }
    var codes = new HashSet<String>();
    var services = new ArrayList<Service>();
    for (var entry : entries) {
      var service = service(entry);
      if (!codes.add(service.code())) {
        entry.fault("service_code", "open311.file.twice");
      }
      services.add(service);
    }
    return Optional.of(services);
  }

  private Service service(Entry entry) {
    var item = entry.text("item");
    var known = catalogue.find(item);
    if (known.isEmpty()) {
      entry.fault("item", "open311.file.item");
    }
    return new Service(
        entry.needed("service_code"),
        entry.needed("service_name"),
        entry.text("description"),
        kind(entry),
        entry.words("keywords"),
        entry.has("groups") ? entry.words("groups") : entry.words("group"),
        known.map(found -> found.code()).orElse(new ServiceItemCode("AA99")),
        attributes(entry));
  }

  private static Kind kind(Entry entry) {
    var word = entry.has("type") ? entry.text("type") : Kind.REALTIME.word();
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseGet(
            () -> {
              entry.fault("type", "open311.file.type");
              return Kind.REALTIME;
            });
  }

  private static List<Attribute> attributes(Entry service) {
    var entries = service.entries("attributes");
    var codes = new HashSet<String>();
    var orders = new TreeSet<Integer>();
    var attributes = new ArrayList<Attribute>();
    for (int at = 0; at < entries.size(); at++) {
      var entry = entries.get(at);
      var attribute = attribute(entry, at + 1);
      if (!codes.add(attribute.code())) {
        entry.fault("code", "open311.file.twice");
      }
      if (attribute.order() < 1 || !orders.add(attribute.order())) {
        entry.fault("order", "open311.file.order");
      }
      attributes.add(attribute);
    }
    attributes.sort(java.util.Comparator.comparingInt(Attribute::order));
    return attributes;
  }

  private static Attribute attribute(Entry entry, int place) {
    var datatype = datatype(entry);
    var values = values(entry);
    if (datatype.isList() == values.isEmpty()) {
      entry.fault("values", "open311.file.values");
    }
    return new Attribute(
        entry.needed("code"),
        datatype,
        entry.flag("variable", true),
        entry.flag("required", false),
        entry.whole("order", place),
        entry.needed("description"),
        entry.text("datatype_description"),
        values);
  }

  private static Datatype datatype(Entry entry) {
    var word = entry.text("datatype").toUpperCase(Locale.ROOT);
    return Arrays.stream(Datatype.values())
        .filter(datatype -> datatype.name().equals(word))
        .findFirst()
        .orElseGet(
            () -> {
              entry.fault("datatype", "open311.file.datatype");
              return Datatype.STRING;
            });
  }

  private static List<Value> values(Entry attribute) {
    Set<String> keys = new HashSet<>();
    var values = new ArrayList<Value>();
    for (var entry : attribute.entries("values")) {
      var value = new Value(entry.needed("key"), entry.needed("name"));
      if (!keys.add(value.key())) {
        entry.fault("key", "open311.file.twice");
      }
      values.add(value);
    }
    return values;
  }

  private static String firstLine(YAMLException error) {
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
  }
}
