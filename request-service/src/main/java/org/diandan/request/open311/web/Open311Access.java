package org.diandan.request.open311.web;

import org.diandan.contract.Role;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.web.Door;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Who may pass. Programs show their key in the form and nothing else counts: no session, no cookie;
 * so there is nothing a foreign page could borrow, and no form token to prove.
 */
@Configuration(proxyBeanMethods = false)
class Open311Access {

  private static final String ROOT = "/open311";

  static boolean isOurs(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  static boolean isBulk(String path) {
    return isOurs(path) && path.endsWith("/bulk.csv");
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityWebFilterChain open311Filters(ServerHttpSecurity http) {
    return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher(ROOT + "/**"))
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .authorizeExchange(all -> all.anyExchange().permitAll())
        .build();
  }

  @Bean
  AccessRules open311Rules() {
    return rules ->
        rules
            .pathMatchers("/admin/open311/**", "/api/open311/**")
            .hasRole(Role.ADMINISTRATOR.name());
  }

  /** Updates and tokens of what was taken are no part of it. */
  @Bean
  Door open311Posts() {
    return Door.bringing(
        Feature.OPEN311_POSTS,
        Stage.PRODUCTION_PATH + "/requests.{format}",
        Stage.TEST_PATH + "/requests.{format}");
  }

  /** One request by its id is no part of it: whoever posted it follows it so. */
  @Bean
  Door open311Lists() {
    return Door.reading(
        Feature.OPEN311_LISTS,
        Stage.PRODUCTION_PATH + "/requests.{format}",
        Stage.PRODUCTION_PATH + "/servicerequestupdates.{format}",
        Stage.PRODUCTION_PATH + "/bulk.csv");
  }

  /** Cities have service codes with slashes, percent signs and semicolons; only here they pass. */
  @Bean
  ServerWebExchangeFirewall firewall() {
    var strict = new StrictServerWebExchangeFirewall();
    var lenient = new StrictServerWebExchangeFirewall();
    lenient.setAllowUrlEncodedSlash(true);
    lenient.setAllowUrlEncodedDoubleSlash(true);
    lenient.setAllowUrlEncodedPercent(true);
    lenient.setAllowUrlEncodedPeriod(true);
    lenient.setAllowBackSlash(true);
    lenient.setAllowSemicolon(true);
    return exchange ->
        (isOurs(exchange.getRequest().getPath().value()) ? lenient : strict)
            .getFirewalledExchange(exchange);
  }

  /** Any page may read what is public; keys travel in forms, so it may post as well. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 5)
  WebFilter open311Origins() {
    return Open311Access::open;
  }

  private static Mono<Void> open(ServerWebExchange exchange, WebFilterChain chain) {
    if (!isOurs(exchange.getRequest().getPath().value())) {
      return chain.filter(exchange);
    }
    var headers = exchange.getResponse().getHeaders();
    headers.setAccessControlAllowOrigin("*");
    if (!exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS)) {
      return chain.filter(exchange);
    }
    headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST");
    headers.set("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key, Accept-Language");
    exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
    return exchange.getResponse().setComplete();
  }
}
