package org.diandan.request.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The one font that is printed with; it is embedded, so no machine needs any font. */
@Component
public final class PaperFont {

  static final String FAMILY = "Noto Sans SC";

  private static final String RESOURCE = "certificate/NotoSansSC-Regular.ttf";

  /** Read at the first paper, not at the start: 10 MB that many instances never need. */
  private static final class Loaded {

    static final byte[] BYTES = bytes();
    static final CmapLookup GLYPHS = glyphs();

    private Loaded() {}

    private static byte[] bytes() {
      try {
        return new ClassPathResource(RESOURCE).getContentAsByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException("The class path has no " + RESOURCE, e);
      }
    }

    private static CmapLookup glyphs() {
      try (var font = new TTFParser().parse(new RandomAccessReadBuffer(BYTES))) {
        return font.getUnicodeCmapLookup();
      } catch (IOException e) {
        throw new UncheckedIOException("The font cannot be read: " + RESOURCE, e);
      }
    }
  }

  InputStream open() {
    return new ByteArrayInputStream(Loaded.BYTES);
  }

  /**
   * The text with every character the font lacks replaced by its code point, such as {@code
   * 〔U+20BB7〕}: nothing is ever dropped silently.
   */
  public String printable(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              if (Character.isWhitespace(codePoint) || Loaded.GLYPHS.getGlyphId(codePoint) != 0) {
                printable.appendCodePoint(codePoint);
              } else {
                printable.append("〔U+%04X〕".formatted(codePoint));
              }
            });
    return printable.toString();
  }
}
