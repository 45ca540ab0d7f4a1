package org.diandan.request.opendata.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.opendata.OpenFigures;
import org.diandan.request.opendata.web.OpenDataApi.Telling;

/**
 * Describes the feed for collectors of open data.
 *
 * @see <a href="https://www.w3.org/TR/vocab-dcat-3/">DCAT 3</a>
 */
record CatalogueOfFigures(Telling telling, OpenFigures open) {

  /**
   * The catalogue as JSON-LD.
   *
   * @param base address of the feed without a slash at its end
   */
  Map<String, Object> of(String base, Locale locale) {
    var catalogue = new LinkedHashMap<String, Object>();
    catalogue.put(
        "@context",
        Map.of("dcat", "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/"));
    catalogue.put("@id", base + "/catalogue.json");
    catalogue.put("@type", "dcat:Catalog");
    catalogue.put("dct:title", say("open.title", locale));
    catalogue.put("dct:publisher", telling.properties().publisher());
    catalogue.put("dct:license", telling.properties().licence());
    catalogue.put("dct:language", List.of("zh-CN", "en"));
    catalogue.put("dcat:dataset", List.of(figures(base, locale)));
    return catalogue;
  }

  private Map<String, Object> figures(String base, Locale locale) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("@id", base);
    figures.put("@type", "dcat:Dataset");
    figures.put("dct:title", say("open.title", locale));
    figures.put("dct:description", say("open.intro", locale));
    figures.put("dct:license", telling.properties().licence());
    figures.put(
        "dct:accrualPeriodicity",
        "http://publications.europa.eu/resource/authority/frequency/MONTHLY");
    figures.put(
        "dct:temporal",
        Map.of(
            "@type", "dct:PeriodOfTime",
            "dcat:startDate", open.first().atDay(1).toString(),
            "dcat:endDate", open.last().atEndOfMonth().toString()));
    figures.put("dcat:landingPage", base);
    figures.put(
        "dcat:distribution",
        List.of(
            file(base + "/figures.json", "application/json"),
            file(base + "/figures.csv", "text/csv")));
    return figures;
  }

  private Map<String, Object> file(String address, String mediaType) {
    return Map.of(
        "@type",
        "dcat:Distribution",
        "dcat:accessURL",
        address,
        "dcat:mediaType",
        mediaType,
        "dct:license",
        telling.properties().licence());
  }

  private String say(String key, Locale locale) {
    return telling.messages().getMessage(key, new Object[] {telling.properties().least()}, locale);
  }
}
