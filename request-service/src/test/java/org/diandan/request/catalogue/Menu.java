package org.diandan.request.catalogue;

import java.time.Duration;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** The shipped menu for tests. */
public final class Menu {

  private Menu() {}

  /** As it is read at the start. */
  public static Catalogue shipped() {
    return ShippedCatalogue.read();
  }

  /** Brings in what a release ships that has one item more. */
  public static void bringIn(DatabaseClient database, ServiceItem more) {
    var group = new ServiceGroup(more.groupCode(), more.name(), List.of(more));
    new CatalogueTables(database)
        .bringIn(new Catalogue(MenuSnapshot.of(List.of(group), List.of(), List.of())))
        .block(Duration.ofSeconds(10));
  }
}
