package org.diandan.journey.browser;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.diandan.journey.browser.Tour.Stop;
import org.diandan.journey.browser.Tour.Visitor;
import org.diandan.journey.platform.Platform;

/** The pages of residents, with a form, a photo, a scanned code and a proven phone number. */
final class PublicStops {

  private final Platform platform;
  private final Scene scene;
  private final Function<Visitor, Screen> screens;

  PublicStops(Platform platform, Scene scene, Function<Visitor, Screen> screens) {
    this.platform = platform;
    this.scene = scene;
    this.screens = screens;
  }

  List<Stop> list() {
    var codes = new Hands(screens.apply(Visitor.ADMINISTRATOR)).makePlaceCodes();
    new Hands(screens.apply(Visitor.RESIDENT)).fillForm("13800138000", true);
    var returning = screens.apply(Visitor.RETURNING);
    returning.open("/q/" + codes.getFirst());
    orderForSomebodyElse(returning);
    provePhone(returning);
    return Stream.of(forms(), entrances(codes.getLast()), tracked(), returned())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Stop> forms() {
    return List.of(
        resident("menu", "/"),
        resident("begun", "/?q=lf"),
        resident("warned", "/?q=着火了"),
        resident("group", "/order/group/EL"),
        resident("item", "/order/item/AD02"),
        resident("form", "/order/where"),
        resident("when", "/order/when"),
        resident("who", "/order/who"),
        resident("check-answers", "/order/check"),
        resident("photos", "/order/photos"),
        resident("own-words", "/order/describe?asked"));
  }

  private static List<Stop> entrances(String codeOff) {
    return List.of(
        resident("look-up", "/track"),
        resident("my-phone", "/mine"),
        resident("my-code", "/mine/codes/4a1e8a3c-5d0f-4c57-9a53-0b2f3d0f7a11"),
        resident("offline", "/offline"),
        resident("open-data", "/open-data"),
        resident("login", "/login"),
        resident("type-code", "/q"),
        new Stop("code-off", Visitor.RESIDENT, "/q/" + codeOff, 410),
        new Stop("code-unknown", Visitor.RESIDENT, "/q/nothing", 404),
        new Stop("not-found", Visitor.RESIDENT, "/nothing-here", 404));
  }

  private static List<Stop> returned() {
    return List.of(
        returning("scanned", "/"),
        returning("own-words-empty", "/order/describe"),
        returning("some-photos", "/order/photos"),
        returning("warning", "/order/warning"),
        returning("somebody-else", "/order/who?wrong"),
        returning("my-requests", "/mine"));
  }

  private List<Stop> tracked() {
    var open = "/r/" + scene.open().token();
    var served = "/r/" + scene.served().token();
    return List.of(
        resident("done", "/order/done/" + scene.open().token()),
        resident("tracking", served),
        resident("slip", served + "/slip"),
        resident("later-photos", served + "/photos"),
        resident("tracking-open", open),
        resident("withdrawal", open + "/withdrawal"),
        resident("more-words", open + "/words"),
        resident("wish", open + "/wish"),
        resident("question", "/r/" + scene.questioned().token()),
        resident("merged", "/r/" + scene.merged().token()),
        resident("evaluation", "/r/" + scene.delivered().token()),
        resident("closed", "/r/" + scene.closed().token()),
        resident("reopening", "/r/%s/reopening".formatted(scene.closed().token())));
  }

  private static Stop resident(String name, String path) {
    return new Stop(name, Visitor.RESIDENT, path);
  }

  private static Stop returning(String name, String path) {
    return new Stop(name, Visitor.RETURNING, path);
  }

  private static void orderForSomebodyElse(Screen screen) {
    var page = screen.page();
    screen.open("/order/item/AD02");
    page.fill("[name=words]", "老人一个人在家，说不想活了");
    new Hands(screen).next();
    page.waitForURL("**/order/warning");
    screen.open("/order/who");
    page.check("#for-somebody-else");
    page.fill("[name=beneficiaryName]", "李桂兰");
    new Hands(screen).next();
    screen.open("/order/photos");
    page.setInputFiles("#photos", new FilePayload("parcel.png", "image/png", picture()));
    page.waitForSelector(".photos img");
  }

  private static byte[] picture() {
    var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillRect(40, 40, 200, 120);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void provePhone(Screen screen) {
    new Hands(screen).provePhone("/mine", scene.phone(), SentCode.next(platform));
    screen.page().waitForURL("**/mine");
  }
}
