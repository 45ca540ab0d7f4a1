package org.diandan.request.export;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.sheet.SheetForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * What somebody wants as a file; whether they may is checked before.
 *
 * @param areas code prefixes the list lies in
 * @param words the words of the address that shows the list
 * @param cases ids of the list in its order
 * @param columns at least one
 * @param purpose why personal data is wanted; null when no column is personal
 * @param by who orders, and from which address
 */
public record WantedExport(
    List<String> areas,
    ExportSource source,
    String words,
    Flux<UUID> cases,
    List<ExportColumn> columns,
    SheetForm form,
    @Nullable String purpose,
    Locale locale,
    Caller by) {

  public WantedExport {
    areas = List.copyOf(areas);
    columns = List.copyOf(columns);
    if (areas.isEmpty() || columns.isEmpty()) {
      throw new IllegalArgumentException("An export has an area and a column.");
    }
    if (columns.stream().anyMatch(ExportColumn::isPersonal) != (purpose != null)) {
      throw new IllegalArgumentException("Personal columns, and only they, have a purpose.");
    }
  }

  /** Who acts, and from which address. */
  public record Caller(UUID person, String source) {}
}
