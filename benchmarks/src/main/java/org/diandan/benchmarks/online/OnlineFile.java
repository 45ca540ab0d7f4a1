package org.diandan.benchmarks.online;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.diandan.benchmarks.Benchmark;

/** Lets the engine and its rivals decide on a stream of arrivals from a file. */
public final class OnlineFile implements Benchmark {

  private static final int BAD_INPUT = 2;

  @Override
  public String purpose() {
    return "FILE: engine and rivals on a stream of arrivals from outside, one JSON object";
  }

  @Override
  public void run(List<String> arguments) throws IOException {
    if (arguments.size() != 1) {
      refuse("Usage: benchmarks/run online FILE");
      return;
    }
    try (var lines =
        Files.newBufferedReader(Path.of(arguments.getFirst()), StandardCharsets.UTF_8)) {
      System.out.println(ResultText.of(new OnlineRun().read(new ArrivalReader(lines))));
    } catch (MalformedLine ex) {
      refuse(String.valueOf(ex.getMessage()));
    } catch (NoSuchFileException ex) {
      refuse("There is no file %s.".formatted(arguments.getFirst()));
    } catch (CharacterCodingException ex) {
      refuse("The file is not UTF-8 text.");
    }
  }

  private static void refuse(String sentence) {
    System.err.println(sentence);
    System.exit(BAD_INPUT);
  }
}
