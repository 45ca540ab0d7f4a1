package org.diandan.notification.message;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.diandan.notification.message.WordsInForce.Of;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Composes the words of a message at the moment somebody reads or is sent them, so that they speak
 * the reader's language, say "today" on the right day and are the ones in force.
 *
 * <p>Chinese is the default; a language without texts of its own is answered in Chinese.
 */
public final class MessageTexts {

  private static final List<Placeholder> ORDER = List.of(Placeholder.values());

  /** What a message that is only shown is about. */
  private static final UUID NOTHING = new UUID(0, 0);

  private final MessageSource texts = bundle("notification-texts");
  private final MessageSource items = bundle("notification-items");
  private final Map<Of, Wording> shipped = new ConcurrentHashMap<>();
  private final TimeWords times;
  private final WordsInForce inForce;

  MessageTexts(TimeWords times, WordsInForce inForce) {
    this.times = times;
    this.inForce = inForce;
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
    var what = new Of(told.kind(), Language.of(locale));
    var wording = inForce.find(what).orElseGet(() -> shipped(what));
    return say(wording, told, code, new Reader(what.language(), now));
  }

  /**
   * What somebody would read if these words were in force, told of something made up: tomorrow, a
   * haircut and a team of 北门街道.
   */
  public Words sample(Of what, Wording wording, Instant now) {
    var kind = what.kind();
    var code = kind.carriesCode() || wording.reply().isPresent() ? "4821" : "";
    var deadline = now.plus(Duration.ofDays(1));
    var told =
        new Told(kind, NOTHING, "36080226-0173-4", "EL05", "北家安志愿服务队", null, null, null, deadline);
    return say(
        wording, told, kind.carriesCode() ? "482913" : code, new Reader(what.language(), now));
  }

  /** The words the product comes with. */
  public Wording shipped(Of what) {
    return shipped.computeIfAbsent(what, this::readShipped);
  }

  /**
   * The places there is something to put into when it is told: those of the shipped words, in
   * whichever language they use them.
   */
  public Set<Placeholder> knownPlaces(MessageKind kind) {
    var places = EnumSet.noneOf(Placeholder.class);
    for (var language : Language.values()) {
      var wording = shipped(new Of(kind, language));
      places.addAll(wording.title().places());
      places.addAll(wording.body().places());
    }
    return places;
  }

  /** A moment as people say it: today 18:05. */
  public String sayTime(Instant moment, Locale locale, Instant now) {
    return times.say(moment, locale, now);
  }

  /** Who reads when. */
  private record Reader(Language language, Instant now) {}

  private Words say(Wording wording, Told told, String code, Reader reader) {
    var values = values(told, code, reader);
    var reply = code.isEmpty() ? "" : wording.reply().map(one -> one.say(values)).orElse("");
    return new Words(wording.title().say(values), wording.body().say(values) + reply, linkOf(told));
  }

  private Map<Placeholder, String> values(Told told, String code, Reader reader) {
    var values = new EnumMap<Placeholder, String>(Placeholder.class);
    values.put(Placeholder.ITEM, itemName(told.item(), reader.language().locale()));
    values.put(Placeholder.NUMBER, told.orderNumber());
    values.put(Placeholder.TEAM, told.teamName());
    values.put(Placeholder.DEADLINE, deadline(told.deadline(), reader));
    values.put(Placeholder.CODE, code);
    return values;
  }

  private String deadline(@Nullable Instant moment, Reader reader) {
    return moment == null ? "" : times.say(moment, reader.language().locale(), reader.now());
  }

  private Wording readShipped(Of what) {
    var key = what.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var locale = what.language().locale();
    var reply = texts.getMessage(key + ".reply", null, "", locale);
    return new Wording(
        Phrase.shipped(texts.getMessage(key + ".title", null, locale), ORDER),
        Phrase.shipped(texts.getMessage(key + ".body", null, locale), ORDER),
        Optional.ofNullable(reply)
            .filter(text -> !text.isEmpty())
            .map(text -> Phrase.shipped(text, List.of(Placeholder.CODE))));
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
      case EXPORTS -> Optional.of("/official/exports");
      case REPORT -> Optional.of("/official/reports/issued/" + told.about());
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
