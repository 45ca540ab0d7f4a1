package org.diandan.request.intake.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.intake.Relation;

/** The answers as the page repeats them before they are sent. */
final class AnswerRows {

  private final Wording wording;
  private final Locale locale;
  private final boolean photos;

  /**
   * In the words of a language.
   *
   * @param photos whether photos can be added; otherwise they are told of only where there are any
   */
  AnswerRows(Wording wording, Locale locale, boolean photos) {
    this.wording = wording;
    this.locale = locale;
    this.photos = photos;
  }

  /** One answer and the page that changes it. */
  record Row(String label, String value, String href) {}

  /** All answers in the order of the pages. */
  List<Row> of(OrderForm form, ServiceItem item, PlacePicker.Choices choices) {
    var rows = new ArrayList<Row>();
    rows.add(row("item", item.name().in(locale), Page.ITEM, form));
    if (!form.get("words").isBlank()) {
      rows.add(row("words", form.get("words"), Page.ITEM, form));
    }
    if (photos || form.pictures() > 0) {
      rows.add(photoRow(form));
    }
    rows.add(row("area", orMissing(choices.path()), Page.WHERE, form));
    rows.add(row("address", orMissing(form.get("address")), Page.WHERE, form));
    if (!form.get("longitude").isBlank()) {
      rows.add(row("point", wording.of("order.point.chosen", locale), Page.WHERE, form));
    }
    rows.add(row("wish", wish(form), Page.WHEN, form));
    if (form.get("anonymous").equals("true")) {
      rows.add(row("name", wording.of("order.anonymous.yes", locale), Page.WHO, form));
    } else {
      rows.add(row("name", orMissing(form.get("name")), Page.WHO, form));
      rows.add(row("phone", orMissing(form.get("phone")), Page.WHO, form));
    }
    form.onBehalf().ifPresent(helped -> addHelped(rows, form));
    return rows;
  }

  private Row photoRow(OrderForm form) {
    return new Row(
        wording.of("order.photos", locale),
        form.pictures() == 0
            ? wording.of("order.photos.none", locale)
            : wording.of("order.photos.count", locale, form.pictures()),
        "/order/photos");
  }

  private void addHelped(List<Row> rows, OrderForm form) {
    var relation = form.get("relation");
    var known = Arrays.stream(Relation.values()).anyMatch(one -> one.name().equals(relation));
    rows.add(row("beneficiaryName", orMissing(form.get("beneficiaryName")), Page.WHO, form));
    rows.add(
        row(
            "relation",
            known ? wording.of("order.relation." + relation, locale) : orMissing(""),
            Page.WHO,
            form));
    rows.add(row("beneficiaryPhone", orMissing(form.get("beneficiaryPhone")), Page.WHO, form));
    var called = form.get("callBack").equals("BENEFICIARY") ? "BENEFICIARY" : "ORDERER";
    rows.add(row("callBack", wording.of("order.callBack." + called, locale), Page.WHO, form));
  }

  private Row row(String label, String value, Page page, OrderForm form) {
    return new Row(wording.of("order." + label, locale), value, OrderPages.hrefOf(page, form));
  }

  private String wish(OrderForm form) {
    if (!form.get("wish").equals(OrderForm.ON_A_DAY)) {
      return wording.of("order.wish.ANY", locale);
    }
    if (form.get("part").equals(OrderForm.BETWEEN)) {
      return "%s %s–%s".formatted(form.get("day"), form.get("from"), form.get("until"));
    }
    return form.get("day") + " " + wording.of("order.part." + form.partOfDay(), locale);
  }

  private String orMissing(String text) {
    return text.isBlank() ? wording.of("order.not-given", locale) : text;
  }
}
