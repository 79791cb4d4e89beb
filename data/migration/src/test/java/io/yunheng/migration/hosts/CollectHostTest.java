/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.migration.ConfigurationRules;
import io.yunheng.migration.HostCollection;
import io.yunheng.migration.HostComparison;
import io.yunheng.migration.HostMapping;
import io.yunheng.migration.HostReader;
import io.yunheng.migration.MoveComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Really runs the script on the machine that tests run on; it only reads. */
@EnabledOnOs(OS.LINUX)
class CollectHostTest {
  @TempDir private Path folder;

  private Path run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path script = folder.resolve("collect-host.sh");
    Files.write(script, ConfigurationRules.resource("collect-host.sh"));
    Path out = folder.resolve("host.jsonl");
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    Process process =
        builder
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("errors"))).isEmpty();
    return out;
  }

  @Test
  void whatItWritesIsReadAndHoldsNoSecrets() throws IOException, InterruptedException {
    Path mine = folder.resolve("my \"odd\" file.conf");
    Files.writeString(mine, "password=correct-horse\n");
    Path out = run(Map.of(), "-n", "本机", "-f", mine.toString(), "-f", "/nowhere");

    HostCollection host = HostReader.read(out);

    assertThat(host.name()).isEqualTo("本机");
    for (String section : Made.SECTIONS) {
      assertThat(host.gap(section).map(HostCollection.SectionCoverage::reason).orElse(""))
          .as(section)
          .isNotEqualTo("not-recorded");
    }
    assertThat(host.entries("system")).containsKey("machine");
    assertThat(host.entries("user")).containsKey("root");
    assertThat(host.entries("file").get(mine.toString()))
        .containsEntry("sha256", HostReader.sha256(Files.readAllBytes(mine)));
    assertThat(Files.readString(out)).doesNotContain("correct-horse").doesNotContain("PRIVATE KEY");
    Path shadow = Path.of("/etc/shadow");
    if (Files.isReadable(shadow)) {
      List<String> hashes =
          Files.readString(shadow, StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split(":", -1)[1])
              .filter(hash -> hash.length() > 8)
              .toList();
      for (String hash : hashes) {
        assertThat(Files.readString(out)).doesNotContain(hash);
      }
    }
    MoveComparison same =
        HostComparison.between(
            List.of(host),
            List.of(host),
            HostMapping.none(),
            Instant.parse("2000-01-01T00:00:00Z"));
    assertThat(same.findings())
        .allMatch(
            one ->
                List.of("section-not-comparable", "entry-not-comparable", "requirement-unmet")
                    .contains(one.finding().code().code()));
  }

  @Test
  void whereToolsAreMissingItSaysSo() throws IOException, InterruptedException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String name :
        List.of(
            "sh",
            "awk",
            "uname",
            "id",
            "date",
            "mktemp",
            "rm",
            "tr",
            "sed",
            "cut",
            "head",
            "cat",
            "sort",
            "grep",
            "stat",
            "readlink")) {
      for (String place : List.of("/bin/", "/usr/bin/")) {
        if (Files.exists(Path.of(place + name)) && !Files.exists(tools.resolve(name))) {
          Path tool = tools.resolve(name);
          Files.writeString(tool, "#!/bin/sh\nexec " + place + name + " \"$@\"\n");
          assertThat(tool.toFile().setExecutable(true)).isTrue();
        }
      }
    }
    Path script = folder.resolve("collect-host.sh");
    Files.writeString(
        script,
        new String(ConfigurationRules.resource("collect-host.sh"), StandardCharsets.UTF_8)
            .replace("PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin", "PATH=" + tools));
    Path out = folder.resolve("bare.jsonl");
    Process process =
        new ProcessBuilder("/bin/sh", script.toString(), "-n", "bare")
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();

    HostCollection host = HostReader.read(out);

    assertThat(host.gap("socket").orElseThrow().need()).contains("ss");
    assertThat(host.gap("service").orElseThrow().status()).isEqualTo("unsupported");
    assertThat(host.gap("time").orElseThrow().reason()).isEqualTo("synchronisation-unknown");
    assertThat(host.gap("filter")).isPresent();
    assertThat(host.gap("user")).isEmpty();
  }
}
