package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.diandan.journey.platform.Resident;
import org.diandan.journey.platform.Story;
import org.junit.jupiter.api.Test;

/** A resident who lost the links finds all orders again by the phone. */
@OnPlatform
class OrdersOfAPhoneIT {

  private final Platform platform;
  private final Story story;

  OrdersOfAPhoneIT(Platform platform) {
    this.platform = platform;
    story = new Story(platform);
  }

  @Test
  void theCodeThatComesByTextOpensAllOrdersOfThePhone() {
    var resident = new Resident(platform);
    var first = story.submitByHotline(Orders.orderWith("phone", resident.phone()));
    var second = story.submitByHotline(Orders.orderWith("phone", resident.phone()));
    var other = story.submitByHotline();

    var list = resident.history();

    assertThat(list.place()).isEqualTo("/mine");
    assertThat(list.page())
        .contains(first.number(), second.number())
        .doesNotContain(other.number());
  }
}
