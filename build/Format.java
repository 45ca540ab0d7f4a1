import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats every Java file of the tree, or says which ones are not formatted.
 *
 * <p>Run with "check" or "write" and the root folder. The formatter needs the compiler of JDK 25,
 * while Maven itself may run on 17; hence a program started with the toolchain's JDK.
 */
class Format {

  private static final Formatter FORMATTER = new Formatter();

  static void main(String[] arguments) throws Exception {
    var write = arguments[0].equals("write");
    var unformatted = new ArrayList<Path>();
    for (var file : javaFiles(Path.of(arguments[1]))) {
      var source = Files.readString(file);
      var formatted = formatted(source);
      if (!formatted.equals(source)) {
        unformatted.add(file);
        if (write) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!unformatted.isEmpty() && !write) {
      unformatted.forEach(file -> System.err.println("Not formatted: " + file));
      System.err.println("Run: mvn -N -Pformat validate");
      System.exit(1);
    }
    System.out.printf("%d files %s%n", unformatted.size(), write ? "formatted" : "to format");
  }

  private static String formatted(String source) throws Exception {
    var tidy = RemoveUnusedImports.removeUnusedImports(source);
    return FORMATTER.formatSource(ImportOrderer.reorderImports(tidy, Style.GOOGLE));
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
