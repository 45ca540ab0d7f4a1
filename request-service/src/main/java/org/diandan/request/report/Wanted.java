package org.diandan.request.report;

import java.util.Map;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.Slice;

/** Which report is to be made: by a template, of everything in a slice. */
public record Wanted(ReportTemplate template, Slice slice) {

  /** The one a report was made by, for its own period; to see what has changed since. */
  public static Wanted like(Report report, Period period) {
    var head = report.head();
    return new Wanted(
        new ReportTemplate(head.template(), "", head.version(), head.layout()),
        new Slice(head.origin(), head.areas(), period, Map.of()));
  }

  /** Whether it can be issued: of exactly one area of this platform. */
  public boolean isOfOneArea() {
    return slice.areas().size() == 1 && slice.origin().isEmpty();
  }

  /** The only area. */
  public String area() {
    return slice.areas().getFirst();
  }
}
