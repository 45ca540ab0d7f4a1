package org.diandan.request.intake;

import java.util.UUID;
import org.diandan.contract.Channel;
import org.jspecify.annotations.Nullable;

/**
 * How an order came in.
 *
 * @param language BCP 47, in which the resident wants to hear from us
 * @param key names the call for repetition, with its caller; null when it must not be recognised
 * @param hotline the hotline's own name for the order; null for all others
 * @param desk who took the call; null for all others
 */
public record Origin(
    Channel channel,
    String language,
    @Nullable String key,
    @Nullable HotlineNumber hotline,
    @Nullable DeskCall desk) {

  /** What a hotline calls an order; unique per API key. */
  public record HotlineNumber(UUID hotline, String theirNumber) {}

  /**
   * A call an operator took.
   *
   * @param callId what the telephone system calls it; null when nobody told
   */
  public record DeskCall(UUID operator, @Nullable String callId) {}

  /** An order of a program. */
  public static Origin api(@Nullable String key, String language) {
    return new Origin(Channel.API, language, key == null ? null : "api:" + key, null, null);
  }

  /** An order of a hotline, whose own number makes a repeated call harmless. */
  public static Origin hotline(HotlineNumber number) {
    var key = "hotline:%s:%s".formatted(number.hotline(), number.theirNumber());
    return new Origin(Channel.HOTLINE, "zh-CN", key, number, null);
  }

  /**
   * An order of a public Open311 program.
   *
   * @param key names the call with its caller; null when it must not be recognised
   */
  public static Origin open311(@Nullable String key, String language) {
    return new Origin(Channel.OPEN311, language, key == null ? null : "open311:" + key, null, null);
  }

  /** An order by the form; sending the same form twice orders once. */
  public static Origin form(String draft, String language) {
    var key = "form:" + LinkToken.hexHashOf("sent " + draft);
    return new Origin(Channel.WEB, language, key, null, null);
  }

  /** An order an operator takes for a caller; sending the same form twice orders once. */
  public static Origin desk(DeskCall call, UUID form) {
    return new Origin(Channel.DESK, "zh-CN", "desk:" + form, null, call);
  }
}
