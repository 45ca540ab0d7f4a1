package org.diandan.request.report.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.diandan.request.report.IssuedReport;
import org.diandan.request.report.MakeReport;
import org.diandan.request.report.Report;
import org.diandan.request.report.Section;
import org.diandan.request.report.web.PrintedReport.Fact;
import org.diandan.request.report.web.PrintedReport.PrintedSection;
import org.springframework.stereotype.Component;

/** Puts a report into the words of one language. */
@Component
final class PrintReport {

  private final ReportWords words;
  private final PrintSections sections;
  private final MakeReport making;

  PrintReport(ReportWords words, PrintSections sections, MakeReport making) {
    this.words = words;
    this.sections = sections;
    this.making = making;
  }

  /**
   * A report as it is now.
   *
   * @param maker whoever has it made
   */
  PrintedReport live(Report report, String maker, Locale locale) {
    return printed(report, List.of(fact("maker", maker, locale)), locale);
  }

  /** A report as it was issued. */
  PrintedReport issued(IssuedReport issued, Locale locale) {
    var by = issued.by();
    return printed(
        issued.report(),
        List.of(
            fact("issued", words.moment(issued.line().issuedAt()), locale),
            fact("issuer", by == null ? words.say(locale, "report.itself") : by, locale),
            fact("hash", issued.shortHash(), locale)),
        locale);
  }

  private PrintedReport printed(Report report, List<Fact> more, Locale locale) {
    var head = report.head();
    var printed = new ArrayList<PrintedSection>();
    for (int at = 0; at < report.sections().size(); at++) {
      printed.add(section(report.sections().get(at), at, locale));
    }
    return new PrintedReport(
        head.title().in(locale),
        head.addressee().in(locale),
        head.introduction().in(locale),
        facts(head, more, locale),
        printed,
        report.figures().stream()
            .map(
                figure ->
                    new Fact(
                        words.figures().name(figure, locale), words.definition(figure, locale)))
            .toList(),
        printed.stream().anyMatch(section -> PrintSections.isMarked(section.lines())));
  }

  private List<Fact> facts(Report.Head head, List<Fact> more, Locale locale) {
    var facts = new ArrayList<Fact>();
    facts.add(fact("place", head.place().in(locale), locale));
    facts.add(fact("period", making.period(head.from(), head.until(), locale), locale));
    facts.add(fact("read-at", words.moment(head.readAt()), locale));
    facts.addAll(more);
    return facts;
  }

  private Fact fact(String key, String text, Locale locale) {
    return new Fact(words.say(locale, "report.fact." + key), text);
  }

  private PrintedSection section(Section section, int at, Locale locale) {
    return new PrintedSection(
        section.kind().code(),
        words.say(locale, "report.section.numbered", numeral(at, locale), title(section, locale)),
        sections.note(section, locale),
        sections.heads(section, locale),
        sections.lines(section, locale));
  }

  private String title(Section section, Locale locale) {
    return words.section(section.kind(), locale);
  }

  private String numeral(int at, Locale locale) {
    return words.say(locale, "report.numerals").split(",", -1)[at];
  }
}
