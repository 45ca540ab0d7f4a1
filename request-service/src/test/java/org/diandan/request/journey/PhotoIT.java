package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.account;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;
import static org.diandan.request.journey.Ordering.token;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.diandan.request.picture.Attachment;
import org.diandan.request.picture.Contributor;
import org.diandan.request.picture.Photos;
import org.diandan.request.picture.PictureRefusal;
import org.diandan.request.picture.Pictures;
import org.diandan.request.tracking.FindRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;

/** Photos of an order, from the camera to those who may see them. */
class PhotoIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern PHOTO = Pattern.compile("<img[^>]* src=\"(/order/photos/[^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("href=\"/r/([A-Za-z0-9_-]{32})\"");

  @Test
  void photosOfTheFormGoWithTheOrder() throws Exception {
    var browser = begun();
    browser.upload("/order/photos", "photos", Photos.jpegWithPlace(400, 300, 6));
    browser.upload("/order/photos", "photos", Photos.png(20, 20));
    assertThat(browser.page()).contains("照片 1", "照片 2");
    browser.send(photosOn(browser).getLast() + "/removal", Map.of());
    assertThat(photosOn(browser)).hasSize(1);

    browser.send("/order/where", Map.of("county", "990101"));
    browser.send("/order/when", Map.of("wish", "ANY"));
    browser.send("/order/who", Map.of("name", "李大爷", "phone", "13900004321", "consent", "true"));
    assertThat(browser.page()).contains("1 张");
    browser.send("/order/check", Map.of());

    var link = LINK.matcher(browser.page());
    assertThat(link.find()).isTrue();
    var request = requestOf(link.group(1));
    var id = requireNonNull(pictures().list(request).block(LIMIT)).getFirst();
    var answer = ofLink(link.group(1), id).expectStatus().isOk().expectBody().returnResult();
    var metadata =
        ImageMetadataReader.readMetadata(
            new ByteArrayInputStream(requireNonNull(answer.getResponseBody())));
    assertThat(metadata.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
    assertThat(answer.getResponseHeaders().getFirst("Content-Type")).isEqualTo("image/jpeg");
    assertThat(answer.getResponseHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.getResponseHeaders().getFirst("Content-Disposition")).contains("inline");
    assertThat(answer.getResponseHeaders().getCacheControl()).contains("private");
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from picture where request_id = '%s' and position('\\xffd8'::bytea in content_sealed) = 1"
                        .formatted(request)))
        .isZero();
  }

  @Test
  void theSeventhIsRefusedAlsoWhenManyComeAtOnce() {
    var request = taken(submit(order(Map.of()))).id();
    var photo = Photos.jpeg(20, 20);

    var outcomes =
        requireNonNull(
            Flux.range(0, 10)
                .flatMap(_ -> pictures().attach(request, photo, Contributor.RESIDENT), 10)
                .collectList()
                .block(LIMIT));

    assertThat(outcomes.stream().filter(Attachment.Attached.class::isInstance)).hasSize(6);
    assertThat(outcomes)
        .contains(new Attachment.Refused(PictureRefusal.TOO_MANY))
        .doesNotContain(new Attachment.Refused(PictureRefusal.NOTHING_TO_ADD_TO));
    assertThat(pictures().list(request).block(LIMIT)).hasSize(6);
  }

  @Test
  void aRequestThatDoesNotExistGetsNoPhoto() {
    var outcome =
        pictures().attach(UUID.randomUUID(), Photos.jpeg(9, 9), Contributor.RESIDENT).block(LIMIT);

    assertThat(outcome).isEqualTo(new Attachment.Refused(PictureRefusal.NOTHING_TO_ADD_TO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<svg onload='alert(1)'/>", "<html>", "", "GIF89a"})
  void whatIsNoPhotoIsRefusedAndNothingIsLost(String file) {
    var browser = begun();
    browser.upload("/order/photos", "photos", Photos.jpeg(30, 30));

    browser.upload("/order/photos", "photos", file.getBytes(StandardCharsets.US_ASCII));

    assertThat(browser.status()).isEqualTo(422);
    assertThat(browser.page()).contains("请选 JPG 或 PNG", "照片 1");
    assertThat(browser.open("/order/item/EL05").page()).contains("三楼没有电梯");
  }

  @Test
  void bombsAndHugeFilesAreRefused() {
    var browser = begun();

    browser.upload("/order/photos", "photos", Photos.bomb());
    assertThat(browser.status()).isEqualTo(422);
    assertThat(browser.page()).contains("尺寸太大");

    browser.open("/order/photos");
    browser.upload("/order/photos", "photos", new byte[(10 << 20) + 1]);
    assertThat(browser.status()).isEqualTo(413);
    assertThat(browser.page()).contains("每张最多 10 MB");
  }

  @Test
  void photosCanFollowTheOrderAsLongAsItIsOpen() {
    var taken = taken(submit(order(Map.of())));
    var browser = new Browser().open(taken.link() + "/photos");

    browser.upload(taken.link() + "/photos", "photos", Photos.jpeg(30, 30));

    assertThat(browser.page()).contains("照片 1");
    assertThat(browser.open(taken.link()).page()).contains(taken.link() + "/pictures/");
    browser.open(taken.link() + "/photos");
    SERVICE
        .database()
        .execute(
            "update request set state = 'WITHDRAWN', closed_at = now(), closure_reason = 'WITHDRAWN' where id = '%s'"
                .formatted(taken.id()));
    browser.upload(taken.link() + "/photos", "photos", Photos.jpeg(30, 30));
    assertThat(browser.status()).isEqualTo(409);
  }

  @Test
  void otherPeopleFindNothing() {
    var mine = taken(submit(order(Map.of())));
    var theirs = taken(submit(order(Map.of())));
    var id = attached(mine.id());

    ofLink(mine.token(), id).expectStatus().isOk();
    ofLink(theirs.token(), id).expectStatus().isNotFound();
    ofLink(mine.token(), UUID.randomUUID()).expectStatus().isNotFound();
    ofLink("A".repeat(32), id).expectStatus().isNotFound();
    CLIENT.get().uri("/order/photos/" + id).exchange().expectStatus().isNotFound();
    staff(mine.id(), id, null).expectStatus().isUnauthorized();
  }

  @Test
  void staffOfTheAreaSeesThemAndIsRecorded() {
    var request = taken(submit(order(Map.of()))).id();
    var id = attached(request);
    account("photo-desk", "OPERATOR", "9901");
    account("photo-elsewhere", "OPERATOR", "990102");
    account("photo-leader", "LEADER", "9901");

    staff(request, id, token("photo-desk")).expectStatus().isOk();
    staff(request, id, token("photo-elsewhere")).expectStatus().isNotFound();
    staff(request, id, token("photo-leader")).expectStatus().isNotFound();

    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from audit_entry where action = 'picture-seen' and subject = '%s'"
                        .formatted(request)))
        .isEqualTo(1);
  }

  @Test
  void photosOfAFormNobodyFinishedGoWithIt() {
    var browser = begun();
    browser.upload("/order/photos", "photos", Photos.jpeg(30, 30));
    var photo = photosOn(browser).getFirst();
    var id = photo.substring(photo.lastIndexOf('/') + 1);

    SERVICE
        .database()
        .execute(
            """
            update order_draft set changed_at = now() - interval '25 hours'
            where draft_hash = (select draft_hash from picture where id = '%s')
            """
                .formatted(id));
    SERVICE
        .database()
        .execute("delete from order_draft where changed_at < now() - interval '1 day'");

    assertThat(
            SERVICE.database().count("select count(*) from picture where id = '%s'".formatted(id)))
        .isZero();
  }

  @Test
  void anUploadWithoutItsFormTokenIsRefused() {
    var browser = begun();

    browser.open("/track").uploadWithoutToken("/order/photos", "photos", Photos.jpeg(9, 9));

    assertThat(browser.status()).isEqualTo(403);
  }

  @Test
  void aTornUploadIsTheSendersFault() {
    CLIENT
        .post()
        .uri("/order/photos")
        .header("Content-Type", "multipart/form-data; boundary=x")
        .bodyValue("no boundary at all".getBytes(StandardCharsets.US_ASCII))
        .exchange()
        .expectStatus()
        .is4xxClientError();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type: text/plain", "Content-Disposition: form-data; name"})
  void aPartWithoutAWholeNameIsTheSendersFault(String head) {
    var nameless = "--x\r\n" + head + "\r\n\r\nwords\r\n--x--\r\n";

    var answer =
        CLIENT
            .post()
            .uri("/open311/v2/requests.json")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .bodyValue(nameless.getBytes(StandardCharsets.US_ASCII))
            .exchange();

    answer.expectStatus().isBadRequest();
  }

  private static Browser begun() {
    var browser = new Browser();
    browser.open("/order/item/EL05");
    return browser.send("/order/item", Map.of("item", "EL05", "words", "三楼没有电梯", "act", "photos"));
  }

  private static Pictures pictures() {
    return SERVICE.bean(Pictures.class);
  }

  private static UUID attached(UUID request) {
    var outcome =
        pictures().attach(request, Photos.jpeg(20, 20), Contributor.RESIDENT).block(LIMIT);
    return requireNonNull((Attachment.Attached) outcome).picture();
  }

  private static ResponseSpec ofLink(String token, UUID id) {
    return CLIENT.get().uri("/r/%s/pictures/%s".formatted(token, id)).exchange();
  }

  private static ResponseSpec staff(UUID request, UUID id, @Nullable String token) {
    var call = CLIENT.get().uri("/requests/%s/pictures/%s".formatted(request, id));
    return (token == null ? call : call.header("Authorization", "Bearer " + token)).exchange();
  }

  private static UUID requestOf(String link) {
    return requireNonNull(SERVICE.bean(FindRequest.class).byLink(link).block(LIMIT)).id();
  }

  private static List<String> photosOn(Browser browser) {
    return PHOTO.matcher(browser.page()).results().map(found -> found.group(1)).toList();
  }
}
