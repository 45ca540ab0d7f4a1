package org.diandan.matching.administration.web;

import java.util.List;
import org.diandan.outbox.Wellbeing;
import org.diandan.web.HealthPages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import reactor.core.publisher.Mono;

/** How this service is; the page of the platform fetches it. */
@Controller
@RequestMapping(HealthPage.PATH)
class HealthPage extends HealthPages {

  static final String PATH = "/admin/health/matching";

  private final Wellbeing wellbeing;

  HealthPage(Wellbeing wellbeing) {
    super(new Place("matching", PATH, FailedEventPages.PATH));
    this.wellbeing = wellbeing;
  }

  @Override
  protected List<Measure> measure() {
    return wellbeing.measure().stream()
        .map(one -> new Measure(one.word(), one.value(), one.parts()))
        .toList();
  }

  @Override
  protected Mono<?> reconcile() {
    return wellbeing.reconcile();
  }
}
