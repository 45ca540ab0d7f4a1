package org.diandan.request.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrDrawingTest {

  private static final int MODULE_PIXELS = 4;
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H\\d+z");

  @Test
  void whatIsDrawnCanBeScannedAgain() throws Exception {
    var text = "https://diandan.example/q/K7M2PQ4";

    var drawing = QrDrawing.of(text);

    assertThat(new QRCodeReader().decode(photo(drawing)).getText()).isEqualTo(text);
  }

  @Test
  void codesHaveNoLookAlikesAndCanBeTypedLoosely() {
    var random = new Random(20261126);
    for (int made = 0; made < 1_000; made++) {
      assertThat(CodeText.random(random).value()).matches("[2-9A-Z]{7}").doesNotMatch(".*[ILO].*");
    }

    assertThat(CodeText.read(" k7m2-pq4 ")).contains(new CodeText("K7M2PQ4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K7M2PQ", "K7M2PQ44", "K7M2PO4", "K7M2P14", "K7M2PQ中"})
  void whatIsNoCodeIsNotRead(String typed) {
    assertThat(CodeText.read(typed)).isEmpty();
  }

  private static BinaryBitmap photo(QrDrawing drawing) {
    int side = drawing.size() * MODULE_PIXELS;
    var pixels = new int[side * side];
    Arrays.fill(pixels, 0xffffff);
    var runs = RUN.matcher(drawing.path());
    while (runs.find()) {
      int left = Integer.parseInt(runs.group(1)) * MODULE_PIXELS;
      int top = Integer.parseInt(runs.group(2)) * MODULE_PIXELS;
      int width = Integer.parseInt(runs.group(3)) * MODULE_PIXELS;
      for (int row = top; row < top + MODULE_PIXELS; row++) {
        Arrays.fill(pixels, row * side + left, row * side + left + width, 0);
      }
    }
    return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
  }
}
