package org.diandan.request.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.export.ExportedCase.Personal;
import org.diandan.request.sheet.Cell;
import org.diandan.request.sheet.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Cases as cells, in the language of whoever ordered them. */
@Component
final class ExportWords {

  private final Catalogue catalogue;
  private final MessageSource messages;

  ExportWords(Catalogue catalogue, MessageSource messages) {
    this.catalogue = catalogue;
    this.messages = messages;
  }

  List<Column> columns(List<ExportColumn> columns, Locale locale) {
    return columns.stream()
        .map(column -> new Column(say(column.messageKey(), locale), column.width()))
        .toList();
  }

  /** A sentence of the bundle. */
  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  List<Cell> row(ExportedCase found, List<ExportColumn> columns, Locale locale) {
    return columns.stream().map(column -> cell(found, column, locale)).toList();
  }

  private Cell cell(ExportedCase found, ExportColumn column, Locale locale) {
    var times = found.times();
    return switch (column) {
      case NUMBER -> Cell.of(found.number());
      case STATE -> Cell.of(find("official.state." + found.state(), found.state(), locale));
      case ITEM -> Cell.of(item(found.item(), locale));
      case AREA -> Cell.of(found.place());
      case CHANNEL ->
          Cell.of(find("board.key.CHANNEL." + found.channel(), found.channel(), locale));
      case URGENCY ->
          Cell.of(find("board.key.URGENCY." + found.urgency(), found.urgency(), locale));
      case TEAM -> Cell.of(found.team());
      case DEPARTMENT -> Cell.of(found.department());
      case SUBMITTED -> Cell.of(times.submitted());
      case FINISH_BY -> Cell.of(times.finishBy());
      case DELIVERED -> Cell.of(times.delivered());
      case COMPLETED -> Cell.of(times.completed());
      case CLOSED -> Cell.of(times.closed());
      case ENDING -> Cell.of(find("export.ending." + found.ending(), found.ending(), locale));
      case RESOLVED -> resolved(found.resolved(), locale);
      case STARS -> found.stars() == null ? Cell.EMPTY : new Cell.Whole(found.stars());
      case URGES -> new Cell.Whole(found.urges());
      case REOPENS -> new Cell.Whole(found.reopens());
      case NAME, PHONE, ADDRESS, WORDS -> personal(found.personal(), column);
    };
  }

  private static Cell personal(@Nullable Personal personal, ExportColumn column) {
    if (personal == null) {
      return Cell.EMPTY;
    }
    var texts =
        Map.of(
            ExportColumn.NAME, personal.name(),
            ExportColumn.PHONE, personal.phone(),
            ExportColumn.ADDRESS, personal.address(),
            ExportColumn.WORDS, personal.words());
    return Cell.of(texts.get(column));
  }

  private Cell resolved(@Nullable Boolean resolved, Locale locale) {
    return resolved == null
        ? Cell.EMPTY
        : Cell.of(say(resolved ? "export.resolved.yes" : "export.resolved.no", locale));
  }

  private String item(String code, Locale locale) {
    return catalogue.find(code).map(item -> item.name().in(locale)).orElse(code);
  }

  /** The text of a key; the other text when the bundle has none. */
  private @Nullable String find(String key, String otherwise, Locale locale) {
    return messages.getMessage(key, null, otherwise, locale);
  }
}
