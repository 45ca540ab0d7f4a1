package org.diandan.request.certificate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.diandan.request.paper.DrawPaper;
import org.springframework.stereotype.Component;

/**
 * Draws a certificate as a PDF with its font inside.
 *
 * <p>Takes some 300 ms and 60 MB; never called on an event loop.
 */
@Component
class DrawCertificate {

  private static final int MODULE_PIXELS = 6;

  private final DrawPaper paper;
  private final PrintedWords words;

  DrawCertificate(DrawPaper paper, PrintedWords words) {
    this.paper = paper;
    this.words = words;
  }

  /**
   * The PDF of a certificate, always in Chinese.
   *
   * @param site where this site is reached; its QR code leads to the check page
   */
  byte[] of(Content content, String site) {
    var check =
        "%s/certificates/check/%s?code=%s"
            .formatted(site, content.number(), Content.shortened(content.hash()));
    return paper.of(
        "request/certificate/pdf",
        Locale.CHINA,
        Map.of("page", words.of(content), "site", site, "qr", qr(check)));
  }

  private static String qr(String text) {
    try {
      var matrix =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
      var png = new ByteArrayOutputStream();
      ImageIO.write(picture(matrix), "png", png);
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    } catch (WriterException e) {
      throw new IllegalArgumentException("This text makes no QR code: " + text, e);
    } catch (IOException e) {
      throw new UncheckedIOException("The QR code could not be drawn.", e);
    }
  }

  private static BufferedImage picture(BitMatrix matrix) {
    int side = matrix.getWidth() * MODULE_PIXELS;
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        picture.setRGB(
            x, y, matrix.get(x / MODULE_PIXELS, y / MODULE_PIXELS) ? 0xff000000 : 0xffffffff);
      }
    }
    return picture;
  }
}
