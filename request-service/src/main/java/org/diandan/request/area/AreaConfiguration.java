package org.diandan.request.area;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.diandan.contract.AreaCode;
import org.diandan.request.area.ImportAreas.Division;
import org.diandan.request.audit.AuditLog;
import org.diandan.request.csv.CsvTable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Brings the configured areas in before anything asks for them. */
@Configuration(proxyBeanMethods = false)
class AreaConfiguration {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  @Bean
  CountyOutlines countyOutlines(AreaProperties properties, JsonMapper json) {
    return CountyOutlines.read(properties.outlines(), json);
  }

  @Bean
  ImportAreas importAreas(DatabaseClient database, CountyOutlines outlines, AuditLog audit) {
    return new ImportAreas(database, outlines, audit);
  }

  @Bean
  @DependsOnDatabaseInitialization
  Areas areas(
      DatabaseClient database,
      CountyOutlines outlines,
      ImportAreas importing,
      AreaProperties properties) {
    Flux.fromIterable(properties.divisions())
        .concatMap(file -> importing.add(divisionsOf(CsvTable.of(file))))
        .then()
        .block(START_LIMIT);
    return new Areas(database, outlines);
  }

  private static List<Division> divisionsOf(CsvTable table) {
    return table.rows().stream().map(AreaConfiguration::divisionOf).toList();
  }

  private static Division divisionOf(Map<String, String> row) {
    var parent = row.getOrDefault("parent_code", "");
    return new Division(
        new AreaCode(row.getOrDefault("code", "")),
        row.getOrDefault("name", ""),
        parent.isEmpty() ? null : new AreaCode(parent));
  }
}
