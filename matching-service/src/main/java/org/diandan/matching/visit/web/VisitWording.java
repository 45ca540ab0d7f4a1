package org.diandan.matching.visit.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.matching.assignment.web.CardWords;
import org.diandan.matching.menu.CodeNames;
import org.diandan.matching.visit.Attendance;
import org.diandan.matching.visit.DayVisit;
import org.diandan.matching.visit.Nearness;
import org.diandan.matching.visit.Told.Way;
import org.diandan.matching.visit.VisitSheets.Sheet;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts visits into the reader's words. */
@Component
class VisitWording {

  private final CardWords words;
  private final CodeNames names;

  VisitWording(CardWords words, CodeNames names) {
    this.words = words;
    this.names = names;
  }

  VisitView visit(Sheet sheet, Locale locale) {
    var card = sheet.card();
    var mine = sheet.book().find(sheet.personId());
    return new VisitView(
        card.id(),
        card.requestId(),
        card.orderNumber(),
        card.teamName(),
        card.state().name(),
        card.item().value().substring(0, 2),
        names.nameOf(card.item(), locale),
        card.urgency().name(),
        words.when(card.wished(), card.finishBy(), locale),
        sheet.pass(),
        sheet.leads(),
        mine.map(VisitWording::presence).orElse("NEVER_CAME"),
        mine.map(one -> words.times(locale).moment(one.cameAt())).orElse(null),
        sheet.endsWithMe(),
        card.minutes(),
        sheet.book().result() == null ? null : sheet.book().result().name(),
        sheet.book().attendances().stream().map(one -> present(one, locale)).toList());
  }

  DayStop stop(DayVisit visit, Locale locale) {
    var cameAt = visit.cameAt();
    return new DayStop(
        visit.id(),
        visit.requestId(),
        visit.orderNumber(),
        visit.teamName(),
        visit.state().name(),
        visit.item().value().substring(0, 2),
        names.nameOf(visit.item(), locale),
        visit.planned() == null
            ? words.when(visit.wished(), visit.finishBy(), locale)
            : words.times(locale).span(visit.planned().from(), visit.planned().until()),
        visit.place(),
        cameAt == null ? "NEVER_CAME" : visit.leftAt() == null ? "IS_THERE" : "HAS_LEFT",
        cameAt == null ? null : words.times(locale).moment(cameAt));
  }

  /** What a page says to a form it cannot read; what was typed stays. */
  Said wrong(InvalidInput invalid, Map<String, String> typed, Locale locale) {
    var sentences = new LinkedHashMap<String, String>();
    for (var error : invalid.errors()) {
      sentences.put(error.field(), words.said(error, locale));
    }
    return new Said(HttpStatus.BAD_REQUEST, "", typed, sentences);
  }

  /** What a page says to a step that is refused; about a field it stands at that field. */
  Said refused(Refusal refusal, Map<String, String> typed, Locale locale) {
    var sentence = words.said(refusal, locale);
    return "code".equals(refusal.properties().get("field"))
        ? new Said(refusal.status(), "", typed, Map.of("code", sentence))
        : new Said(refusal.status(), sentence, typed, Map.of());
  }

  private VisitView.Present present(Attendance one, Locale locale) {
    var left = one.leftAt();
    return new VisitView.Present(
        one.personId(),
        words.times(locale).moment(one.cameAt()),
        left == null ? null : words.times(locale).moment(left),
        proofs(one));
  }

  private static List<String> proofs(Attendance one) {
    var proofs = new ArrayList<String>();
    if (one.codeProvenAt() != null) {
      proofs.add("CODE");
    }
    if (one.cameBy() == Way.STATION) {
      proofs.add("STATION");
    }
    if (isNear(one.cameNear()) || isNear(one.leftNear())) {
      proofs.add("NEAR");
    }
    if (one.confirmedBy() != null && !one.confirmedBy().equals(one.personId())) {
      proofs.add("LEADER");
    }
    one.flags().stream().sorted().map(Enum::name).forEach(proofs::add);
    return proofs;
  }

  private static boolean isNear(@Nullable Nearness near) {
    return near != null && near.isThere();
  }

  private static String presence(Attendance one) {
    return one.leftAt() == null ? "IS_THERE" : "HAS_LEFT";
  }
}
