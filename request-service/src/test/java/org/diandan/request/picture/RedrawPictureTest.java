package org.diandan.request.picture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.picture.PictureRefusal.BROKEN;
import static org.diandan.request.picture.PictureRefusal.TOO_MANY_PIXELS;
import static org.diandan.request.picture.PictureRefusal.WRONG_KIND;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.diandan.request.picture.RedrawPicture.Outcome;
import org.diandan.request.picture.RedrawPicture.Outcome.Redrawn;
import org.diandan.request.picture.RedrawPicture.Outcome.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedrawPictureTest {

  @Test
  void thePlaceAndEverythingElseTheCameraWroteIsGone() throws Exception {
    var photo = Photos.jpegWithPlace(400, 300, 1);
    var before = ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo));

    var after = ImageMetadataReader.readMetadata(new ByteArrayInputStream(redrawn(photo).jpeg()));

    var place = requireNonNull(before.getFirstDirectoryOfType(GpsDirectory.class)).getGeoLocation();
    assertThat(requireNonNull(place).getLatitude()).isBetween(27.0, 27.2);
    assertThat(after.getDirectoriesOfType(GpsDirectory.class)).isEmpty();
    assertThat(after.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1,400,300,RED", "2,400,300,RED", "3,400,300,BLUE", "4,400,300,BLUE",
    "5,300,400,LEFT_RED", "6,300,400,LEFT_BLUE", "7,300,400,LEFT_BLUE", "8,300,400,LEFT_RED"
  })
  void everyWayToHoldACameraEndsUpright(int tag, int width, int height, String first)
      throws Exception {
    var small = redrawn(Photos.jpegWithPlace(400, 300, tag));

    var image = ImageIO.read(new ByteArrayInputStream(small.jpeg()));
    assertThat(image.getWidth()).isEqualTo(small.width()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(small.height()).isEqualTo(height);
    int corner =
        first.startsWith("LEFT") ? image.getRGB(20, height / 2) : image.getRGB(width / 2, 20);
    boolean red = (corner >> 16 & 0xff) > 200;
    assertThat(red).isEqualTo(first.endsWith("RED"));
  }

  @Test
  void largePhotosBecomeSmall() {
    var small = redrawn(Photos.jpeg(4000, 3000));

    assertThat(small.width()).isEqualTo(1600);
    assertThat(small.height()).isEqualTo(1200);
    assertThat(redrawn(Photos.png(5000, 40)).height()).isEqualTo(13);
  }

  @Test
  void aBombIsRefusedByItsHeader() {
    assertThat(RedrawPicture.of(Photos.bomb())).isEqualTo(new Unusable(TOO_MANY_PIXELS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<!doctype html><script>alert(1)</script>",
        "GIF89a<script>",
        "RIFF\0\0\0\0WEBPVP8 ",
        "%PDF-1.7"
      })
  void whatIsNoPhotoIsRefused(String file) {
    assertThat(RedrawPicture.of(file.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new Unusable(WRONG_KIND));
  }

  @Test
  void aPageHiddenInAPhotoDoesNotSurvive() {
    var photo = Photos.jpeg(40, 40);
    var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    var both = Arrays.copyOf(photo, photo.length + page.length);
    System.arraycopy(page, 0, both, photo.length, page.length);

    var text = new String(redrawn(both).jpeg(), StandardCharsets.ISO_8859_1);

    assertThat(text).doesNotContain("script");
  }

  @Test
  void brokenFilesAreRefusedWhateverBreaksThem() {
    var random = new Random(4);
    var whole = Photos.png(60, 60);

    for (int round = 0; round < 200; round++) {
      var broken = Arrays.copyOf(whole, 20 + random.nextInt(whole.length - 20));
      for (int change = 0; change < 5; change++) {
        broken[12 + random.nextInt(broken.length - 12)] = (byte) random.nextInt();
      }
      assertThat(RedrawPicture.of(broken))
          .satisfiesAnyOf(
              outcome -> assertThat(outcome).isInstanceOf(Redrawn.class),
              outcome ->
                  assertThat(outcome).isIn(new Unusable(BROKEN), new Unusable(TOO_MANY_PIXELS)));
    }
  }

  private static Small redrawn(byte[] file) {
    Outcome outcome = RedrawPicture.of(file);
    assertThat(outcome).isInstanceOf(Redrawn.class);
    return ((Redrawn) outcome).picture();
  }
}
