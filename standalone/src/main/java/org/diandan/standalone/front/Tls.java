package org.diandan.standalone.front;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import org.diandan.standalone.console.StartRefused;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.data.OwnerOnly;
import org.diandan.standalone.data.Secrets;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/** Certificate and key of the public port; TLS 1.2 and 1.3 only. */
public final class Tls {
  private static final String ALIAS = "diandan";

  private final GenericSslContextSpec<SslContextBuilder> context;

  private Tls(Http11SslContextSpec context) {
    this.context = context.configure(builder -> builder.protocols("TLSv1.3", "TLSv1.2"));
  }

  /** Certificate chain and private key as PEM files. */
  public static Tls of(Path certificate, Path key) {
    if (!Files.isReadable(certificate) || !Files.isReadable(key)) {
      throw refused("%s, %s".formatted(certificate, key), null);
    }
    return new Tls(Http11SslContextSpec.forServer(certificate.toFile(), key.toFile()));
  }

  /**
   * A certificate of our own making, kept in the data folder; browsers warn before they accept it.
   */
  public static Tls selfSigned(DataFolder folder, String address)
      throws IOException, InterruptedException {
    var store = folder.folder("tls").resolve("self-signed.p12");
    var passwordFile = folder.resolve("tls/password");
    if (!Files.exists(store)) {
      OwnerOnly.write(passwordFile, Secrets.password());
      generate(store, passwordFile, address);
    }
    try (var stream = Files.newInputStream(store)) {
      var password = Files.readString(passwordFile).toCharArray();
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(stream, password);
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, password);
      return new Tls(Http11SslContextSpec.forServer(factory));
    } catch (GeneralSecurityException failure) {
      throw refused(store.toString(), failure);
    }
  }

  HttpServer secure(HttpServer server) {
    return server.secure(spec -> spec.sslContext(context));
  }

  private static void generate(Path store, Path passwordFile, String address)
      throws IOException, InterruptedException {
    var names = "SAN=dns:localhost,ip:127.0.0.1" + alternativeName(address).orElse("");
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-dname",
                    "CN=Diandan",
                    "-ext",
                    names,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "825",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass:file",
                    passwordFile.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw refused(store.toString(), null);
    }
  }

  private static Optional<String> alternativeName(String address) {
    if (address.equals("0.0.0.0") || address.equals("::") || address.equals("127.0.0.1")) {
      return Optional.empty();
    }
    var numeric = address.matches("[0-9.]+") || address.contains(":");
    return Optional.of((numeric ? ",ip:" : ",dns:") + address);
  }

  private static StartRefused refused(String what, @Nullable Exception cause) {
    var chinese = "证书或私钥不能使用（%s）；请检查 DIANDAN_TLS_CERT 和 DIANDAN_TLS_KEY。".formatted(what);
    var english =
        "The certificate or its key cannot be used (%s): check DIANDAN_TLS_CERT and DIANDAN_TLS_KEY."
            .formatted(what);
    return cause == null
        ? new StartRefused(chinese, english)
        : new StartRefused(chinese, english, cause);
  }
}
