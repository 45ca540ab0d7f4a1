package org.diandan.request.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Merging.HANDLE;
import static org.diandan.request.journey.Merging.OPERATOR;
import static org.diandan.request.journey.Merging.RIVER;
import static org.diandan.request.journey.Merging.SOON;
import static org.diandan.request.journey.Merging.count;
import static org.diandan.request.journey.Merging.filled;
import static org.diandan.request.journey.Merging.finder;
import static org.diandan.request.journey.Merging.like;
import static org.diandan.request.journey.Merging.official;
import static org.diandan.request.journey.Merging.remembered;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.util.Map;
import org.diandan.contract.AreaCode;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.duplicate.Candidate;
import org.diandan.request.duplicate.Sought;
import org.diandan.request.intake.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class DuplicatesIT {

  @Test
  void findsWhatMeansTheSameNearByWithoutReadableWords() {
    var known = remembered("西山桥头路灯坏了好几天晚上黑", "RP08", "990101002001");

    var near = like("RP08", "990101002001", "桥头那盏路灯不亮了 晚上看不见");
    var far = like("RP08", "990101001001", "桥头那盏路灯不亮了 晚上看不见");
    var other = like("RP08", "990101002001", "公交站的椅子断了");

    assertThat(near).extracting(Candidate::requestId).containsExactly(known.id());
    assertThat(far).isEmpty();
    assertThat(other).isEmpty();
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from request_likeness where cast(request_likeness as text) like '%路灯%'"))
        .isZero();
  }

  @Test
  void theSameTelephoneAndItemIsStrongButOnlyForThoseWhoMayKnow() {
    var known =
        taken(submit(order(Map.of("item", "EL03", "phone", "13911112222", "words", "擦玻璃"))));
    var item = SERVICE.bean(Catalogue.class).find("EL03").orElseThrow();
    var phone = PhoneNumber.read("13911112222").orElseThrow();
    var area = new AreaCode(Ordering.VILLAGE);

    var found =
        requireNonNull(finder().like(new Sought(item, area, null, "窗户脏", phone)).block(SOON));

    assertThat(found).first().matches(Candidate::samePhone);
    assertThat(found.getFirst().requestId()).isEqualTo(known.id());
    assertThat(like("EL03", Ordering.VILLAGE, "窗户脏")).isEmpty();
  }

  @Test
  void aResidentJoinsOnTheCheckPageAndIsTold() {
    var first = remembered("河边社区五栋楼道堆满废纸箱", "EN01", RIVER);

    var browser = filled("EN01", "五栋楼道里好多废纸箱堆着");

    assertThat(browser.page())
        .contains("附近有人点过类似的单", "楼道小区清洁")
        .doesNotContain(first.orderNumber(), first.id().toString(), "堆满废纸箱", "王桂兰");
    var handle = HANDLE.matcher(browser.page());
    assertThat(handle.find()).isTrue();
    browser.send("/order/check", Map.of("into", handle.group(1)));
    assertThat(browser.page()).contains("点单成功");
    assertThat(count("merged_into = '%s'".formatted(first.id()))).isEqualTo(1);
  }

  @Test
  void aResidentWhoGoesOnIsNotMerged() {
    var first = remembered("河边社区八栋楼梯上狗屎没人扫", "EN01", RIVER);

    filled("EN01", "八栋楼梯有狗屎没人扫").send("/order/check", Map.of("into", ""));
    filled("EN01", "八栋楼梯有狗屎没人扫啊").send("/order/check", Map.of("into", "made-up"));

    assertThat(count("merged_into = '%s'".formatted(first.id()))).isZero();
  }

  @Test
  void nobodyLearnsOfANeedThatIsNobodysBusiness() {
    remembered("心里难受睡不着总想哭", "HE05", RIVER);
    remembered("老母亲头发长了来剪一下", "EL05", RIVER);

    assertThat(filled("HE05", "心里难受睡不着觉").page()).doesNotContain("附近有人");
    assertThat(filled("EL05", "老母亲头发长了剪一下").page()).doesNotContain("附近有人");
  }

  @Test
  void theOperatorsPageGroupsWhatMayBeTheSameAndMergesIt() {
    var one = remembered("西山镇河堤栏杆断了一截 小孩容易掉下去", "RP08", "990101002001");
    var two = remembered("河堤上的栏杆缺了一段 小孩会掉下去", "RP08", "990101002001");
    assertThat(official()).contains("可能重复 ×2", one.orderNumber(), two.orderNumber());

    CLIENT
        .post()
        .uri("/official/duplicates")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + OPERATOR)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue("into=%s&request=%s&reason=same".formatted(one.id(), two.id()))
        .exchange()
        .expectStatus()
        .isSeeOther();

    assertThat(official()).contains("并入 " + one.orderNumber()).doesNotContain("??");
    assertThat(count("id = '%s' and is_merged".formatted(two.id()))).isEqualTo(1);
  }
}
