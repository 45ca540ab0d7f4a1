package org.diandan.notification.template.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.diandan.contract.NotificationEvent.MessageChannel;
import org.diandan.notification.message.MessageKind;
import org.diandan.notification.message.Words;
import org.diandan.notification.template.SmsParts;
import org.diandan.notification.template.TypedWords;

/** What the pages of templates show. */
final class TemplateView {

  private TemplateView() {}

  /**
   * A kind in the list.
   *
   * @param path of its page
   * @param changed whether the words in force are not the shipped ones
   */
  record Line(String path, Words sample, boolean changed, List<MessageChannel> channels) {

    Line {
      channels = List.copyOf(channels);
    }

    /** Text messages one of them costs; 0 when it is none. */
    public int parts() {
      return channels.contains(MessageChannel.SMS) ? SmsParts.of(sample.body()) : 0;
    }

    boolean matches(String wanted) {
      return (sample.title() + sample.body())
          .toLowerCase(Locale.ROOT)
          .contains(wanted.toLowerCase(Locale.ROOT));
    }
  }

  /** Kinds for the same people, under {@code templates.audience.<audience>}. */
  record Group(String audience, List<Line> lines) {

    Group {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Somebody's try.
   *
   * @param words as they would be read
   * @param parts text messages it costs; 0 when it is none
   */
  record Preview(Words words, int parts) {

    static Preview of(MessageKind kind, Words words) {
      return new Preview(
          words, kind.channels().contains(MessageChannel.SMS) ? SmsParts.of(words.body()) : 0);
    }
  }

  /**
   * A version that was in force.
   *
   * @param shipped whether it brought the shipped words back
   * @param damaged whether it cannot be told
   */
  record Version(
      long number,
      String when,
      String personId,
      String reason,
      boolean shipped,
      boolean damaged,
      TypedWords before,
      TypedWords after) {

    /** The texts that were changed. */
    public List<Changed> changes() {
      return Stream.of(
              new Changed(before.title(), after.title()),
              new Changed(before.body(), after.body()),
              new Changed(before.reply(), after.reply()))
          .filter(Changed::isOne)
          .toList();
    }
  }

  /**
   * A change among those of all kinds.
   *
   * @param path of the kind's page
   * @param title of the message as it is shipped
   */
  record Latest(String path, String title, String when, String personId, String reason) {}

  /** A text before and after. */
  record Changed(String before, String after) {

    boolean isOne() {
      return !before.equals(after);
    }
  }
}
