package org.diandan.web;

import java.time.Clock;
import java.time.Duration;
import org.diandan.web.InputGuard.CleanText;
import org.diandan.web.PreferencesController.CookieLocale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything a service gets by importing this class; it adds one {@link AccessRules} bean. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebKitProperties.class)
@Import({PageModel.class, PreferencesController.class, ErrorAnswers.class})
public class WebKitConfiguration {

  private static final Duration KEPT_BY_BROWSERS = Duration.ofDays(365);

  @Bean
  TrustedProxies trustedProxies(WebKitProperties properties) {
    return new TrustedProxies(properties.trustedProxies());
  }

  @Bean
  SecurityHeaders securityHeaders(WebKitProperties properties) {
    return new SecurityHeaders(properties.imageSources());
  }

  @Bean
  InputGuard inputGuard() {
    return new InputGuard();
  }

  @Bean
  CleanText cleanText() {
    return new CleanText();
  }

  @Bean
  FormTokens formTokens(WebKitProperties properties) {
    return new FormTokens(properties.serviceSecret());
  }

  @Bean
  RequestSessions requestSessions(SessionLookup lookup, WebKitProperties properties) {
    return new RequestSessions(lookup, properties.serviceSecret());
  }

  @Bean
  CookieLocale localeContextResolver() {
    return new CookieLocale();
  }

  @Bean
  NettyHardening nettyHardening() {
    return new NettyHardening();
  }

  @Bean
  MessageSource messageSource(WebKitProperties properties) {
    var source = new ResourceBundleMessageSource();
    source.addBasenames(properties.messages().toArray(String[]::new));
    source.addBasenames("kit-messages");
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    return source;
  }

  @Bean
  @ConditionalOnProperty("diandan.web.request-url")
  IntrospectedSessions introspectedSessions(
      WebKitProperties properties, WebClient.Builder builder, ObjectProvider<Clock> clock) {
    var client =
        builder
            .clone()
            .baseUrl(String.valueOf(properties.requestUrl()))
            .defaultHeaders(headers -> headers.setBearerAuth(properties.serviceSecret()))
            .build();
    return new IntrospectedSessions(client, clock.getIfAvailable(Clock::systemUTC));
  }

  /** Nothing lies at an address that no link of ours has. */
  @Bean
  ServerExchangeRejectedHandler rejectedExchanges() {
    return (_, _) -> Mono.error(new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404"));
  }

  @Bean
  WebFluxConfigurer kitResources() {
    return new WebFluxConfigurer() {
      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler("/kit/**")
            .addResourceLocations("classpath:/static/kit/")
            .setCacheControl(CacheControl.maxAge(KEPT_BY_BROWSERS).cachePublic());
      }
    };
  }

  /** Spring Boot would invent a user otherwise; sessions are opened by a service of ours. */
  @Bean
  ReactiveAuthenticationManager nobody() {
    return _ -> Mono.error(new BadCredentialsException("Sign in at the service of sessions."));
  }

  /** Who may pass: the filters of every route. */
  @Configuration(proxyBeanMethods = false)
  static class Routes {

    private final RequestSessions sessions;
    private final FormTokens tokens;
    private final ObjectProvider<AccessRules> rules;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Routes(
        RequestSessions sessions,
        FormTokens tokens,
        ObjectProvider<AccessRules> rules,
        ObjectProvider<RequestMappingHandlerMapping> mappings) {
      this.sessions = sessions;
      this.tokens = tokens;
      this.rules = rules;
      this.mappings = mappings;
    }

    @Bean
    SecurityWebFilterChain securityFilters(ServerHttpSecurity http) {
      return http.securityContextRepository(sessions)
          .headers(ServerHttpSecurity.HeaderSpec::disable)
          .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
          .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
          .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
          .logout(ServerHttpSecurity.LogoutSpec::disable)
          .csrf(
              csrf ->
                  csrf.csrfTokenRepository(tokens)
                      .csrfTokenRequestHandler(tokenInForm())
                      .requireCsrfProtectionMatcher(this::demandsToken)
                      .accessDeniedHandler((_, error) -> Mono.error(error)))
          .exceptionHandling(
              handling ->
                  handling
                      .authenticationEntryPoint((_, error) -> Mono.error(error))
                      .accessDeniedHandler((_, error) -> Mono.error(error)))
          .authorizeExchange(this::authorize)
          .build();
    }

    /** Forms with files carry the token as one of their parts. */
    private static ServerCsrfTokenRequestAttributeHandler tokenInForm() {
      var handler = new ServerCsrfTokenRequestAttributeHandler();
      handler.setTokenFromMultipartDataEnabled(true);
      return handler;
    }

    private Mono<MatchResult> demandsToken(ServerWebExchange exchange) {
      var request = exchange.getRequest();
      var changing = !FormTokens.isReading(request.getMethod());
      if (changing && SessionCookies.bearer(request).isEmpty() && FormTokens.isForeign(request)) {
        return Mono.error(new CsrfException("Sent by a page of another site"));
      }
      return tokens.demands(request) ? MatchResult.match() : MatchResult.notMatch();
    }

    private void authorize(AuthorizeExchangeSpec spec) {
      spec.pathMatchers("/kit/**", "/favicon.ico", "/preferences", "/manage/**").permitAll();
      spec.pathMatchers("/internal/**").hasRole("SERVICE");
      rules.orderedStream().forEach(rule -> rule.apply(spec));
      spec.anyExchange().access((_, context) -> isUnmapped(context.getExchange()));
    }

    /** A route nobody listed is refused; a path that is no route may get its honest 404. */
    private Mono<AuthorizationResult> isUnmapped(ServerWebExchange exchange) {
      return Flux.fromStream(mappings::orderedStream)
          .concatMap(mapping -> mapping.getHandler(exchange))
          .hasElements()
          .onErrorReturn(ErrorResponseException.class, false)
          .map(mapped -> new AuthorizationDecision(!mapped));
    }
  }
}
