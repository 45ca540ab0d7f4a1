package org.diandan.contract;

import java.util.List;
import java.util.Set;

/** Topic names; partition counts are fixed at first start because keys must keep their place. */
public final class Topics {

  /** Facts about requests, published by request-service, keyed by dispatch area. */
  public static final String REQUEST = "diandan.request";

  /** Facts about offers, assignments and visits, published by matching-service. */
  public static final String ASSIGNMENT = "diandan.assignment";

  /** What neighbouring prefectures ask each other, keyed by the one that has to act. */
  public static final String BORDER = "diandan.border";

  /** Current facts of each team, compacted, keyed by team id. */
  public static final String TEAM = "diandan.team";

  /** What others may know of each person who serves, compacted, keyed by person id. */
  public static final String PERSON = "diandan.person";

  /** What can be ordered and which skills there are, keyed by code; compacted. */
  public static final String CATALOGUE = "diandan.catalogue";

  /** One-time codes to be delivered, each its own key. */
  public static final String CODE = "diandan.code";

  /** Files and reports that are made for staff, keyed by export or report id. */
  public static final String EXPORT = "diandan.export";

  /** Minutes served, keyed by volunteer id. */
  public static final String HOURS = "diandan.hours";

  /** What became of each message, keyed by recipient id. */
  public static final String NOTIFICATION = "diandan.notification";

  /** Every topic that carries events, without their dead letters. */
  public static final List<String> ALL =
      List.of(
          REQUEST, ASSIGNMENT, BORDER, TEAM, PERSON, CATALOGUE, CODE, EXPORT, HOURS, NOTIFICATION);

  private static final Set<String> KEYED_BY_AREA = Set.of(REQUEST, ASSIGNMENT, BORDER);

  /** Partitions of the topics keyed by dispatch area. */
  public static final int AREA_PARTITIONS = 48;

  /** Partitions of all other topics. */
  public static final int OTHER_PARTITIONS = 12;

  private Topics() {}

  /** The topic that keeps what could not be handled on {@code topic}. */
  public static String deadLettersOf(String topic) {
    return topic + ".dlt";
  }

  /** Whether only the latest fact of each key is kept. */
  public static boolean isCompacted(String topic) {
    return topic.equals(TEAM) || topic.equals(PERSON) || topic.equals(CATALOGUE);
  }

  /** Number of partitions of {@code topic}. */
  public static int partitionsOf(String topic) {
    return KEYED_BY_AREA.contains(topic) ? AREA_PARTITIONS : OTHER_PARTITIONS;
  }
}
