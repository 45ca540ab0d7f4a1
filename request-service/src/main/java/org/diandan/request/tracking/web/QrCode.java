package org.diandan.request.tracking.web;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * A QR code as a drawing, for a page that brings it along and for paper.
 *
 * @param size modules on one side, the quiet zone of four on each side included
 * @param path what an SVG path draws in a box of that size
 */
public record QrCode(int size, String path) {

  private static final int QUIET_ZONE = 4;
  private static final Map<EncodeHintType, Object> UTF_8 =
      Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");

  /** Level Q: a quarter of the paper may be creased or dirty. */
  static QrCode of(String text) {
    try {
      var matrix = Encoder.encode(text, ErrorCorrectionLevel.Q, UTF_8).getMatrix();
      return new QrCode(matrix.getWidth() + 2 * QUIET_ZONE, pathOf(matrix));
    } catch (WriterException e) {
      throw new IllegalArgumentException("This text is too long for a QR code.", e);
    }
  }

  private static String pathOf(ByteMatrix matrix) {
    var path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        int begin = x;
        while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
          x++;
        }
        if (x > begin) {
          path.append("M%d %dh%dv1h-%dz".formatted(begin + QUIET_ZONE, y + QUIET_ZONE, x - begin, x - begin));
        }
      }
    }
    return path.toString();
  }
}
