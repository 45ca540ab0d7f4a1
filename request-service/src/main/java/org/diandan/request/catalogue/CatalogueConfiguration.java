package org.diandan.request.catalogue;

import java.time.Duration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Brings the shipped catalogue in where it is missing and reads the one in force. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  @Bean
  @DependsOnDatabaseInitialization
  Catalogue catalogue(CatalogueTables tables, Environment environment) {
    if (environment.containsProperty("spring.context.exit")) {
      // This start ends before it serves anybody (decision 0006): there is no database to read.
      return ShippedCatalogue.read();
    }
    var menu =
        tables.bringIn(ShippedCatalogue.read()).then(Mono.defer(tables::read)).block(START_LIMIT);
    if (menu == null) {
      throw new IllegalStateException("The catalogue could not be read.");
    }
    return new Catalogue(menu);
  }

  @Bean
  CatalogueTables catalogueTables(DatabaseClient database) {
    return new CatalogueTables(database);
  }
}
