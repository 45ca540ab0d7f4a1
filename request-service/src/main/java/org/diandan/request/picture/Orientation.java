package org.diandan.request.picture;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * How the camera was held: one of the eight orientations of Exif, tag 0x0112.
 *
 * @param tag from 1 (upright) to 8
 */
record Orientation(int tag) {

  private static final Orientation UPRIGHT = new Orientation(1);
  private static final List<JpegSegmentMetadataReader> EXIF_ALONE = List.of(new ExifReader());

  Orientation {
    if (tag < 1 || tag > 8) {
      throw new IllegalArgumentException("Exif knows orientations from 1 to 8, not " + tag);
    }
  }

  /** What a JPEG says of itself; upright when it says nothing that can be read. */
  static Orientation of(byte[] jpeg) {
    try (var file = new ByteArrayInputStream(jpeg)) {
      var exif =
          JpegMetadataReader.readMetadata(file, EXIF_ALONE)
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      var tag = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
      return tag == null || tag < 1 || tag > 8 ? UPRIGHT : new Orientation(tag);
    } catch (JpegProcessingException | IOException e) {
      // A torn or invented header turns nothing.
      return UPRIGHT;
    }
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
