package org.diandan.notification.message;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Composes the words of a message at the moment somebody reads or is sent them, so that they speak
 * the reader's language and say "today" on the right day.
 *
 * <p>Chinese is the default; a language without texts of its own is answered in Chinese.
 */
public final class MessageTexts {

  private final MessageSource texts = bundle("notification-texts");
  private final MessageSource items = bundle("notification-items");
  private final TimeWords times;

  MessageTexts(TimeWords times) {
    this.times = times;
  }

  /**
   * The words for a reader.
   *
   * @param now decides what is today and tomorrow
   */
  public Words compose(Told told, Locale locale, Instant now) {
    return compose(told, locale, now, "");
  }

  /**
   * The same with a one-time code.
   *
   * @param code the words speak of, or with which they are answered; empty where there is none
   */
  public Words compose(Told told, Locale locale, Instant now, String code) {
    var key = told.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var item = itemName(told.item(), locale);
    var title = texts.getMessage(key + ".title", new Object[] {item}, locale);
    var body = texts.getMessage(key + ".body", parameters(told, locale, now, code), locale);
    return new Words(title, body + reply(key, locale, code), linkOf(told));
  }

  /** A moment as people say it: today 18:05. */
  public String sayTime(Instant moment, Locale locale, Instant now) {
    return times.say(moment, locale, now);
  }

  /** How to answer by text message; nothing where no answer, or no code, is wanted. */
  private String reply(String key, Locale locale, String code) {
    var sentence =
        code.isEmpty() ? "" : texts.getMessage(key + ".reply", new Object[] {code}, "", locale);
    return sentence == null ? "" : sentence;
  }

  private Object[] parameters(Told told, Locale locale, Instant now, String code) {
    return new Object[] {
      itemName(told.item(), locale),
      told.orderNumber(),
      told.teamName(),
      deadline(told.deadline(), locale, now),
      code
    };
  }

  private String deadline(@Nullable Instant moment, Locale locale, Instant now) {
    return moment == null ? "" : times.say(moment, locale, now);
  }

  /** The item's name; for a code newer than this release the name of "something else". */
  String itemName(String code, Locale locale) {
    var other = texts.getMessage("item.other", null, locale);
    return Optional.ofNullable(items.getMessage(code, null, other, locale)).orElse(other);
  }

  private static Optional<String> linkOf(Told told) {
    return switch (told.kind().page()) {
      case OFFER -> Optional.ofNullable(told.offerId()).map(id -> "/offers/" + id);
      case OFFERS -> Optional.of("/offers");
      case DUTY -> Optional.ofNullable(told.assignmentId()).map(id -> "/duties/" + id);
      case TEAM -> Optional.ofNullable(told.teamId()).map(id -> "/teams/applications/" + id);
      case OFFICIAL -> Optional.of("/official");
      case DEPARTMENT -> Optional.of("/department");
      case REFERRALS -> Optional.of("/official/referrals");
      case SUPERVISIONS -> Optional.of("/supervisions");
      case NONE -> Optional.empty();
    };
  }

  private static MessageSource bundle(String name) {
    var source = new ResourceBundleMessageSource();
    source.setBasename(name);
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    return source;
  }
}
