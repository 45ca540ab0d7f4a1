package org.diandan.request.administration.web;

import java.util.List;
import java.util.stream.Stream;
import org.diandan.outbox.Wellbeing;
import org.diandan.request.administration.Backup;
import org.diandan.web.HealthPages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import reactor.core.publisher.Mono;

/** How the platform is: this service, and the others as they tell themselves. */
@Controller
@RequestMapping(HealthPage.PATH)
class HealthPage extends HealthPages {

  static final String PATH = "/admin/health";

  private static final List<Place> OTHERS =
      Stream.of("matching", "notification")
          .map(service -> new Place(service, PATH + "/" + service, ""))
          .toList();

  private final Wellbeing wellbeing;
  private final Backup backup;

  HealthPage(Wellbeing wellbeing, Backup backup) {
    super(new Place("request", PATH, FailedEventPages.PATH));
    this.wellbeing = wellbeing;
    this.backup = backup;
  }

  @Override
  protected List<Measure> measure() {
    return Stream.concat(wellbeing.measure().stream(), Stream.of(backup.measure()))
        .map(one -> new Measure(one.word(), one.value(), one.parts()))
        .toList();
  }

  @Override
  protected Mono<?> reconcile() {
    return wellbeing.reconcile();
  }

  @Override
  protected List<Place> others() {
    return OTHERS;
  }
}
