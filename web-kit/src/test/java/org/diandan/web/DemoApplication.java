package org.diandan.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A service with nothing of its own: every part of the kit on one page, and every way to fail. */
@SpringBootApplication
@Import({WebKitConfiguration.class, DemoApplication.Pages.class, DemoApplication.Api.class})
class DemoApplication {

  static final String LEADER_TOKEN = "leader-token";
  static final UUID LEADER = UUID.fromString("6f1c1ff2-95e5-4d9f-a2ab-55a6a95ebbd5");

  static void main(String[] arguments) {
    SpringApplication.run(DemoApplication.class, arguments);
  }

  @Bean
  SessionLookup sessions() {
    var leader =
        new SignedIn(LEADER, "王队长", List.of(new Authority("LEADER", "360802")), "session-1");
    return token -> token.equals(LEADER_TOKEN) ? Mono.just(leader) : Mono.empty();
  }

  @Bean
  AccessRules rules() {
    return rules -> {
      rules.pathMatchers("/", "/form", "/api/open/**").permitAll();
      rules.pathMatchers("/leaders", "/api/leaders").hasRole("LEADER");
    };
  }

  record Row(String label, String value, @Nullable String href) {}

  @Controller
  static class Pages {

    @GetMapping("/")
    String gallery(Model model) {
      model.addAttribute("groups", groups());
      model.addAttribute("kinds", List.of("PARTY", "YOUTH", "WOMEN", "CULTURE"));
      model.addAttribute("kinds2", List.of("LEGAL_AID", "MEDICAL", "SCIENCE", "OTHER"));
      model.addAttribute("steps", List.of("点单", "派单", "接单", "服务", "评单"));
      model.addAttribute(
          "rows",
          List.of(
              new Row("服务项目", "管道疏通与漏水", "/form"),
              new Row("地点", "吉州区 › 北门街道 › 北门社区", "/form"),
              new Row("手机号", "138****5678", null)));
      return "demo/gallery";
    }

    @GetMapping("/form")
    String form(Model model) {
      return shown(model, Map.of());
    }

    @PostMapping("/form")
    String send(Model model) {
      var errors = new LinkedHashMap<String, String>();
      errors.put("phone", "手机号是 11 位数字，您填了 10 位。");
      errors.put("when", "请选择一个时间。");
      return shown(model, errors);
    }

    @GetMapping("/leaders")
    String leaders(@AuthenticationPrincipal SignedIn person, Model model) {
      return gallery(model.addAttribute("person", person));
    }

    @GetMapping("/unlisted")
    String unlisted(Model model) {
      return gallery(model);
    }

    private static String shown(Model model, Map<String, String> errors) {
      model.addAttribute("errors", errors);
      var options = new LinkedHashMap<String, String>();
      options.put("today", "今天");
      options.put("tomorrow", "明天上午 9 点到 10 点");
      options.put("later", "以后再说");
      model.addAttribute("options", options);
      return "demo/form";
    }

    private static Map<String, String> groups() {
      var groups = new LinkedHashMap<String, String>();
      groups.put("EL", "扶老");
      groups.put("CH", "育幼");
      groups.put("DI", "助残与特殊关爱");
      groups.put("RP", "便民维修");
      groups.put("LE", "法律与调解");
      groups.put("HE", "医疗健康");
      groups.put("SC", "科普宣讲");
      groups.put("CU", "文化文体");
      groups.put("ED", "教育助学");
      groups.put("EN", "卫生环境");
      groups.put("EM", "就业助农");
      groups.put("RW", "救助与微心愿");
      groups.put("SF", "平安与应急");
      groups.put("AD", "便民代办·政务·涉税");
      return groups;
    }
  }

  record Order(String item, List<Line> lines) {}

  record Line(String name, int count) {}

  @RestController
  static class Api {

    @GetMapping("/api/leaders")
    SignedIn leaders(@AuthenticationPrincipal SignedIn person) {
      return person;
    }

    @PostMapping("/api/leaders")
    SignedIn change(@AuthenticationPrincipal SignedIn person) {
      return person;
    }

    @PostMapping("/api/open/orders")
    Order order(@RequestBody Order order) {
      return order;
    }

    @GetMapping("/api/open/things/{id}")
    UUID thing(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page) {
      return id;
    }

    @GetMapping("/api/open/{failure}")
    Mono<String> fail(@PathVariable String failure) {
      return Mono.error(
          switch (failure) {
            case "away" -> new DataAccessResourceFailureException("connection refused to 10.0.0.1");
            case "busy" ->
                new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many", "kit.error.429")
                    .with("retryAfter", 60);
            default -> new IllegalStateException("secret inside");
          });
    }
  }
}
