package org.diandan.request.catalogue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.contract.Urgency;
import org.diandan.request.csv.CsvTable;
import org.springframework.core.io.ClassPathResource;

/** The official menu as it is shipped, with the free-text sibling each group has. */
final class ShippedCatalogue {

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
  private static final Words SOMETHING_ELSE = new Words("其他", "something else");

  private ShippedCatalogue() {}

  static Catalogue read() {
    return new Catalogue(MenuSnapshot.of(groups(), skills(), List.of()));
  }

  private static List<ServiceGroup> groups() {
    var names = new LinkedHashMap<String, Words>();
    var items = new LinkedHashMap<String, List<ServiceItem>>();
    for (var row : CsvTable.of(new ClassPathResource("catalogue/service-catalogue.csv")).rows()) {
      var code = cell(row, "group_code");
      names.putIfAbsent(code, new Words(cell(row, "group_zh"), cell(row, "group_en")));
      items.computeIfAbsent(code, group -> new ArrayList<>()).add(itemOf(row));
    }
    return names.entrySet().stream()
        .map(
            group ->
                new ServiceGroup(
                    group.getKey(),
                    group.getValue(),
                    Stream.concat(
                            items.getOrDefault(group.getKey(), List.of()).stream(),
                            Stream.of(somethingElseOf(group.getKey())))
                        .toList()))
        .toList();
  }

  private static ServiceItem itemOf(Map<String, String> row) {
    return new ServiceItem(
        new ServiceItemCode(cell(row, "code")),
        cell(row, "group_code"),
        new Words(cell(row, "name_zh"), cell(row, "name_en")),
        listOf(cell(row, "skills")).map(SkillCode::new).collect(Collectors.toSet()),
        Urgency.valueOf(cell(row, "urgency")),
        hours(cell(row, "accept_within_hours")),
        hours(cell(row, "finish_within_hours")),
        listOf(cell(row, "flags")).map(ItemFlag::ofLetter).collect(Collectors.toSet()),
        ServiceItem.FIRST);
  }

  private static ServiceItem somethingElseOf(String group) {
    return new ServiceItem(
        new ServiceItemCode(group + "99"),
        group,
        SOMETHING_ELSE,
        Set.of(),
        Urgency.U3,
        Duration.ofHours(24),
        Duration.ofHours(72),
        Set.of(),
        ServiceItem.FIRST);
  }

  /** What people call an item besides its name, by its code. */
  static Map<String, List<String>> otherWords() {
    return CsvTable.of(new ClassPathResource("catalogue/other-words.csv")).rows().stream()
        .collect(
            Collectors.toMap(row -> cell(row, "code"), row -> listOf(cell(row, "words")).toList()));
  }

  private static List<Skill> skills() {
    return CsvTable.of(new ClassPathResource("catalogue/skills.csv")).rows().stream()
        .map(
            row ->
                new Skill(
                    new SkillCode(cell(row, "code")),
                    new Words(cell(row, "name_zh"), cell(row, "name_en")),
                    new Words(cell(row, "credential_zh"), cell(row, "credential")),
                    Skill.FIRST,
                    false))
        .toList();
  }

  private static Stream<String> listOf(String cell) {
    return Stream.of(cell.split(";")).map(String::strip).filter(part -> !part.isEmpty());
  }

  private static Duration hours(String cell) {
    return Duration.ofSeconds(new BigDecimal(cell).multiply(SECONDS_PER_HOUR).longValueExact());
  }

  private static String cell(Map<String, String> row, String column) {
    var value = row.get(column);
    if (value == null) {
      throw new IllegalArgumentException("The catalogue has no column " + column);
    }
    return value.strip();
  }
}
