package org.diandan.request.feature;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be switched off, in the order of the page. The bundles hold what each does, what happens
 * while it is off and what whoever comes then is told.
 */
public enum Feature {
  /** Services proposed for somebody's own words. */
  SUGGESTIONS("suggestions"),
  /** Others' requests near by, shown before an order is sent. */
  NEARBY("nearby"),
  /** Photos that come with orders; those of visits are evidence and no part of it. */
  PHOTOS("photos"),
  /** Orders of programs that have no key. */
  OPEN_ORDERS("open-orders"),
  /** New orders of a hotline's own system. */
  HOTLINE_ORDERS("hotline-orders"),
  /** New requests of applications, by Open311. */
  OPEN311_POSTS("open311-posts"),
  /** Lists of all requests for everybody, by Open311. */
  OPEN311_LISTS("open311-lists"),
  /** Monthly figures for everybody. */
  OPEN_DATA("open-data"),
  /** Files that name people. */
  PERSONAL_EXPORTS("personal-exports");

  private final String code;

  Feature(String code) {
    this.code = code;
  }

  /** Names it in addresses, in the table and in the bundles. */
  public String code() {
    return code;
  }

  /** Key of one of its sentences. */
  public String messageKey(String sentence) {
    return "feature." + code + "." + sentence;
  }

  /** The feature of a code; empty when this release knows none. */
  public static Optional<Feature> coded(String code) {
    return Stream.of(values()).filter(feature -> feature.code.equals(code)).findFirst();
  }
}
