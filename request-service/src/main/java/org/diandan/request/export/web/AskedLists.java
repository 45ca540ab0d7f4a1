package org.diandan.request.export.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Role;
import org.diandan.request.export.ExportSource;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.ListCases;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.web.AskedFigures;
import org.diandan.request.worklist.WorkList;
import org.diandan.request.worklist.WorkLists;
import org.diandan.request.worklist.WorkLists.Where;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Finds the list an address names, inside the areas its reader answers for as official or
 * administrator: what an operator may read is not theirs to take out.
 */
@Component
final class AskedLists {

  /** Names the list of work; without it the words are those of the cases behind a number. */
  static final String WORK = "work";

  private static final int LONGEST_WORDS = 2_000;
  private static final Set<String> OFFICES =
      Set.of(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());

  private final AskedFigures asking;
  private final ListCases cases;
  private final WorkLists lists;

  AskedLists(AskedFigures asking, ListCases cases, WorkLists lists) {
    this.asking = asking;
    this.cases = cases;
    this.lists = lists;
  }

  /**
   * The list of some words.
   *
   * @throws InvalidInput when a word cannot be read
   * @throws Refusal when the area is not the reader's
   */
  AskedList of(MultiValueMap<String, String> asked, SignedIn reader) {
    var office = inOffice(reader);
    return asked.containsKey(WORK) ? work(asked, office) : cases(asked, office);
  }

  /** The same of words as they stand in an address. */
  AskedList of(String words, SignedIn reader) {
    return of(decoded(words), reader);
  }

  /** Where a list is read. */
  static String addressOf(ExportSource source, String words) {
    if (source == ExportSource.CASES) {
      return source.path() + "?" + words;
    }
    var asked = decoded(words);
    var area = text(asked, "area");
    return source.path() + "/" + text(asked, WORK) + (area.isEmpty() ? "" : "?area=" + area);
  }

  /** Key of what a list is called. */
  static String titleOf(ExportSource source, String words) {
    var asked = decoded(words);
    return switch (source) {
      case CASES -> figure(text(asked, "figure")).textKey(Figure.Text.NAME);
      case WORK -> titleOf(list(text(asked, WORK)));
    };
  }

  private AskedList cases(MultiValueMap<String, String> asked, SignedIn office) {
    var slice = asking.of(asked, office);
    var figure = figure(text(asked, "figure"));
    var part = part(text(asked, "part"));
    var history = !slice.origin().isEmpty();
    if (history && !OfficialAreas.of(office).contains("")) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "export.refused.history");
    }
    return new AskedList(
        ExportSource.CASES,
        figure.textKey(Figure.Text.NAME),
        "figure=%s&part=%s&%s"
            .formatted(
                figure.code(), part.name().toLowerCase(Locale.ROOT), AskedFigures.query(slice)),
        history ? List.of("") : slice.areas(),
        history,
        cases.count(slice, figure, part),
        cases.ids(slice, figure, part));
  }

  private AskedList work(MultiValueMap<String, String> asked, SignedIn office) {
    var list = list(text(asked, WORK));
    var area = text(asked, "area");
    if (!area.isEmpty() && !AreaCode.isWellFormed(area)) {
      throw invalid("area");
    }
    var areas = OfficialAreas.within(office, area);
    if (areas.isEmpty()) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "figure.refused.area");
    }
    var where = new Where(OfficialAreas.of(office), area);
    return new AskedList(
        ExportSource.WORK,
        titleOf(list),
        WORK + "=" + list.slug() + (area.isEmpty() ? "" : "&area=" + area),
        areas,
        false,
        lists.count(list, where),
        lists.ids(list, where));
  }

  private static SignedIn inOffice(SignedIn reader) {
    return new SignedIn(
        reader.personId(),
        reader.displayName(),
        reader.authorities().stream()
            .filter(authority -> OFFICES.contains(authority.role()))
            .toList(),
        reader.sessionKey());
  }

  private static String titleOf(WorkList list) {
    return "work.list." + list.name();
  }

  private static WorkList list(String name) {
    return WorkList.named(name).orElseThrow(() -> invalid(WORK));
  }

  private static Figure figure(String code) {
    return code.isEmpty() ? Figure.CREATED : known("figure", Figure.find(code));
  }

  private static Part part(String name) {
    return name.isEmpty() ? Part.ALL : known("part", Part.find(name));
  }

  private static <T> T known(String field, Optional<T> found) {
    return found.orElseThrow(() -> invalid(field));
  }

  private static MultiValueMap<String, String> decoded(String words) {
    if (words.length() > LONGEST_WORDS) {
      throw invalid("words");
    }
    try {
      var plain = new LinkedMultiValueMap<String, String>();
      UriComponentsBuilder.fromUriString("/?" + words)
          .build()
          .getQueryParams()
          .forEach(
              (name, values) ->
                  values.forEach(
                      value ->
                          plain.add(
                              name,
                              value == null
                                  ? ""
                                  : UriUtils.decode(value, StandardCharsets.UTF_8))));
      return plain;
    } catch (IllegalArgumentException _) {
      throw invalid("words");
    }
  }

  private static String text(MultiValueMap<String, String> asked, String field) {
    var text = asked.getFirst(field);
    return text == null ? "" : text.strip();
  }

  private static InvalidInput invalid(String field) {
    return new InvalidInput(List.of(new FieldError(field, "kit.field.invalid")));
  }
}
