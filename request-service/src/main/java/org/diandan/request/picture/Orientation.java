package org.diandan.request.picture;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How the camera was held: one of the eight orientations of Exif, tag 0x0112.
 *
 * @param tag from 1 (upright) to 8
 */
record Orientation(int tag) {

  private static final Orientation UPRIGHT = new Orientation(1);
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ORIENTATION = 0x0112;
  private static final int START_OF_SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int ENTRY_BYTES = 12;

  Orientation {
    if (tag < 1 || tag > 8) {
      throw new IllegalArgumentException("Exif knows orientations from 1 to 8, not " + tag);
    }
  }

  /** What a JPEG says of itself; upright when it says nothing that can be read. */
  static Orientation of(byte[] jpeg) {
    try {
      return read(ByteBuffer.wrap(jpeg));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // A torn or invented header turns nothing.
      return UPRIGHT;
    }
  }

  private static Orientation read(ByteBuffer file) {
    file.position(2);
    while ((file.get() & 0xff) == 0xff) {
      int marker = file.get() & 0xff;
      int length = file.getShort() & 0xffff;
      if (marker == START_OF_SCAN || length < 2) {
        return UPRIGHT;
      }
      var segment = file.slice(file.position(), length - 2);
      if (marker == APP1 && startsWithExif(segment)) {
        return ofExif(segment.slice(EXIF.length, segment.capacity() - EXIF.length));
      }
      file.position(file.position() + length - 2);
    }
    return UPRIGHT;
  }

  private static boolean startsWithExif(ByteBuffer segment) {
    var start = new byte[Math.min(EXIF.length, segment.capacity())];
    segment.get(0, start);
    return Arrays.equals(start, EXIF);
  }

  private static Orientation ofExif(ByteBuffer tiff) {
    tiff.order(tiff.get() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    tiff.position(4);
    tiff.position(tiff.getInt());
    int entries = tiff.getShort() & 0xffff;
    for (int entry = 0; entry < entries; entry++) {
      int at = tiff.position();
      if ((tiff.getShort() & 0xffff) == ORIENTATION) {
        tiff.position(at + 8);
        return new Orientation(tiff.getShort());
      }
      tiff.position(at + ENTRY_BYTES);
    }
    return UPRIGHT;
  }

  /** Whether width and height change places. */
  boolean isLying() {
    return tag >= 5;
  }

  /**
   * What turns the picture upright.
   *
   * @param width of the picture as it is stored
   * @param height of the picture as it is stored
   */
  AffineTransform upright(double width, double height) {
    return switch (tag) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
