package org.diandan.request.intake;

import static org.diandan.request.intake.Typed.text;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diandan.contract.Channel;
import org.diandan.contract.TimeWindow;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.intake.Order.Contact;
import org.diandan.request.intake.Order.Point;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides whether answers make an order, and names every answer that does not. */
@Component
public final class CheckOrder {

  static final int LONGEST_NAME = 50;
  static final int LONGEST_PHONE = 30;
  static final int LONGEST_ADDRESS = 200;
  static final int LONGEST_WORDS = 1000;

  /** A public description of Open311 with the answers to the questions of its city. */
  static final int LONGEST_PUBLIC_WORDS = 20_000;

  private final Catalogue catalogue;
  private final Areas areas;
  private final Clock clock;

  CheckOrder(Catalogue catalogue, Areas areas, Clock clock) {
    this.catalogue = catalogue;
    this.areas = areas;
    this.clock = clock;
  }

  /** Checks all answers; needs the database for the area. */
  public Mono<Checked> check(OrderAnswers answers) {
    return check(answers, Channel.WEB, null);
  }

  /** Checks all answers, those about somebody else among them. */
  public Mono<Checked> check(OrderAnswers answers, @Nullable OnBehalf onBehalf) {
    return check(answers, Channel.WEB, onBehalf);
  }

  /** Checks all answers; Open311 knows no duty to leave a name or a phone. */
  public Mono<Checked> check(OrderAnswers answers, Channel channel, @Nullable OnBehalf onBehalf) {
    return areas
        .find(text(answers.area()))
        .map(
            area ->
                new Check(answers, area.filter(Area::isCloseEnough), channel)
                    .result(CheckBeneficiary.of(onBehalf)));
  }

  private static String text(@Nullable String answer) {
    return answer == null ? "" : answer.strip();
  }

  /** One pass over the answers. */
  private final class Check {

    private final OrderAnswers answers;
    private final Optional<Area> area;
    private final boolean open311;
    private final List<Fault> faults = new ArrayList<>();

    Check(OrderAnswers answers, Optional<Area> area, Channel channel) {
      this.answers = answers;
      this.area = area;
      this.open311 = channel == Channel.OPEN311;
    }

    Checked result(CheckBeneficiary.Result helped) {
      var item = item();
      var words = limited("words", answers.words(), open311 ? LONGEST_PUBLIC_WORDS : LONGEST_WORDS);
      if (item.isPresent() && item.get().isSomethingElse() && words.isEmpty()) {
        faults.add(Fault.malformed("words", "request.words.missing"));
      }
      checkArea();
      var point = point();
      var address = limited("address", answers.address(), LONGEST_ADDRESS);
      var wished = wished();
      var contact = contact(item);
      faults.addAll(helped.faults());
      checkConsent();
      return faults.isEmpty() && item.isPresent() && area.isPresent()
          ? new Checked.Good(
              new Order(
                  item.get(),
                  area.get(),
                  point,
                  wished,
                  contact,
                  helped.beneficiary().orElse(null),
                  address,
                  words))
          : new Checked.Faulty(faults);
    }

    private Optional<ServiceItem> item() {
      var code = text(answers.item());
      var item = catalogue.find(code);
      if (code.isEmpty()) {
        faults.add(Fault.malformed("item", "request.item.missing"));
      } else if (item.isEmpty()) {
        faults.add(Fault.unusable("item", "request.item.unknown"));
      }
      return item;
    }

    private void checkArea() {
      if (text(answers.area()).isEmpty()) {
        faults.add(Fault.malformed("area", "request.area.missing"));
      } else if (area.isEmpty()) {
        faults.add(Fault.unusable("area", "request.area.unknown"));
      } else if (area.get().outOfUse()) {
        faults.add(Fault.unusable("area", "request.area.retired"));
      }
    }

    private @Nullable Point point() {
      var longitude = answers.longitude();
      var latitude = answers.latitude();
      if (longitude == null && latitude == null) {
        return null;
      }
      if (longitude == null || !(Math.abs(longitude) <= 180)) {
        faults.add(Fault.malformed("longitude", "request.longitude.wrong"));
        return null;
      }
      if (latitude == null || !(Math.abs(latitude) <= 90)) {
        faults.add(Fault.malformed("latitude", "request.latitude.wrong"));
        return null;
      }
      if (area.isPresent() && !areas.mayContain(area.get().code(), longitude, latitude)) {
        faults.add(Fault.unusable("longitude", "request.point.outside", area.get().path()));
      }
      return new Point(longitude, latitude);
    }

    private @Nullable TimeWindow wished() {
      var from = answers.wishedFrom();
      var until = answers.wishedUntil();
      if (from == null && until == null) {
        return null;
      }
      if (from == null || until == null) {
        faults.add(
            Fault.malformed(
                from == null ? "wishedFrom" : "wishedUntil", "request.wished.incomplete"));
        return null;
      }
      faults.addAll(WishedTime.faults(from, until, clock.instant()));
      return from.isBefore(until) ? new TimeWindow(from, until) : null;
    }

    private @Nullable Contact contact(Optional<ServiceItem> item) {
      if (open311 && text(answers.phone()).isEmpty()) {
        return null;
      }
      if (Boolean.TRUE.equals(answers.anonymous())) {
        if (item.isPresent() && !item.get().mayBeAnonymous()) {
          faults.add(Fault.unusable("anonymous", "request.anonymous.impossible"));
        }
        return null;
      }
      var name = limited("name", answers.name(), LONGEST_NAME);
      if (name.isEmpty() && text(answers.name()).isEmpty()) {
        faults.add(Fault.malformed("name", "request.name.missing"));
      }
      var phone = phone();
      return phone.isEmpty() ? null : new Contact(name, phone.get());
    }

    private Optional<PhoneNumber> phone() {
      var typed = text(answers.phone());
      var phone =
          typed.length() > LONGEST_PHONE ? Optional.<PhoneNumber>empty() : PhoneNumber.read(typed);
      if (typed.isEmpty()) {
        faults.add(Fault.malformed("phone", "request.phone.missing"));
      } else if (phone.isEmpty()) {
        faults.add(Fault.malformed("phone", "request.phone.wrong", Typed.digitsIn(typed)));
      }
      return phone;
    }

    private void checkConsent() {
      if (!Boolean.TRUE.equals(answers.consent())) {
        faults.add(Fault.malformed("consent", "request.consent.missing"));
      }
    }

    private String limited(String field, @Nullable String answer, int longest) {
      var typed = text(answer);
      var fault = OwnWords.fault(field, typed, longest);
      fault.ifPresent(faults::add);
      return fault.isEmpty() ? typed : "";
    }
  }
}
