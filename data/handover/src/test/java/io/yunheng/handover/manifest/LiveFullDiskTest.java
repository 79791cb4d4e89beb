/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.handover.Overview;
import io.yunheng.handover.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full; it takes root to mount one that is small. */
@Tag("live")
class LiveFullDiskTest {
  @TempDir private Path root;
  private Path disk;
  private Path tree;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(root.resolve("disk"));
    run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString());
    tree = root.resolve("tree");
    for (int n = 0; n < 100; n++) {
      Handing.file(tree.resolve("d" + n % 5 + "/f" + n), ("line " + n + "\n").repeat(20_000));
    }
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Map<String, Long> sizes(Path folder) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        sizes.put(folder.relativize(file).toString(), Files.size(file));
      }
    }
    return sizes;
  }

  @Test
  void afterMakingRoomTheSameCommandFinishesTheBag() throws Exception {
    Handing full = new Handing(disk);
    assertThatThrownBy(() -> Handing.make(full.request(true, tree)))
        .isInstanceOfSatisfying(
            FaultException.class,
            fault -> assertThat(fault.fault().code()).isEqualTo(FaultCode.DISK_FULL));
    assertThat(disk.resolve("out/bagit.txt")).doesNotExist();
    run("mount", "-o", "remount,size=64m", disk.toString());
    Overview overview = Handing.make(full.request(true, tree));
    assertThat(overview.totals().files()).isEqualTo(100);
    assertThat(overview.totals().lost()).isZero();
    assertThat(full.verify(disk.resolve("out")).stand()).isEqualTo(Verification.Stand.SAME);
    Path quiet = root.resolve("quiet");
    Handing.make(new Handing(quiet).request(true, tree));
    assertThat(sizes(disk.resolve("out"))).isEqualTo(sizes(quiet.resolve("out")));
  }

  @Test
  void comparingOnAFullDiskSaysSoAndLosesNothing() throws Exception {
    Handing.make(new Handing(root).request(true, tree));
    Files.write(disk.resolve("filler"), new byte[(6 << 20) - 8192]);
    Handing full = new Handing(disk);
    assertThatThrownBy(() -> full.verify(root.resolve("out")))
        .isInstanceOfSatisfying(
            FaultException.class,
            fault -> assertThat(fault.fault().code()).isEqualTo(FaultCode.DISK_FULL));
    Files.delete(disk.resolve("filler"));
    assertThat(full.verify(root.resolve("out")).stand()).isEqualTo(Verification.Stand.SAME);
  }
}
