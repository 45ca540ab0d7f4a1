package org.diandan.benchmarks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.diandan.benchmarks.simulation.City.Law;
import org.diandan.benchmarks.simulation.City.Size;
import org.junit.jupiter.api.Test;

class OnlineCityTest {

  private static final City CITY = new City(new Size(600, 0.9), 1);

  @Test
  void drawsTheSameDayForTheSameSeed() {
    var again = new City(new Size(600, 0.9), 1);

    assertThat(again.day(5, Law.USUAL).needs()).isEqualTo(CITY.day(5, Law.USUAL).needs());
    assertThat(again.day(6, Law.USUAL).needs()).isNotEqualTo(CITY.day(5, Law.USUAL).needs());
    assertThat(again.day(5, Law.SHIFTED).needs()).isNotEqualTo(CITY.day(5, Law.USUAL).needs());
  }

  @Test
  void isNeverCheaperOnlineThanWithTheDayKnown() {
    var day = CITY.day(5, Law.USUAL);

    var best = Foreseen.live(day);

    assertThat(OneByOne.nearest().live(day).cost()).isGreaterThan(best.cost());
    assertThat(new Late(forecast(), 0).live(day).cost()).isGreaterThanOrEqualTo(best.cost());
    assertThat(new Late(forecast(), 12).live(day).cost()).isGreaterThanOrEqualTo(best.cost());
  }

  @Test
  void gainsFromPricesAndMoreFromWaiting() {
    var day = CITY.day(5, Law.USUAL);

    var nearest = OneByOne.nearest().live(day).cost();
    var priced = OneByOne.priced(forecast().prices(CITY.slots())).live(day).cost();
    var late = new Late(forecast(), 12).live(day).cost();

    assertThat(priced).isLessThan(nearest);
    assertThat(late).isLessThan(priced);
  }

  private static Forecast forecast() {
    return new Forecast(
        LongStream.range(10, 14).mapToObj(seed -> CITY.day(seed, Law.USUAL)).toList());
  }
}
