package org.diandan.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diandan.standalone.console.StartRefused;

/**
 * Passwords and keys of one data folder, random and made at its first start.
 *
 * @param superuserPassword password of the database's own administrator {@code postgres}
 * @param rolePasswords password per database role
 * @param serviceSecret what the services show each other
 * @param fieldKeys keys of encrypted fields, {@code id:base64}, first = current
 * @param hashKey key of the keyed hashes, base64
 * @param administratorPassword password of the login {@code admin}
 */
public record Secrets(
    String superuserPassword,
    Map<String, String> rolePasswords,
    String serviceSecret,
    String fieldKeys,
    String hashKey,
    String administratorPassword) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  public Secrets {
    rolePasswords = Map.copyOf(rolePasswords);
  }

  /**
   * Reads the secrets of the folder, or makes them at its first start.
   *
   * @param roles database roles that need a password
   */
  public static Secrets of(DataFolder folder, List<String> roles) throws IOException {
    var file = folder.resolve("secrets.properties");
    if (!Files.exists(file) && Files.exists(folder.resolve("postgres/cluster"))) {
      throw new StartRefused(
          "%s 不见了，没有它就打不开这个数据文件夹里的数据；请从备份中放回。".formatted(file),
          "%s is missing and the data in this folder cannot be opened without it: put it back from a backup."
              .formatted(file));
    }
    var lasting = new Lasting(file);
    var rolePasswords = new LinkedHashMap<String, String>();
    roles.forEach(
        role ->
            rolePasswords.put(role, lasting.getOrChoose("database." + role, Secrets::password)));
    var secrets =
        new Secrets(
            lasting.getOrChoose("database.postgres", Secrets::password),
            rolePasswords,
            lasting.getOrChoose("service.secret", Secrets::key),
            lasting.getOrChoose("field.keys", () -> "k1:" + key()),
            lasting.getOrChoose("hash.key", Secrets::key),
            lasting.getOrChoose("administrator.password", Secrets::password));
    lasting.save();
    return secrets;
  }

  /** A new password: 24 letters and digits without the ones that look alike (about 140 bits). */
  public static String password() {
    return RANDOM
        .ints(24, 0, LETTERS.length())
        .collect(
            StringBuilder::new,
            (password, index) -> password.append(LETTERS.charAt(index)),
            StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return "Secrets[not shown]";
  }

  private static String key() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
