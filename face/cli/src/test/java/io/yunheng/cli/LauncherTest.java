/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the launcher finds a JDK. */
class LauncherTest {
  @TempDir private Path place;

  @ParameterizedTest
  @CsvSource({
    "25.0.3, true",
    "25.0.10, true",
    "25.1.0, true",
    "26, true",
    "25.0.2, false",
    "25, false",
    "17.0.15, false",
    "nonsense, false"
  })
  void takesAJdkOfTheRightVersion(String version, boolean taken)
      throws IOException, InterruptedException {
    Path home = jdk(version);

    String found = found(home);

    if (taken) {
      assertThat(found).isEqualTo(home.toString());
    } else {
      assertThat(found).isNotEqualTo(home.toString());
    }
  }

  @Test
  void saysWhatToDoWhenThereIsNone() throws IOException, InterruptedException {
    Process none = bash("find_jdk() { return 1; }; . <(sed '/^find_jdk()/,/^}/d' face/cli/jdk.sh)");
    String said = new String(none.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(none.waitFor()).isEqualTo(77);
    assertThat(said).contains("25.0.3").contains("YUNHENG_JAVA_HOME").contains("请安装");
  }

  @Test
  void saysHowToGiveMoreMemory() throws IOException, InterruptedException {
    Process small =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx24m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Yunheng.class.getName(),
                    "responsibility",
                    "examples/responsibility/gov-website.yaml",
                    "-o",
                    place.toString(),
                    "--force"))
            .directory(GuideTest.ROOT.toFile())
            .start();
    small.getInputStream().readAllBytes();
    String said = new String(small.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(small.waitFor()).isEqualTo(70);
    assertThat(said).contains("memory-full").contains("24 MiB").contains("YUNHENG_HEAP");
    try (Stream<Path> left = Files.list(place)) {
      assertThat(left.filter(one -> one.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void aStartUpCacheOfAnotherPlaceIsNotUsed() throws IOException, InterruptedException {
    Files.writeString(jdk("25.0.3").resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Path tree = place.toRealPath().resolve("tree");
    Path target = Files.createDirectories(tree.resolve("face/cli/target"));
    for (String file : List.of("yunheng", "face/cli/jdk.sh")) {
      Files.copy(
          GuideTest.ROOT.resolve(file), tree.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.writeString(target.resolve("quick.aot"), "");
    Files.writeString(target.resolve("caches.place"), tree + "\n");
    assertThat(flags(tree)).contains("-XX:AOTCache=" + target.resolve("quick.aot"));

    Path moved = Files.move(tree, tree.resolveSibling("moved"));

    assertThat(flags(moved))
        .contains("catalog")
        .noneMatch(flag -> flag.startsWith("-XX:AOTCache="));
    assertThat(moved.resolve("face/cli/target/quick.aot")).doesNotExist();
  }

  /** What the launcher of a tree gives to Java. */
  private List<String> flags(Path tree) throws IOException, InterruptedException {
    Process process =
        bash(
            "export YUNHENG_NO_BUILD=1 YUNHENG_JAVA_HOME="
                + place.toRealPath().resolve("jdk")
                + "; "
                + tree
                + "/yunheng catalog");
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.lines().toList();
  }

  private String found(Path home) throws IOException, InterruptedException {
    Process process =
        bash("export YUNHENG_JAVA_HOME=" + home + "; . face/cli/jdk.sh; printf '%s' \"$jdk\"");
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static Process bash(String script) throws IOException {
    return new ProcessBuilder(
            List.of("bash", "-c", "say() { printf '%s\\n' \"$*\" >&2; }; " + script))
        .directory(GuideTest.ROOT.toFile())
        .start();
  }

  private Path jdk(String version) throws IOException {
    Path java = Files.createDirectories(place.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        place.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
    return place.resolve("jdk");
  }
}
