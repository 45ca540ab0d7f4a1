package org.diandan.request.batch;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Finds out what a file is: a workbook, or comma separated values in UTF-8 (with or without byte
 * order mark), UTF-16 with mark, or GB18030.
 */
final class OpenSheet {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /** Packed; a workbook is in memory while it is read. */
  private static final int LARGEST_WORKBOOK = 32 << 20;

  private static final int MARK = 0xFEFF;

  private OpenSheet() {}

  /**
   * Opens a file, which is read more than once.
   *
   * @throws UnreadableFile when it is neither
   */
  static Sheet of(Supplier<InputStream> file) {
    try {
      var front = front(file);
      if (startsWith(front, OLD_EXCEL)) {
        throw new UnreadableFile("import.file.old-excel");
      }
      if (startsWith(front, ZIP)) {
        return new XlsxSheet(workbook(file));
      }
      return new CsvSheet(withoutMark(strict(file.get(), charsetOf(front, file))));
    } catch (CharacterCodingException e) {
      throw new UnreadableFile("import.file.encoding", "1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] workbook(Supplier<InputStream> file) throws IOException {
    try (var stream = file.get()) {
      var bytes = stream.readNBytes(LARGEST_WORKBOOK + 1);
      if (bytes.length > LARGEST_WORKBOOK) {
        throw new UnreadableFile("import.file.workbook-large");
      }
      UnpackedSize.check(bytes);
      return bytes;
    }
  }

  private static byte[] front(Supplier<InputStream> file) throws IOException {
    try (var stream = file.get()) {
      return stream.readNBytes(4);
    }
  }

  private static Charset charsetOf(byte[] front, Supplier<InputStream> file) throws IOException {
    if (startsWith(front, new byte[] {(byte) 0xFF, (byte) 0xFE})
        || startsWith(front, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
      return StandardCharsets.UTF_16;
    }
    return isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
  }

  /** Hardly any text of another encoding happens to be well-formed UTF-8 throughout. */
  private static boolean isUtf8(Supplier<InputStream> file) throws IOException {
    try (var reader = strict(file.get(), StandardCharsets.UTF_8)) {
      var ignored = new char[8192];
      int read = 0;
      while (read >= 0) {
        read = reader.read(ignored);
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Reader strict(InputStream stream, Charset charset) {
    return new BufferedReader(
        new InputStreamReader(
            new BufferedInputStream(stream),
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private static Reader withoutMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != MARK) {
      reader.reset();
    }
    return reader;
  }

  private static boolean startsWith(byte[] front, byte[] sign) {
    return front.length >= sign.length
        && Arrays.equals(front, 0, sign.length, sign, 0, sign.length);
  }
}
