package org.diandan.request.report;

/**
 * A template.
 *
 * @param key of shipped ones a word such as {@code standard-month}, of others an id
 * @param area code of the area whose it is; empty for those everybody may use
 * @param version counts its changes from 1; 0 for shipped ones, which change with the product
 */
public record ReportTemplate(String key, String area, int version, Layout layout) {

  /** Whether it came with the product; such a template is copied, never changed. */
  public boolean isShipped() {
    return version == 0;
  }

  /** Whether reports of an area may be made by it. */
  public boolean isFor(String other) {
    return other.startsWith(area);
  }
}
