package org.diandan.request.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diandan.request.batch.Judged.Sound;
import org.diandan.request.privacy.KeyedHash;

/**
 * Some rows of a file, sorted into those that are new and those there is something to say about.
 *
 * @param lastRow number of the last row
 */
record Chunk(int lastRow, List<Sound> taken, List<String> contents, List<Finding> findings) {

  Chunk {
    taken = List.copyOf(taken);
    contents = List.copyOf(contents);
    findings = List.copyOf(findings);
  }

  /**
   * Sorts rows.
   *
   * @param known content by number, of rows that were taken before
   */
  static Chunk of(List<Judged> rows, Map<String, String> known, KeyedHash hash) {
    var seen = new HashMap<>(known);
    var taken = new ArrayList<Sound>();
    var contents = new ArrayList<String>();
    var findings = new ArrayList<Finding>();
    for (var row : rows) {
      switch (row) {
        case Judged.Flawed flawed -> findings.addAll(flawed.findings());
        case Sound sound -> {
          var number = sound.history().number();
          var content = hash.of(sound.content());
          var before = seen.putIfAbsent(number, content);
          if (before == null) {
            taken.add(sound);
            contents.add(content);
          } else {
            var flaw = before.equals(content) ? Flaw.REPEATED : Flaw.OTHER_CONTENT;
            findings.add(new Finding(sound.row(), flaw, "", number));
          }
        }
      }
    }
    return new Chunk(rows.getLast().row(), taken, contents, findings);
  }

  int repeated() {
    return rowsWith(Flaw.Verdict.REPEATED);
  }

  int rejected() {
    return rowsWith(Flaw.Verdict.REJECTED);
  }

  private int rowsWith(Flaw.Verdict verdict) {
    return (int)
        findings.stream()
            .filter(finding -> finding.flaw().verdict() == verdict)
            .mapToInt(Finding::row)
            .distinct()
            .count();
  }
}
