/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.content.Format;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of every kind: whole, cut at every length, damaged, hostile. */
class ArchivesTest {
  private static final byte[] TEXT = Fixtures.bytes("plain.txt");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"plain.tar.gz", "plain.tar.xz", "plain.tar.bz2", "plain.zip"})
  void aCutAtEveryLengthIsFound(String name) throws InterruptedException {
    byte[] bytes = Fixtures.bytes("archive/" + name);
    Format format = Fixtures.format(Fixtures.file("archive/" + name));
    for (int length = 0; length < bytes.length; length++) {
      DeepResult cut = check("cut", Arrays.copyOf(bytes, length), format);
      assertThat(cut).as(name + " cut to " + length).isInstanceOf(DeepResult.Damaged.class);
    }
  }

  @Test
  void exhaustedMemorySaysNothingOfAFile() {
    Path file = Fixtures.file("archive/plain.zip");
    OutOfMemoryError exhausted = new OutOfMemoryError("Java heap space");
    assertThatThrownBy(
            () ->
                Fixtures.CHECKS.check(
                    file,
                    Fixtures.format(file),
                    Optional.empty(),
                    _ -> {
                      throw exhausted;
                    },
                    OutputStream.nullOutputStream()))
        .isSameAs(exhausted);
    assertThatThrownBy(
            () ->
                InspectionStopException.from(
                    new IllegalStateException("wrapped by a library", exhausted), ""))
        .isSameAs(exhausted);
  }

  private DeepResult check(String name, byte[] bytes, Format format) throws InterruptedException {
    return Fixtures.CHECKS.check(Fixtures.laid(folder, name, bytes), format, Optional.empty());
  }

  private DeepResult check(String name, byte[] bytes) throws InterruptedException {
    return Fixtures.check(Fixtures.laid(folder, name, bytes));
  }

  private static byte[] sevenZ(Optional<char[]> passphrase) throws IOException {
    SeekableInMemoryByteChannel made = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile out =
        passphrase.isPresent()
            ? new SevenZOutputFile(made, passphrase.get())
            : new SevenZOutputFile(made)) {
      for (String name : new String[] {"a.txt", "b.txt"}) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(name);
        out.putArchiveEntry(entry);
        out.write(TEXT);
        out.closeArchiveEntry();
      }
    }
    return Arrays.copyOf(made.array(), (int) made.size());
  }

  @Test
  void sevenZipsAreReadAndEveryCutIsFound() throws IOException, InterruptedException {
    byte[] plain = sevenZ(Optional.empty());
    DeepResult whole = check("whole.7z", plain);
    assertThat(whole).as(whole.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(whole.counts()).containsEntry(ContentCount.FILES, 2L);
    Format format = Fixtures.format(folder.resolve("whole.7z"));
    for (int length = 0; length < plain.length; length++) {
      assertThat(check("cut.7z", Arrays.copyOf(plain, length), format))
          .as("cut to " + length)
          .isInstanceOf(DeepResult.Damaged.class);
    }
    Set<Integer> passed = new TreeSet<>();
    for (int at = 0; at < plain.length; at++) {
      byte[] flipped = plain.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      if (check("flip.7z", flipped, format) instanceof DeepResult.Opened) {
        passed.add(at);
      }
    }
    // The minor version; in both LZMA2 streams sizes of the chunk beyond what the entry, whose
    // checksum holds, takes from it, and the mark at the end
    assertThat(passed).containsExactly(7, 32, 33, 114, 115, 116, 117, 197);
    assertThat(Fixtures.codes(check("after.7z", Arrays.copyOf(plain, plain.length + 1))))
        .containsExactly(DeepCode.DATA_AFTER_END);
  }

  @Test
  void encryptedSevenZipsCannotTellAWrongPassphraseFromDamage()
      throws IOException, InterruptedException {
    byte[] locked = sevenZ(Optional.of("correct horse".toCharArray()));
    Path file = Fixtures.laid(folder, "locked.7z", locked);
    DeepResult none = Fixtures.check(file);
    assertThat(none).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(none)).containsExactly(DeepCode.ENTRY_ENCRYPTED);
    DeepResult right =
        Fixtures.check(
            file,
            Fixtures.key(
                EncryptionScheme.SEVEN_Z,
                Map.of(KeyPart.PASSPHRASE, Fixtures.file("passphrase.txt"))));
    assertThat(right).as(right.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    DeepResult wrong =
        Fixtures.check(
            file,
            Fixtures.key(
                EncryptionScheme.SEVEN_Z,
                Map.of(KeyPart.PASSPHRASE, Fixtures.file("wrong-passphrase.txt"))));
    assertThat(wrong).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(wrong)).contains(DeepCode.KEY_OR_DAMAGE);
  }

  @Test
  void largeFormZipsAreRead() throws IOException, InterruptedException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(made)) {
      zip.setUseZip64(Zip64Mode.Always);
      zip.putArchiveEntry(new ZipArchiveEntry("a.txt"));
      zip.write(TEXT);
      zip.closeArchiveEntry();
    }
    byte[] bytes = made.toByteArray();
    DeepResult whole = check("large.zip", bytes);
    assertThat(whole).as(whole.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(whole.counts()).containsEntry(ContentCount.BYTES, (long) TEXT.length);
    int locator = bytes.length - 22 - 20;
    for (int at = locator - 56; at < locator; at++) {
      byte[] broken = bytes.clone();
      broken[at] = (byte) ~broken[at];
      // Sizes of the record itself, versions, the number of disks and of entries on this one
      boolean unused = at < locator - 56 + 32 && at >= locator - 56 + 4;
      if (!unused) {
        assertThat(check("broken.zip", broken))
            .as("byte " + (at - locator + 56))
            .isNotInstanceOf(DeepResult.Opened.class);
      }
    }
  }

  @Test
  void anArchiveThatIsInItselfIsNamedAndEnds() throws IOException, InterruptedException {
    byte[] quine = Quine.zip();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(quine))) {
      zip.getNextEntry();
      assertThat(zip.readAllBytes()).isEqualTo(quine);
    }
    DeepResult result = check("r.zip", quine);
    assertThat(result).isInstanceOf(DeepResult.Damaged.class);
    assertThat(Fixtures.codes(result)).containsExactly(DeepCode.CONTAINS_ITSELF);
  }

  @Test
  void linksInArchivesAreNamedByWhereTheyLead() throws IOException, InterruptedException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(made)) {
      link(tar, "in/one", "../two", TarConstants.LF_SYMLINK);
      link(tar, "up", "../../etc", TarConstants.LF_SYMLINK);
      link(tar, "far", "/etc/passwd", TarConstants.LF_SYMLINK);
      link(tar, "hard", "in/one", TarConstants.LF_LINK);
      link(tar, "pipe", "", TarConstants.LF_FIFO);
    }
    DeepResult result = check("links.tar", made.toByteArray());
    assertThat(result).isInstanceOf(DeepResult.Damaged.class);
    assertThat(result.counts()).containsEntry(ContentCount.LINKS, 4L);
    assertThat(
            result.findings().stream()
                .filter(found -> found.code() == DeepCode.LINK_OUTSIDE)
                .map(found -> found.place().text()))
        .containsExactly("up", "far");
    assertThat(Fixtures.codes(result))
        .containsExactlyInAnyOrder(DeepCode.LINK, DeepCode.LINK_OUTSIDE, DeepCode.SPECIAL_ENTRY);

    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(zipped)) {
      ZipArchiveEntry entry = new ZipArchiveEntry("up");
      entry.setUnixMode(0120777);
      zip.putArchiveEntry(entry);
      zip.write("../../etc".getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }
    assertThat(Fixtures.codes(check("links.zip", zipped.toByteArray())))
        .containsExactly(DeepCode.LINK_OUTSIDE);
  }

  private static void link(TarArchiveOutputStream tar, String name, String target, byte type)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  @Test
  void damagedDirectoriesAreFound() throws IOException, InterruptedException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(made)) {
      for (String name : new String[] {"a", "b"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(TEXT);
        zip.closeEntry();
      }
    }
    byte[] bytes = made.toByteArray();
    ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = end.getInt(bytes.length - 6);
    Format format = Fixtures.format(Fixtures.laid(folder, "whole.zip", bytes));
    for (int entry = 0; entry < 2; entry++) {
      int at = start + 47 * entry;
      for (int field : new int[] {0, 10, 16, 20, 24, 28, 30, 32, 42, 46}) {
        byte[] broken = bytes.clone();
        broken[at + field] ^= 0x11;
        assertThat(check("broken.zip", broken, format))
            .as("entry " + entry + " field " + field)
            .isNotInstanceOf(DeepResult.Opened.class);
      }
    }
    for (int field : new int[] {0, 10, 12, 16}) {
      byte[] broken = bytes.clone();
      broken[bytes.length - 22 + field] ^= 0x11;
      assertThat(check("broken.zip", broken, format))
          .as("end, field " + field)
          .isInstanceOf(DeepResult.Damaged.class);
    }
    byte[] volume = bytes.clone();
    volume[bytes.length - 22 + 4] = 1;
    assertThat(Fixtures.codes(check("volume.zip", volume, format)))
        .containsExactly(DeepCode.VOLUMES);
    byte[] later = new byte[bytes.length + 100];
    System.arraycopy(bytes, 0, later, 100, bytes.length);
    DeepResult shifted = check("later.zip", later, format);
    assertThat(Fixtures.codes(shifted)).isNotEmpty();
  }

  @Test
  void sizesThatLieAreFound() throws IOException, InterruptedException {
    byte[] bytes = Fixtures.bytes("archive/plain.tar");
    Format format = Fixtures.format(Fixtures.file("archive/plain.tar"));
    for (int at = 0; at < 512; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 1;
      // The last two bytes of the checksum field are a NUL and a blank that nothing reads
      if (at != 154 && at != 155) {
        assertThat(check("flip.tar", flipped, format))
            .as("flipped at " + at)
            .isInstanceOf(DeepResult.Damaged.class);
      }
    }
  }
}
