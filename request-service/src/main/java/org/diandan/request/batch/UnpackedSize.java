package org.diandan.request.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keeps workbooks away that unpack to far more than they seem. */
final class UnpackedSize {

  /** All texts of a workbook are in memory while it is read. */
  private static final long MOST_TEXTS = 64L << 20;

  private static final long MOST = 1L << 30;
  private static final String TEXTS = "xl/sharedStrings.xml";

  private UnpackedSize() {}

  /**
   * Reads a packed file to its end.
   *
   * @throws UnreadableFile when it is too large or no packed file
   */
  static void check(InputStream file) {
    try (var zip = new ZipInputStream(file)) {
      long all = 0;
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        all += sizeOf(zip, entry, MOST - all);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableFile("import.file.workbook");
    }
  }

  private static long sizeOf(ZipInputStream zip, ZipEntry entry, long left) throws IOException {
    long most = entry.getName().equals(TEXTS) ? Math.min(MOST_TEXTS, left) : left;
    var buffer = new byte[8192];
    long size = 0;
    for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
      size += read;
      if (size > most) {
        throw new UnreadableFile("import.file.workbook-large");
      }
    }
    return size;
  }
}
