/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.inspection.context.DeepCode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images looked at by qemu-img, where it is installed. */
@Tag("live")
class QemuImgLiveTest {
  @TempDir private Path folder;

  @Test
  void soundImagesPassAndDamagedOnesDoNot() throws InterruptedException {
    QemuImg tool = QemuImg.installed();
    assertThat(tool.program()).as("qemu-img").isPresent();
    DeepChecks checks = DeepChecks.shipped(Fixtures.LIMITS, tool);
    for (String name : new String[] {"plain.qcow2", "plain.vmdk"}) {
      Path image = Fixtures.unpacked("disk/" + name + ".gz", folder);
      DeepResult result = checks.check(image, Fixtures.format(image), Optional.empty());
      assertThat(result).as(name + result.findings()).isInstanceOf(DeepResult.Opened.class);
    }
    byte[] bytes = Fixtures.read(folder.resolve("plain.qcow2"));
    java.nio.ByteBuffer image = java.nio.ByteBuffer.wrap(bytes);
    int counts = (int) image.getLong((int) image.getLong(48));
    image.putShort(counts, (short) 0);
    Path broken = Fixtures.laid(folder, "broken.qcow2", bytes);
    DeepResult damaged = checks.check(broken, Fixtures.format(broken), Optional.empty());
    assertThat(damaged).isInstanceOf(DeepResult.Damaged.class);
    assertThat(Fixtures.codes(damaged)).containsExactly(DeepCode.TOOL_ERRORS);
  }
}
