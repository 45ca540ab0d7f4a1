package org.diandan.journey.platform;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Bodies of orders as the HTTP interface wants them. */
public final class Orders {

  /** 桃树下居委会 in 吉州区. */
  public static final String AREA = "360802001001";

  /** 吉安市, in which those orders are dispatched. */
  public static final String DISPATCH_AREA = "3608";

  /** A parcel errand, which many teams can do. */
  public static final String ITEM = "AD02";

  /** Emergency supplies: so urgent that a person looks at once, beside the teams. */
  public static final String EMERGENCY = "SF02";

  private Orders() {}

  /** A good order with a phone of its own. */
  public static Map<String, Object> order() {
    return new TreeMap<>(
        Map.of(
            "item",
            ITEM,
            "area",
            AREA,
            "name",
            "王秀英",
            "phone",
            "138%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)),
            "address",
            "桃树下 12 号 301 室",
            "words",
            "包裹太重，拿不上楼。",
            "consent",
            true));
  }

  /** A good order with one answer changed. */
  public static Map<String, Object> orderWith(String field, Object answer) {
    var order = order();
    order.put(field, answer);
    return order;
  }

  /** A good order without one of its answers. */
  public static Map<String, Object> orderWithout(String field) {
    var order = order();
    order.remove(field);
    return order;
  }

  /** A hotline's own number, different each time. */
  public static String hotlineNumber() {
    return "HL-%016x".formatted(ThreadLocalRandom.current().nextLong());
  }
}
