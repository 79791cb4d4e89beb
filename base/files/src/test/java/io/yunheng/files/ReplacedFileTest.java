/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is replaced whole or stays as it was, whatever ended the writing. */
class ReplacedFileTest {
  private static final int LARGE = 1 << 20;

  @TempDir private Path folder;

  /** Writes as libraries do that tell of a failure without its cause. */
  private static void fill(OutputStream out) {
    try {
      out.write(new byte[LARGE]);
    } catch (IOException _) {
      throw new IllegalStateException("Failed to save");
    }
  }

  @Test
  void aFailureThatALibraryHidesIsTold() throws IOException {
    Path target = Files.writeString(folder.resolve("a.xlsx"), "before");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> ReplacedFile.write(target, ReplacedFileTest::fill))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.OUTPUT_FAILED))
        .hasCauseInstanceOf(ClosedByInterruptException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(target).hasContent("before");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatIsWrongWithoutAFailedWriteIsNotPutDownToTheFile() {
    Path target = folder.resolve("a.xlsx");

    assertThatThrownBy(
            () ->
                ReplacedFile.write(
                    target,
                    out -> {
                      out.write(1);
                      throw new IllegalStateException("of another kind");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(folder).isEmptyDirectory();
  }
}
