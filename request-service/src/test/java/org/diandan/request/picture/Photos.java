package org.diandan.request.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Files as people upload them, good and bad. */
public final class Photos {

  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  private Photos() {}

  /** The upper half is red, the lower one blue. */
  public static byte[] jpeg(int width, int height) {
    return encoded(halves(width, height), "jpeg");
  }

  /** The same as PNG. */
  public static byte[] png(int width, int height) {
    return encoded(halves(width, height), "png");
  }

  /** A JPEG as a telephone writes it: held in a way, with the place it was taken at. */
  public static byte[] jpegWithPlace(int width, int height, int orientation) {
    var plain = jpeg(width, height);
    var exif = exif(orientation);
    var file = ByteBuffer.allocate(plain.length + exif.length + 4);
    file.put(plain, 0, 2).put((byte) 0xff).put((byte) 0xe1).putShort((short) (exif.length + 2));
    return file.put(exif).put(plain, 2, plain.length - 2).array();
  }

  /** A PNG of some kilobytes whose header asks for nearly a billion pixels. */
  public static byte[] bomb() {
    var header = ByteBuffer.allocate(13).putInt(30_000).putInt(30_000);
    header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
    var file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    file.writeBytes(chunk("IHDR", header.array()));
    file.writeBytes(chunk("IDAT", deflated(new byte[1 << 20])));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static BufferedImage halves(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width, height / 2);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(0, height / 2, width, height - height / 2);
    canvas.dispose();
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** IFD0 with orientation and a GPS directory: 27° 6' N, 114° 59' E. */
  private static byte[] exif(int orientation) {
    var tiff = ByteBuffer.allocate(200);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    entry(tiff, 0x0112, SHORT, 1).putShort((short) orientation).putShort((short) 0);
    entry(tiff, 0x8825, LONG, 1).putInt(40);
    tiff.putInt(0);
    tiff.position(40);
    tiff.putShort((short) 4);
    entry(tiff, 1, ASCII, 2).put(new byte[] {'N', 0, 0, 0});
    entry(tiff, 2, RATIONAL, 3).putInt(100);
    entry(tiff, 3, ASCII, 2).put(new byte[] {'E', 0, 0, 0});
    entry(tiff, 4, RATIONAL, 3).putInt(124);
    tiff.putInt(0);
    tiff.position(100);
    tiff.putInt(27).putInt(1).putInt(6).putInt(1).putInt(0).putInt(1);
    tiff.putInt(114).putInt(1).putInt(59).putInt(1).putInt(0).putInt(1);
    return ByteBuffer.allocate(206)
        .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
        .put(tiff.array())
        .array();
  }

  private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
    return tiff.putShort((short) tag).putShort((short) type).putInt(count);
  }

  private static byte[] deflated(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var stream = new DeflaterOutputStream(packed)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] chunk(String type, byte[] content) {
    var chunk = ByteBuffer.allocate(content.length + 12).putInt(content.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
    var crc = new CRC32();
    crc.update(chunk.array(), 4, content.length + 4);
    return chunk.putInt((int) crc.getValue()).array();
  }
}
