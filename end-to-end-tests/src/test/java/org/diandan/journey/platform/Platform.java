package org.diandan.journey.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The platform the tests speak to: the one at {@code DIANDAN_BASE} with the logins of the file
 * {@code DIANDAN_LOGINS}, or one started on an empty folder for this run. Both names are read as
 * system property first, then from the environment.
 */
public final class Platform implements AutoCloseable {

  private final URI base;
  private final Path loginsFile;
  private final Logins logins;
  private final @Nullable Standalone own;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, Login> newLeaders = new ConcurrentHashMap<>();

  private Platform(URI base, Path loginsFile, @Nullable Standalone own) {
    this.base = base;
    this.loginsFile = loginsFile;
    this.logins = Logins.read(loginsFile);
    this.own = own;
  }

  static Platform open() {
    var given = setting("DIANDAN_BASE");
    if (given == null) {
      var own = Standalone.onEmptyFolder();
      own.start();
      return new Platform(own.base(), own.logins(), own);
    }
    var file = Objects.requireNonNull(setting("DIANDAN_LOGINS"), "DIANDAN_LOGINS is not set");
    return new Platform(URI.create(given), Path.of(file), null);
  }

  /** A platform that somebody else has started and will stop. */
  public static Platform of(Standalone running) {
    return new Platform(running.base(), running.logins(), null);
  }

  private static @Nullable String setting(String name) {
    var value = System.getProperty(name, System.getenv(name));
    return value == null || value.isBlank() ? null : value;
  }

  public URI base() {
    return base;
  }

  /** The data folder of a platform that was started for this run; empty for one that was given. */
  public Optional<Path> data() {
    return Optional.ofNullable(own).map(Standalone::data);
  }

  /** The file the logins were read from. */
  public Path loginsFile() {
    return loginsFile;
  }

  public Logins logins() {
    return logins;
  }

  /** Somebody who has not signed in. */
  public Api anonymous() {
    return Api.at(base);
  }

  /** Somebody with a browser without scripts. */
  public PlainBrowser browser() {
    return new PlainBrowser(anonymous());
  }

  /** The same, signed in on the page for it. */
  public PlainBrowser browser(Login login) {
    return browser()
        .open("/login")
        .send("/login", Map.of("login", login.name(), "password", login.password()));
  }

  /** Somebody who has signed in; the same login shares one session in a run. */
  public Api as(Login login) {
    return anonymous().bearer(tokens.computeIfAbsent(login.name(), name -> signIn(login)));
  }

  /** The leader of a team of the demonstration, or of one that a test brought. */
  public Api leaderOf(String team) {
    return as(loginOfLeader(team));
  }

  /** The login of the leader of a team. */
  public Login loginOfLeader(String team) {
    var added = newLeaders.get(team);
    return added == null ? logins.leaderOf(team) : added;
  }

  void introduce(Login leader) {
    newLeaders.put(leader.team(), leader);
  }

  /** The first administrator. */
  public Api administrator() {
    return as(logins.any("administrator"));
  }

  /** The first official. */
  public Api official() {
    return as(logins.any("official"));
  }

  /** The first operator of the desk. */
  public Api operator() {
    return as(logins.any("operator"));
  }

  /** A hotline whose orders are about any area; one key for the whole run. */
  public Api hotline() {
    return anonymous().bearer(hotlineKey());
  }

  /** The key of {@link #hotline()}. */
  public String hotlineKey() {
    return tokens.computeIfAbsent("hotline key", name -> orderHotlineKey());
  }

  private String orderHotlineKey() {
    return administrator()
        .post("/api/hotline/keys", Map.of("name", "journey tests", "area", "", "perMinute", 60_000))
        .expect(201)
        .text("key");
  }

  private String signIn(Login login) {
    return anonymous()
        .post("/api/sessions", Map.of("login", login.name(), "password", login.password()))
        .expect(201)
        .text("token");
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
