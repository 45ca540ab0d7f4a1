package org.diandan.request.desk;

import java.util.List;
import java.util.Optional;
import org.diandan.contract.AreaCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.duplicate.Candidate;
import org.diandan.request.duplicate.FindDuplicates;
import org.diandan.request.duplicate.Sought;
import org.diandan.request.identity.OperatorAreas;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Requests of the operator's areas that may mean the same as the call. */
@Component
public final class LikeCalls {

  private static final int MOST_SHOWN = 3;

  private final FindDuplicates duplicates;
  private final OpenCase cases;
  private final Catalogue catalogue;

  LikeCalls(FindDuplicates duplicates, OpenCase cases, Catalogue catalogue) {
    this.duplicates = duplicates;
    this.cases = cases;
    this.catalogue = catalogue;
  }

  /** The most alike first, at most three; empty until item and place are known. */
  public Mono<List<Candidate>> to(DeskForm form, OperatorAreas areas) {
    return sought(form)
        .map(sought -> theirs(duplicates.like(sought), areas))
        .orElse(Mono.just(List.of()));
  }

  private Mono<List<Candidate>> theirs(Mono<List<Candidate>> found, OperatorAreas areas) {
    return found
        .flatMapMany(Flux::fromIterable)
        .filterWhen(one -> cases.isTheirs(one.requestId(), areas))
        .take(MOST_SHOWN)
        .collectList();
  }

  private Optional<Sought> sought(DeskForm form) {
    Optional<ServiceItem> item = catalogue.find(form.get("item"));
    var area = form.get("area");
    return AreaCode.isWellFormed(area)
        ? item.map(
            one ->
                new Sought(
                    one, new AreaCode(area), null, form.get("words"), form.phone().orElse(null)))
        : Optional.empty();
  }
}
