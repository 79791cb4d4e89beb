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
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk is told from other failures without knowing the system's language. */
class FullDiskTest {
  private static final String CHINESE = "设备上没有空间";
  private static final FullDisk.Words SILENT = Optional::empty;

  @TempDir private Path folder;

  private FaultCode code(Exception thrown, FullDisk disk) {
    return ReplacedFile.failed(folder.resolve("not/yet/there.json"), thrown, disk).fault().code();
  }

  @ParameterizedTest
  @ValueSource(strings = {CHINESE, "No space left on device", "Kein Speicherplatz", "?"})
  void withoutSpaceTheDiskIsFullWhateverTheWordsAre(String words) {
    FullDisk full = new FullDisk(_ -> 0, SILENT);

    assertThat(code(new IOException(words), full)).isEqualTo(FaultCode.DISK_FULL);
    assertThat(code(new UncheckedIOException(new IOException(words)), full))
        .isEqualTo(FaultCode.DISK_FULL);
    assertThat(code(new FileSystemException("f", "", words), full)).isEqualTo(FaultCode.DISK_FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {CHINESE, "No space left on device", "输入/输出错误", "Input/output error"})
  void withSpaceItIsNotWhateverTheWordsAre(String words) {
    FullDisk roomy = new FullDisk(_ -> 1L << 30, SILENT);

    assertThat(code(new IOException(words), roomy)).isEqualTo(FaultCode.OUTPUT_FAILED);
  }

  @Test
  void whatTheSystemSaysOfAFullDiskCountsEvenIfRoomWasMadeSince() {
    FullDisk chinese = new FullDisk(_ -> 1L << 30, () -> Optional.of(CHINESE));

    assertThat(code(new IOException(CHINESE), chinese)).isEqualTo(FaultCode.DISK_FULL);
    assertThat(code(new FileSystemException("f", "", CHINESE), chinese))
        .isEqualTo(FaultCode.DISK_FULL);
    assertThat(code(new IOException("输入/输出错误"), chinese)).isEqualTo(FaultCode.OUTPUT_FAILED);
  }

  @Test
  void whatItsTypeExplainsIsNotPutDownToTheDisk() {
    FullDisk full = new FullDisk(_ -> 0, SILENT);

    assertThat(code(new AccessDeniedException("f"), full)).isEqualTo(FaultCode.OUTPUT_FAILED);
  }

  @Test
  void whereTheSpaceCannotBeAskedForItIsNotTakenToBeGone() {
    FullDisk unknown =
        new FullDisk(
            _ -> {
              throw new IOException("gone");
            },
            SILENT);

    assertThat(code(new IOException(CHINESE), unknown)).isEqualTo(FaultCode.OUTPUT_FAILED);
  }

  /** The device says it in the language of whoever runs this. */
  @Test
  void aDeviceThatIsAlwaysFullIsFull() {
    assertThatThrownBy(
            () ->
                ReplacedFile.write(
                    folder.resolve("a.json"), _ -> Files.write(Path.of("/dev/full"), new byte[1])))
        .isInstanceOfSatisfying(
            FaultException.class,
            fault -> assertThat(fault.fault().code()).isEqualTo(FaultCode.DISK_FULL));
    assertThat(folder).isEmptyDirectory();
  }
}
