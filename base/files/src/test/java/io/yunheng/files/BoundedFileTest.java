/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {
  @TempDir private Path place;

  @Test
  void readsAFileUpToItsLimit() throws IOException {
    Path file = Files.write(place.resolve("a"), new byte[] {1, 2, 3});

    assertThat(BoundedFile.bytes(file, "a", 3)).containsExactly(1, 2, 3);
    refuses(file, 2, FaultCode.FILE_TOO_LARGE);
  }

  @Test
  void aFileThatDoesNotTellItsSizeIsNoLargerEither() {
    refuses(Path.of("/dev/zero"), 4096, FaultCode.FILE_TOO_LARGE);
  }

  @Test
  void saysWhatIsNotThereAndWhatIsNoFile() {
    refuses(place.resolve("none"), 10, FaultCode.FILE_MISSING);
    refuses(place, 1 << 20, FaultCode.FILE_IS_FOLDER);
  }

  @Test
  void textIsUtf8WithoutItsMark() throws IOException {
    Path marked = Files.writeString(place.resolve("b"), "\uFEFF云衡");
    assertThat(BoundedFile.text(marked, "b", 100)).isEqualTo("云衡");

    Path other = Files.write(place.resolve("c"), new byte[] {'a', (byte) 0xd4, (byte) 0xc6});
    assertThatExceptionOfType(FaultException.class)
        .isThrownBy(() -> BoundedFile.text(other, "c", 100))
        .satisfies(
            e -> {
              assertThat(e.fault().code()).isEqualTo(FaultCode.FILE_NOT_UTF8);
              assertThat(e.fault().details()).containsEntry("offset", "1");
            });
  }

  private static void refuses(Path file, int most, FaultCode code) {
    assertThatExceptionOfType(FaultException.class)
        .isThrownBy(() -> BoundedFile.bytes(file, "a", most))
        .satisfies(e -> assertThat(e.fault().code()).isEqualTo(code));
  }
}
