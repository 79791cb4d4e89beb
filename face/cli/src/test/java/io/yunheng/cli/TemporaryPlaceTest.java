/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Where commands have their temporary files, and what becomes of them. */
@Execution(ExecutionMode.CONCURRENT)
class TemporaryPlaceTest {
  @TempDir private Path root;
  private Path place;

  @BeforeEach
  void makeThePlace() throws IOException {
    place = Files.createDirectory(root.resolve("tmp"));
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dstderr.encoding=UTF-8");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Yunheng.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(GuideTest.ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("said").toFile());
    builder.environment().keySet().removeAll(List.of("YUNHENG_TMPDIR", "TMPDIR"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private int run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return start(environment, arguments).waitFor();
  }

  private List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> String.valueOf(path.getFileName())).toList();
    }
  }

  @Test
  void theNextRunRemovesWhatAKilledOneLeft() throws Exception {
    Path data = Files.createDirectory(root.resolve("data"));
    try (RandomAccessFile sparse = new RandomAccessFile(data.resolve("large.bin").toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    Map<String, String> here =
        Map.of("YUNHENG_TMPDIR", place.toString(), "TMPDIR", root.resolve("not").toString());
    Process killed =
        start(here, "manifest", "create", data.toString(), "-o", root.resolve("bag").toString());
    while (names(place).isEmpty() && killed.isAlive()) {
      Thread.sleep(20);
    }
    killed.destroyForcibly().waitFor();
    assertThat(names(place)).singleElement().asString().startsWith("yunheng-" + killed.pid() + "-");

    assertThat(run(here, "catalog", "list")).isZero();

    assertThat(names(place)).isEmpty();
  }

  @Test
  void excelIsWrittenWithoutTouchingWhatOthersLaidOut() throws Exception {
    Path victim = Files.createDirectory(root.resolve("victim"));
    Files.createSymbolicLink(place.resolve("poifiles"), victim);
    Files.writeString(Files.createDirectory(root.resolve("data")).resolve("a.txt"), "text");

    assertThat(
            run(
                Map.of("TMPDIR", place.toString()),
                "manifest",
                "create",
                root.resolve("data").toString(),
                "-o",
                root.resolve("bag").toString()))
        .as(Files.readString(root.resolve("said")))
        .isZero();

    assertThat(root.resolve("bag/handover/manifest.xlsx")).isNotEmptyFile();
    assertThat(victim).isEmptyDirectory();
    assertThat(names(place)).containsExactly("poifiles");
  }

  @Test
  void aPlaceThatCannotBeUsedIsNamedIfItWasChosenForUs() throws Exception {
    String none = root.resolve("none").toString();

    assertThat(run(Map.of("YUNHENG_TMPDIR", none), "catalog", "list")).isEqualTo(77);
    assertThat(root.resolve("said"))
        .content()
        .contains("temporary-folder-unusable", none, "YUNHENG_TMPDIR");
    assertThat(run(Map.of("TMPDIR", none), "catalog", "list")).isZero();
    assertThat(Path.of(none)).doesNotExist();
  }
}
