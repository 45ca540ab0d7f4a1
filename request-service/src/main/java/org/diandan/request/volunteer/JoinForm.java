package org.diandan.request.volunteer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was typed so far, by field; nothing is checked yet. */
public record JoinForm(Map<String, String> typed) {

  private static final int LONGEST = 200;

  public JoinForm {
    typed = Map.copyOf(typed);
  }

  /** What stands in a field; empty when nothing does. */
  public String get(String field) {
    return typed.getOrDefault(field, "");
  }

  /** The same form with the fields of one page; what is absurdly long is cut. */
  public JoinForm with(List<String> fields, Map<String, String> sent) {
    var all = new HashMap<>(typed);
    for (var field : fields) {
      var text = sent.getOrDefault(field, "").strip();
      all.put(field, text.substring(0, Math.min(text.length(), LONGEST)));
    }
    return new JoinForm(all);
  }

  /** The same form with one field set. */
  public JoinForm with(String field, String value) {
    return with(List.of(field), Map.of(field, value));
  }

  /** Never shows anything personal in a log. */
  @Override
  public String toString() {
    return "JoinForm[…]";
  }
}
