package org.diandan.notification.delivery;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a person can be reached at this moment; used once and never kept.
 *
 * @param phone null when the person gave none
 * @param mail null when the person gave none
 * @param language BCP 47 tag; Chinese when null
 */
record Contact(@Nullable String phone, @Nullable String mail, @Nullable String language) {

  Optional<String> reachableByPhone() {
    return Optional.ofNullable(phone).filter(text -> !text.isBlank());
  }

  Optional<String> reachableByMail() {
    return Optional.ofNullable(mail).filter(text -> !text.isBlank());
  }

  Locale locale() {
    return language == null || language.isBlank()
        ? Locale.SIMPLIFIED_CHINESE
        : Locale.forLanguageTag(language);
  }

  @Override
  public String toString() {
    return "Contact[not shown]";
  }
}
