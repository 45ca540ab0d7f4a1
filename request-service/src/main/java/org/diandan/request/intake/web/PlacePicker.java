package org.diandan.request.intake.web;

import java.util.List;
import org.diandan.contract.AreaCode;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.area.Areas.City;
import org.diandan.request.intake.OrderForm;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can be chosen on the where page, given what was chosen already. */
@Component
public final class PlacePicker {

  private static final int COUNTY_DIGITS = 6;
  private static final int TOWN_DIGITS = 9;
  private static final int VILLAGE_DIGITS = 12;

  private final Areas areas;

  PlacePicker(Areas areas) {
    this.areas = areas;
  }

  /**
   * The options of the three pickers and of the search.
   *
   * @param county code of the chosen county; empty when none is
   * @param towns of the chosen county; empty when there is none
   * @param path names of what is chosen, from the county down; empty when nothing is
   */
  public record Choices(
      List<City> cities,
      List<Area> towns,
      List<Area> villages,
      List<Area> found,
      String county,
      String town,
      String village,
      String path) {}

  Mono<Choices> choices(OrderForm form) {
    return choices(form.get("area"), form.get("q"));
  }

  /**
   * The options for other forms.
   *
   * @param area code of what is chosen; empty when nothing is
   * @param typed what is searched for; empty when nothing is
   */
  public Mono<Choices> choices(String area, String typed) {
    var county = prefix(area, COUNTY_DIGITS);
    var town = prefix(area, TOWN_DIGITS);
    var words = typed.strip();
    return Mono.zip(
            areas.listCities(),
            inside(county),
            inside(town),
            words.isEmpty() ? Mono.just(List.<Area>of()) : areas.search(words).collectList(),
            areas.find(area))
        .map(
            found ->
                new Choices(
                    found.getT1(),
                    found.getT2(),
                    found.getT3(),
                    found.getT4(),
                    county,
                    town,
                    prefix(area, VILLAGE_DIGITS),
                    found.getT5().map(Area::path).orElse("")));
  }

  private Mono<List<Area>> inside(String parent) {
    return parent.isEmpty()
        ? Mono.just(List.of())
        : areas.listInside(new AreaCode(parent)).collectList();
  }

  private static String prefix(String area, int digits) {
    return AreaCode.isWellFormed(area) && area.length() >= digits ? area.substring(0, digits) : "";
  }
}
