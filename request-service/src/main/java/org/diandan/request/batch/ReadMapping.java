package org.diandan.request.batch;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.batch.Mapping.Columns;
import org.diandan.request.batch.Mapping.OpenCases;
import org.diandan.request.batch.Mapping.Types;
import org.diandan.request.batch.SourceTimes.RepeatedHour;
import org.diandan.request.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a mapping and names every entry that is wrong, with its line. */
@Component
final class ReadMapping {

  private static final int LONGEST = 200_000;

  private final Catalogue catalogue;

  ReadMapping(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What reading came to. */
  sealed interface Reading {

    record Good(Mapping mapping) implements Reading {}

    /** At least one fault, by line. */
    record Faulty(List<MappingFault> faults) implements Reading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Reads YAML; nothing in it is ever executed, and aliases are refused. */
  Reading of(String yaml) {
    var faults = new ArrayList<MappingFault>();
    if (yaml.length() > LONGEST) {
      faults.add(new MappingFault(1, "", "import.mapping.long", List.of(LONGEST)));
      return new Reading.Faulty(faults);
    }
    var root = root(yaml, faults);
    if (!faults.isEmpty()) {
      return new Reading.Faulty(faults);
    }
    var mapping = new Reader(YamlSection.of(root, faults)).mapping();
    return faults.isEmpty() ? new Reading.Good(mapping) : new Reading.Faulty(sorted(faults));
  }

  private static List<MappingFault> sorted(List<MappingFault> faults) {
    return faults.stream()
        .sorted(java.util.Comparator.comparingInt(MappingFault::line))
        .distinct()
        .toList();
  }

  private static @Nullable Node root(String yaml, List<MappingFault> faults) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(10);
    try {
      return new Yaml(options).compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      int line = mark == null ? 1 : mark.getLine() + 1;
      faults.add(new MappingFault(line, "", "import.mapping.yaml", List.of()));
    } catch (YAMLException e) {
      faults.add(new MappingFault(1, "", "import.mapping.yaml", List.of()));
    }
    return null;
  }

  /** One pass over the file. */
  private final class Reader {

    private final YamlSection root;

    Reader(YamlSection root) {
      this.root = root;
    }

    Mapping mapping() {
      var jurisdiction = root.text("jurisdiction");
      if (!jurisdiction.isEmpty() && !Mapping.JURISDICTION.matcher(jurisdiction).matches()) {
        root.fault("jurisdiction", "import.mapping.jurisdiction");
      }
      var columns = columns(root.required("columns"));
      var onTime = words("on-time", "on-time", "overdue");
      if (columns.onTime() != null && onTime.isEmpty()) {
        root.fault("on-time", "import.mapping.missing");
      }
      var states = words("states", "closed", "open");
      if (states.isEmpty()) {
        root.fault("states", "import.mapping.missing");
      }
      var mapping =
          new Mapping(
              jurisdiction,
              root.find("name").orElse(jurisdiction),
              times(root.required("times")),
              columns,
              states,
              onTime,
              types(root.required("types")),
              root.section("open-cases").map(this::openCases).orElse(null));
      root.refuseOthers();
      return mapping;
    }

    private SourceTimes times(YamlSection section) {
      var formats = new ArrayList<DateTimeFormatter>();
      var patterns = section.texts("formats");
      if (patterns.isEmpty()) {
        section.fault("formats", "import.mapping.missing");
      }
      for (var pattern : patterns) {
        SourceTimes.format(pattern)
            .ifPresentOrElse(
                formats::add,
                () -> section.fault("formats", "import.mapping.time-format", pattern));
      }
      var zone = zone(section);
      var repeated =
          choice(
              section,
              "repeated-hour",
              Map.of(
                  "report", RepeatedHour.REPORT,
                  "first", RepeatedHour.FIRST,
                  "second", RepeatedHour.SECOND),
              RepeatedHour.REPORT);
      section.refuseOthers();
      return new SourceTimes(zone, formats, repeated);
    }

    private ZoneId zone(YamlSection section) {
      var name = section.text("zone");
      try {
        return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
      } catch (DateTimeException e) {
        section.fault("zone", "import.mapping.zone", name);
        return ZoneOffset.UTC;
      }
    }

    private <T> T choice(YamlSection section, String key, Map<String, T> meanings, T otherwise) {
      var word = section.find(key);
      if (word.isEmpty()) {
        return otherwise;
      }
      var meaning = meanings.get(word.get());
      if (meaning == null) {
        section.fault(
            key,
            "import.mapping.word",
            word.get(),
            String.join(", ", meanings.keySet().stream().sorted().toList()));
        return otherwise;
      }
      return meaning;
    }

    private Columns columns(YamlSection section) {
      var columns =
          new Columns(
              section.text("number"),
              section.text("opened"),
              section.find("target").orElse(null),
              section.text("closed"),
              section.find("on-time").orElse(null),
              section.text("state"),
              section.text("type"),
              section.find("department").orElse(null),
              section.find("source").orElse(null),
              section.texts("area"),
              section.find("longitude").orElse(null),
              section.find("latitude").orElse(null));
      if ((columns.longitude() == null) != (columns.latitude() == null)) {
        section.fault(
            columns.longitude() == null ? "longitude" : "latitude", "import.mapping.missing");
      }
      section.refuseOthers();
      return columns;
    }

    /** Words of the source, each meaning one of two. */
    private Map<String, Boolean> words(String key, String yes, String no) {
      var meanings = new HashMap<String, Boolean>();
      var section = root.section(key);
      for (var word : section.map(YamlSection::names).orElse(List.of())) {
        var meaning = section.orElseThrow().text(word);
        if (meaning.equals(yes) || meaning.equals(no)) {
          meanings.put(word, meaning.equals(yes));
        } else if (!meaning.isEmpty()) {
          section.orElseThrow().fault(word, "import.mapping.word", meaning, yes + ", " + no);
        }
      }
      return meanings;
    }

    private Types types(YamlSection section) {
      var items = section.section("items").map(this::items).orElse(Map.of());
      var historical = Set.copyOf(section.texts("historical"));
      boolean others =
          choice(section, "others", Map.of("historical", true, "reject", false), false);
      if (items.isEmpty() && historical.isEmpty() && !others) {
        section.fault("others", "import.mapping.no-types");
      }
      section.refuseOthers();
      return new Types(items, historical, others);
    }

    private Map<String, ServiceItemCode> items(YamlSection section) {
      var items = new HashMap<String, ServiceItemCode>();
      for (var type : section.names()) {
        var code = section.text(type);
        catalogue
            .find(code)
            .ifPresentOrElse(
                item -> items.put(type, item.code()),
                () -> section.fault(type, "import.mapping.item", type, code));
      }
      return items;
    }

    private Map<String, String> areas(YamlSection section) {
      var areas = new HashMap<String, String>();
      for (var word : section.names()) {
        var code = section.text(word);
        areas.put(word, code);
        if (!AreaCode.isWellFormed(code)) {
          section.fault(word, "import.mapping.area", word, code);
        }
      }
      return areas;
    }

    private OpenCases openCases(YamlSection section) {
      if (!section.text("consent").equals("given")) {
        section.fault("consent", "import.mapping.consent");
      }
      var areas = section.section("areas").map(this::areas).orElse(Map.of());
      var columns = section.required("columns");
      var cases =
          new OpenCases(
              columns.text("area"),
              columns.text("name"),
              columns.text("phone"),
              columns.find("address").orElse(null),
              columns.find("words").orElse(null),
              areas);
      columns.refuseOthers();
      section.refuseOthers();
      return cases;
    }
  }
}
