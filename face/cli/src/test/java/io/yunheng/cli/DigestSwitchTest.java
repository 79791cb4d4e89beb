/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import io.yunheng.fixity.DigestPath;
import io.yunheng.fixity.TreeAccess;
import io.yunheng.jobs.EngineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How digests are computed, and which there are. */
class DigestSwitchTest {
  @TempDir private Path place;
  private Path site;
  private Path lists;

  @BeforeEach
  void tree() throws IOException {
    site = Files.createDirectory(place.resolve("site"));
    lists = place.resolve("lists");
    Files.writeString(site.resolve("a.txt"), "abc");
  }

  @ParameterizedTest
  @EnumSource
  void theVariableLimitsThePath(DigestPath path) {
    assertThat(DigestSwitch.settings(Map.of("YUNHENG_DIGESTS", path.code())).digests())
        .isEqualTo(path);
  }

  @Test
  void withoutTheVariableTheFastestIsTaken() {
    assertThat(DigestSwitch.settings(Map.of("YUNHENG_DIGESTS", "")))
        .isEqualTo(EngineSettings.FASTEST);
  }

  @Test
  void anUnknownPathIsRefused() {
    assertThatThrownBy(() -> DigestSwitch.settings(Map.of("YUNHENG_DIGESTS", "vector")))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("vector")
        .hasMessageContaining("machine, library, scalar");
  }

  @Test
  void thePathInUseIsToldOnTheErrorStreamOnly() {
    Ran made = Ran.of("manifest", "create", site, "--beside", "-o", lists, "--json").exits(0);
    assertThat(made.err()).contains("YUNHENG_DIGESTS=");
    assertThat(made.out()).doesNotContain("YUNHENG_DIGESTS");
    Ran verified = Ran.of("manifest", "verify", lists, "--lang", "en").exits(0);
    assertThat(verified.err()).contains("SHA-256", "YUNHENG_DIGESTS=");
    assertThat(verified.out()).doesNotContain("YUNHENG_DIGESTS");
  }

  @ParameterizedTest
  @EnumSource
  void theOtherVariableChoosesHowFilesAreReached(TreeAccess access) {
    assertThat(DigestSwitch.settings(Map.of("YUNHENG_TREE_WALK", access.code())).trees())
        .isEqualTo(access);
    assertThatThrownBy(() -> DigestSwitch.settings(Map.of("YUNHENG_TREE_WALK", "java")))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("YUNHENG_TREE_WALK")
        .hasMessageContaining("system, portable");
  }

  @Test
  void commandsRunFromEndToEndOnThePortableWalk() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> yunheng =
        List.of(
            "env",
            "YUNHENG_TREE_WALK=portable",
            java,
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Yunheng.class.getName());
    for (List<String> arguments :
        List.of(
            List.of("manifest", "create", "site", "-o", "bag", "--chunks"),
            List.of("manifest", "verify", "bag", "-o", "out"),
            List.of("bag", "check", "bag"),
            List.of("compare", "site", "bag/data", "-o", "compared"))) {
      Typed typed = Typed.run(place, Stream.concat(yunheng.stream(), arguments.stream()).toList());
      assertThat(typed.exit()).as("%s%n%s", arguments, typed.printed()).isZero();
    }
    assertThat(place.resolve("bag/handover/handover.json")).content().contains("\"unseen\"");
  }

  @Test
  void blake3IsRefusedWithWhatIsPossible() {
    Ran ran =
        Ran.of(
                "manifest",
                "create",
                site,
                "--beside",
                "-o",
                lists,
                "--digests",
                "sm3,sha256,blake3",
                "--lang",
                "en")
            .exits(64);
    assertThat(ran.err()).contains("Invalid value for --digests: 'blake3'", "sm3, sha256, sha512");
    assertThat(lists).doesNotExist();
  }

  @Test
  void aListedDigestThatIsNotComputedIsNamedInTextAndReport() throws IOException {
    Ran.of("manifest", "create", site, "--beside", "--no-lists", "-o", lists).exits(0);
    Path overview = lists.resolve("handover/handover.json");
    Files.writeString(
        overview, Files.readString(overview).replaceFirst("\"sha256\"", "\"sha256\",\"blake3\""));

    Path out = place.resolve("out");
    Ran english = Ran.of("manifest", "verify", lists, "-o", out, "--lang", "en").exits(12);
    assertThat(english.out()).contains("lists digests that this program cannot compute", "blake3");
    assertThat(out.resolve("verification.html"))
        .content()
        .contains("lists digests that this program cannot compute", "did not check: blake3.");
    assertThat(Ran.of("manifest", "verify", lists, "--lang", "zh").exits(12).out())
        .contains("清单还列出校验值 blake3，本程序不计算，没有核对");
  }
}
