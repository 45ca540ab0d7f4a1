package org.diandan.request.identity;

import org.jspecify.annotations.Nullable;

/**
 * How to reach somebody.
 *
 * @param phone only digits
 * @param language BCP 47
 */
public record Contact(String name, @Nullable String phone, @Nullable String mail, String language) {

  /** Never shows anything personal in a log. */
  @Override
  public String toString() {
    return "Contact[…]";
  }
}
