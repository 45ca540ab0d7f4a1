package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.SERVICE;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Administrators open accounts, give rights and take them, each within the own areas. */
class AccountPagesIT {

  private static final Pattern ONE_TIME = Pattern.compile("id=\"one-time\">([a-z2-9-]+)<");
  private static final String OWN = "only-for-tests-4799";

  @Test
  void aNewAccountHoldsNothingUntilItsOwnerHasChosenAPassword() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    administrator
        .open("/admin/accounts/new")
        .send("/admin/accounts", typed("newcomer", "OFFICIAL"));
    var password = oneTime(administrator);
    assertThat(administrator.open("/admin/accounts").page()).contains("newcomer", "还没换密码");

    var newcomer = signedIn("newcomer", password);
    assertThat(newcomer.place()).isEqualTo("/me/password?first=true");
    assertThat(newcomer.open("/official").status()).isEqualTo(403);
    newcomer
        .open("/me/password")
        .send("/me/password", Map.of("old", password, "wanted", OWN, "again", OWN));

    assertThat(signedIn("newcomer", password).status()).isEqualTo(422);
    assertThat(signedIn("newcomer", OWN).open("/official").status()).isEqualTo(200);
  }

  @Test
  void aOneTimePasswordEndsByItself() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    administrator
        .open("/admin/accounts/new")
        .send("/admin/accounts", typed("too-late", "OPERATOR"));
    var password = oneTime(administrator);

    SERVICE
        .database()
        .execute("update account set one_time_until = now() where login = 'too-late'");

    assertThat(signedIn("too-late", password).status()).isEqualTo(422);
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    Ordering.account("taken-name", "OPERATOR", "990101");

    administrator.open("/admin/accounts/new");
    administrator.send(
        "/admin/accounts",
        Map.of("name", "", "phone", "1", "login", "X Y", "role", "KING", "area", "990101"));
    assertThat(administrator.status()).isEqualTo(422);
    assertThat(administrator.page()).contains("请填写姓名", "手机号是 11 位", "X Y", "角色或区域代码不对");
    administrator.send("/admin/accounts", typed("taken-name", "OPERATOR"));
    assertThat(administrator.page()).contains("这个用户名已经有人用了");
    var nowhere = new java.util.HashMap<>(typed("nowhere", "OPERATOR"));
    nowhere.put("area", "不知道的地方");
    administrator.send("/admin/accounts", nowhere);
    assertThat(administrator.page()).contains("没有叫这个名字或代码的地方", "不知道的地方");
  }

  @Test
  void aChangeIsWrittenDownWithWhatWasThereBefore() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    var person = Ordering.account("promoted", "OPERATOR", "990101");
    var page = "/admin/accounts/" + person;

    administrator.open(page).send(page + "/rights", Map.of("role", "OFFICIAL", "area", "方县"));
    assertThat(administrator.page()).contains("已经改好了", "方县 990101");
    administrator.send(page + "/rights/removal", Map.of("role", "OPERATOR", "area", "990101"));
    administrator.send(page + "/disabling", Map.of("reason", "调离"));
    assertThat(administrator.page()).contains("已停用");

    administrator.open("/admin/audit?subject=" + person);
    assertThat(administrator.page())
        .contains("加权限", "收回权限", "停用账号", "调离", "管理员")
        .contains("rights=OPERATOR@990101", "rights=OFFICIAL@990101, OPERATOR@990101")
        .contains("state=enabled", "state=disabled");
    assertThat(administrator.open("/admin/audit?subject=" + person + "&what=right-revoked").page())
        .contains("<del>rights=OFFICIAL@990101, OPERATOR@990101</del>")
        .doesNotContain("调离");
  }

  @Test
  void aDisabledAccountIsSignedOutAndComesBackWithANewPassword() {
    var administrator = signedIn("admin", "only-for-tests-4711");
    var person = Ordering.account("coming-back", "OPERATOR", "990101");
    var operator = signedIn("coming-back", Ordering.PASSWORD);
    var page = "/admin/accounts/" + person;

    administrator.open(page).send(page + "/disabling", Map.of());
    assertThat(operator.open("/desk").place()).startsWith("/login");
    assertThat(signedIn("coming-back", Ordering.PASSWORD).status()).isEqualTo(422);
    administrator.send(page + "/enabling", Map.of());
    administrator.send(page + "/password", Map.of());

    assertThat(signedIn("coming-back", Ordering.PASSWORD).status()).isEqualTo(422);
    assertThat(signedIn("coming-back", oneTime(administrator)).place())
        .isEqualTo("/me/password?first=true");
  }

  @Test
  void anAdministratorOfACountyTouchesNothingOfAnother() {
    var there = Ordering.account("there-operator", "OPERATOR", "990102");
    var both = Ordering.account("both-operator", "OPERATOR", "990101");
    var all = signedIn("admin", "only-for-tests-4711");
    var bothPage = "/admin/accounts/" + both;
    all.open(bothPage).send(bothPage + "/rights", Map.of("role", "OPERATOR", "area", "990102"));
    Ordering.account("county-here", "ADMINISTRATOR", "990101");
    var here = signedIn("county-here", Ordering.PASSWORD);

    assertThat(here.open("/admin/accounts").page())
        .contains("both-operator", "county-here")
        .doesNotContain("there-operator");
    assertThat(here.open("/admin/accounts/" + there).status()).isEqualTo(404);
    for (var change : new String[] {"disabling", "password", "sessions", "rights/removal"}) {
      here.open("/admin/accounts");
      here.send(
          "/admin/accounts/" + there + "/" + change, Map.of("role", "OPERATOR", "area", "990102"));
      assertThat(here.status()).isEqualTo(404);
    }
    assertThat(refused(here, bothPage, "/disabling", Map.of())).contains("超出了您管理的地方");
    assertThat(refused(here, bothPage, "/password", Map.of())).contains("超出了您管理的地方");
    for (var area : new String[] {"990102", "9901", ""}) {
      assertThat(refused(here, bothPage, "/rights", Map.of("role", "OFFICIAL", "area", area)))
          .contains("超出了您管理的地方");
      assertThat(
              refused(here, bothPage, "/rights/removal", Map.of("role", "OPERATOR", "area", area)))
          .contains("超出了您管理的地方");
    }
    here.open("/admin/accounts/new");
    var elsewhere = new java.util.HashMap<>(typed("elsewhere", "OPERATOR"));
    elsewhere.put("area", "990102");
    here.send("/admin/accounts", elsewhere);
    assertThat(here.page()).contains("您不能在这个区域授权");
    assertThat(rightsOf(both)).isEqualTo(2);
    assertThat(rightsOf(there)).isEqualTo(1);
  }

  @Test
  void nobodyShutsThemselvesOut() {
    var person = Ordering.account("alone-admin", "ADMINISTRATOR", "990102");
    var alone = signedIn("alone-admin", Ordering.PASSWORD);
    var page = "/admin/accounts/" + person;

    assertThat(refused(alone, page, "/disabling", Map.of())).contains("不能停用或重置自己的账号");
    assertThat(refused(alone, page, "/password", Map.of())).contains("不能停用或重置自己的账号");
    assertThat(
            refused(
                alone, page, "/rights/removal", Map.of("role", "ADMINISTRATOR", "area", "990102")))
        .contains("最后一项管理权限");
  }

  private static String refused(
      Browser who, String page, String change, Map<String, String> fields) {
    who.open(page).send(page + change, fields);
    assertThat(who.status()).isEqualTo(422);
    return who.page();
  }

  private static long rightsOf(UUID person) {
    return SERVICE
        .database()
        .count("select count(*) from authority where person_id = '%s'".formatted(person));
  }

  private static Map<String, String> typed(String login, String role) {
    return Map.of(
        "name",
        "测试" + login,
        "phone",
        "1350000%04d".formatted(Math.floorMod(login.hashCode(), 10_000)),
        "login",
        login,
        "role",
        role,
        "area",
        "990101");
  }

  private static String oneTime(Browser administrator) {
    var password = ONE_TIME.matcher(administrator.page());
    assertThat(password.find()).as(administrator.page()).isTrue();
    return password.group(1);
  }

  static Browser signedIn(String login, String password) {
    return new Browser()
        .open("/login")
        .send("/login", Map.of("login", login, "password", password));
  }
}
