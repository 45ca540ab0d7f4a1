package org.diandan.request.batch;

import java.io.IOException;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Keeps workbooks away that unpack to far more than they seem; what they say of it is no proof. */
final class UnpackedSize {

  /** All texts of a workbook are in memory while it is read. */
  private static final long MOST_TEXTS = 64L << 20;

  private static final long MOST = 1L << 30;
  private static final String TEXTS = "xl/sharedStrings.xml";

  private UnpackedSize() {}

  /**
   * Unpacks a file without keeping anything.
   *
   * @throws UnreadableFile when it is too large or no packed file
   */
  static void check(byte[] file) {
    try (var zip = ZipFile.builder().setByteArray(file).get()) {
      long all = 0;
      for (var entry : Collections.list(zip.getEntries())) {
        all += sizeOf(zip, entry, MOST - all);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableFile("import.file.workbook");
    }
  }

  private static long sizeOf(ZipFile zip, ZipArchiveEntry entry, long left) throws IOException {
    long most = entry.getName().equalsIgnoreCase(TEXTS) ? Math.min(MOST_TEXTS, left) : left;
    var buffer = new byte[8192];
    long size = 0;
    try (var content = zip.getInputStream(entry)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > most) {
          throw new UnreadableFile("import.file.workbook-large");
        }
      }
    }
    return size;
  }
}
