package org.diandan.request.certificate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.paper.PaperFont;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the content of a certificate into the words that are printed. */
@Component
class PrintedWords {

  private static final int MINUTES_PER_HOUR = 60;

  private final Catalogue catalogue;
  private final MessageSource messages;
  private final PaperFont font;

  PrintedWords(Catalogue catalogue, MessageSource messages, PaperFont font) {
    this.catalogue = catalogue;
    this.messages = messages;
    this.font = font;
  }

  /** A sum of minutes by one thing. */
  record Sum(String label, String time) {}

  /** One service. */
  record Row(String day, String what, String team, String time, String evidence) {}

  /**
   * Everything that is printed.
   *
   * @param document type and last four characters, or that none is known
   * @param apart minutes on a leader's word; empty when there are none
   */
  record Printed(
      String number,
      String shortHash,
      String issuedOn,
      String from,
      String until,
      String name,
      String document,
      String volunteer,
      String total,
      int services,
      String apart,
      List<Sum> byItem,
      List<Sum> byRung,
      List<Row> rows,
      Issuer issuer) {}

  Printed of(Content content) {
    var proven = content.lines().stream().filter(Line::isProven).toList();
    var holder = content.holder();
    return new Printed(
        content.number().value(),
        Content.shortened(content.hash()),
        content.issuedOn().toString(),
        content.period().from().toString(),
        content.period().until().toString(),
        font.printable(holder.name()),
        document(holder),
        holder.volunteerNumber() == null
            ? say("certificate.pdf.no-number")
            : holder.volunteerNumber(),
        time(content.minutes()),
        proven.size(),
        content.apartMinutes() == 0 ? "" : time(content.apartMinutes()),
        sums(proven, line -> item(line)),
        sums(content.lines(), line -> rung(line.rung())),
        content.lines().stream().map(this::row).toList(),
        printable(content.issuer()));
  }

  /** Hours and minutes in Chinese. */
  String time(int minutes) {
    var hours = minutes / MINUTES_PER_HOUR;
    var rest = minutes % MINUTES_PER_HOUR;
    if (hours == 0) {
      return say("certificate.minutes", rest);
    }
    return rest == 0
        ? say("certificate.hours", hours)
        : say("certificate.hoursAndMinutes", hours, rest);
  }

  private String document(Holder holder) {
    return holder.documentType() == null || holder.documentTail() == null
        ? say("certificate.pdf.no-document")
        : say(
            "certificate.pdf.document.tail",
            say("certificate.document." + holder.documentType()),
            font.printable(holder.documentTail()));
  }

  private Row row(Line line) {
    return new Row(
        line.day().toString(),
        item(line),
        font.printable(line.team()),
        time(line.minutes()),
        rung(line.rung()));
  }

  private static final Comparator<Map.Entry<String, Integer>> LONGEST =
      Map.Entry.<String, Integer>comparingByValue().reversed();

  private List<Sum> sums(List<Line> lines, Function<Line, String> by) {
    Map<String, Integer> sums =
        lines.stream().collect(groupingBy(by, TreeMap::new, summingInt(Line::minutes)));
    return sums.entrySet().stream()
        .sorted(LONGEST)
        .map(sum -> new Sum(sum.getKey(), time(sum.getValue())))
        .toList();
  }

  private String item(Line line) {
    var code = line.item();
    return code == null
        ? say("certificate.item.unknown")
        : catalogue
            .find(code.value())
            .map(item -> item.name().in(Locale.CHINA))
            .orElse(code.value());
  }

  private String rung(EvidenceRung rung) {
    return say("certificate.rung." + rung);
  }

  private Issuer printable(Issuer issuer) {
    return new Issuer(
        issuer.areaCode(),
        font.printable(issuer.name()),
        font.printable(issuer.inCharge()),
        font.printable(issuer.handler()),
        font.printable(issuer.contact()));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.CHINA);
  }
}
