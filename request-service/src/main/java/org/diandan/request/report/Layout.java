package org.diandan.request.report;

import java.util.List;
import org.diandan.request.report.ReportKind.Cut;
import org.jspecify.annotations.Nullable;

/**
 * What a template says: which sections, in which order, under which words.
 *
 * @param name what the template is called
 * @param title of its reports; like the next two it may hold {@link Placeholders}
 * @param addressee who they are for; may be blank
 * @param introduction free words before the first section; may be blank
 * @param issueAt hour of the day at which a period that is over is issued by itself; null for
 *     reports that people issue
 */
public record Layout(
    ReportKind kind,
    Words name,
    Words title,
    Words addressee,
    Words introduction,
    List<SectionKind> sections,
    Cut cut,
    @Nullable Integer issueAt) {

  public static final int LONGEST_NAME = 40;
  public static final int LONGEST_TITLE = 80;
  public static final int LONGEST_INTRODUCTION = 1000;

  public Layout {
    sections = sections.stream().distinct().toList();
    if (sections.isEmpty()) {
      throw new IllegalArgumentException("A report has at least one section.");
    }
    if (kind == ReportKind.SPAN && issueAt != null) {
      throw new IllegalArgumentException("No schedule issues a report of days that are named.");
    }
  }
}
