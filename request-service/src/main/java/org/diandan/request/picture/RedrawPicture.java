package org.diandan.request.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a picture anew, small and upright. Only pixels survive: no metadata, no thumbnail, nothing
 * that was hidden behind the end of the file.
 *
 * <p>Costs up to some 100 ms and 40 MB; never called on an event loop.
 */
final class RedrawPicture {

  /** Of the result, in pixels. */
  static final int LONGEST_SIDE = 1600;

  /** Of the original; the largest sensors of telephones have 200 million, and bin them. */
  static final long MOST_PIXELS = 64_000_000;

  private static final int LONGEST_ORIGINAL_SIDE = 20_000;
  private static final float QUALITY = 0.82f;
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private RedrawPicture() {}

  /** What drawing came to. */
  sealed interface Outcome {

    /** It is done. */
    record Redrawn(Small picture) implements Outcome {}

    /** It cannot be done. */
    record Unusable(PictureRefusal reason) implements Outcome {}
  }

  /** Looks at the first bytes, then at the size the header names, and only then at the pixels. */
  static Outcome of(byte[] file) {
    var format = formatOf(file);
    if (format.isEmpty()) {
      return new Outcome.Unusable(PictureRefusal.WRONG_KIND);
    }
    var reader = ImageIO.getImageReadersByFormatName(format.get()).next();
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream, true, true);
      if (isTooBig(reader.getWidth(0), reader.getHeight(0))) {
        return new Outcome.Unusable(PictureRefusal.TOO_MANY_PIXELS);
      }
      var orientation = format.get().equals("jpeg") ? Orientation.of(file) : new Orientation(1);
      return new Outcome.Redrawn(redrawn(reader, orientation));
    } catch (IOException | RuntimeException e) {
      // The JDK's decoders answer broken files with any kind of exception.
      return new Outcome.Unusable(PictureRefusal.BROKEN);
    } finally {
      reader.dispose();
    }
  }

  private static Optional<String> formatOf(byte[] file) {
    if (startsWith(file, JPEG)) {
      return Optional.of("jpeg");
    }
    return startsWith(file, PNG) ? Optional.of("png") : Optional.empty();
  }

  private static boolean startsWith(byte[] file, byte[] signature) {
    return file.length > signature.length
        && Arrays.equals(file, 0, signature.length, signature, 0, signature.length);
  }

  private static boolean isTooBig(int width, int height) {
    return width > LONGEST_ORIGINAL_SIDE
        || height > LONGEST_ORIGINAL_SIDE
        || (long) width * height > MOST_PIXELS;
  }

  private static Small redrawn(ImageReader reader, Orientation orientation) throws IOException {
    int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
    int every = Math.max(1, longest / (2 * LONGEST_SIDE));
    var wanted = reader.getDefaultReadParam();
    wanted.setSourceSubsampling(every, every, 0, 0);
    var upright = upright(reader.read(0, wanted), orientation);
    return new Small(jpeg(upright), upright.getWidth(), upright.getHeight());
  }

  private static BufferedImage upright(BufferedImage image, Orientation orientation) {
    double scale =
        Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    boolean lying = orientation.isLying();
    var result =
        new BufferedImage(
            lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
    draw(image, orientation, result.createGraphics(), new Size(width, height));
    return result;
  }

  private record Size(int width, int height) {}

  /** Where the original is transparent the result is white. */
  private static void draw(
      BufferedImage image, Orientation orientation, Graphics2D canvas, Size size) {
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, LONGEST_SIDE, LONGEST_SIDE);
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.transform(orientation.upright(size.width(), size.height()));
    canvas.drawImage(image, 0, 0, size.width(), size.height(), null);
    canvas.dispose();
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
