package org.diandan.request.catalogue;

/** The shipped menu for tests that need no database. */
public final class Menu {

  private Menu() {}

  /** As it is read at the start. */
  public static Catalogue shipped() {
    return ShippedCatalogue.read();
  }
}
