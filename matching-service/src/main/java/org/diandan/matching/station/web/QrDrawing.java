package org.diandan.matching.station.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as the path of an SVG picture.
 *
 * @param size modules on each side, the quiet border included; the picture's view box
 * @param path dark modules
 */
record QrDrawing(int size, String path) {

  private static final int QUIET_MODULES = 4;

  /** Draws a text; a quarter of the picture may be scratched or covered. */
  static QrDrawing of(String text) {
    try {
      var matrix =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.Q,
                      EncodeHintType.MARGIN,
                      QUIET_MODULES));
      return new QrDrawing(matrix.getWidth(), path(matrix));
    } catch (WriterException e) {
      throw new IllegalArgumentException("This text makes no QR code: " + text, e);
    }
  }

  private static String path(BitMatrix matrix) {
    var path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        int from = x;
        while (x < matrix.getWidth() && matrix.get(x, y)) {
          x++;
        }
        if (x > from) {
          path.append("M%d %dh%dv1H%dz".formatted(from, y, x - from, from));
        }
      }
    }
    return path.toString();
  }
}
