/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.content.Format;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives, disk images and dumps by other programs, and hostile ones made here. */
class OpeningTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"plain.zip", "plain.tar", "plain.tar.gz", "plain.tar.xz", "plain.tar.bz2"})
  void archivesAreReadToTheirEndAndEveryCutIsFound(String name) throws InterruptedException {
    DeepResult whole = Fixtures.check(Fixtures.file("archive/" + name));
    assertThat(whole).as(whole.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(whole.counts())
        .containsEntry(ContentCount.FILES, 2L)
        .containsEntry(ContentCount.FOLDERS, 2L);
    byte[] bytes = Fixtures.bytes("archive/" + name);
    Format format = Fixtures.format(Fixtures.file("archive/" + name));
    int step = name.equals("plain.tar") ? 97 : 1;
    int most = name.equals("plain.tar") ? 3500 : bytes.length;
    for (int length = 600; length < most; length += step) {
      DeepResult cut =
          Fixtures.CHECKS.check(
              Fixtures.laid(folder, "cut", Arrays.copyOf(bytes, length)), format, Optional.empty());
      assertThat(cut).as(name + " cut to " + length).isInstanceOf(DeepResult.Damaged.class);
    }
  }

  @Test
  void whatNoLibraryReadsIsNotPassed() throws InterruptedException {
    DeepResult zstd = Fixtures.check(Fixtures.file("archive/plain.tar.zst"));
    assertThat(zstd).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(zstd)).containsExactly(DeepCode.NO_LIBRARY);
    DeepResult stream = Fixtures.check(Fixtures.file("archive/stream.zip"));
    assertThat(stream).as(stream.findings().toString()).isInstanceOf(DeepResult.Opened.class);
  }

  @Test
  void encryptedZipsAskForTheirPassphrase() throws IOException, InterruptedException {
    DeepResult none = Fixtures.check(Fixtures.file("archive/traditional.zip"));
    assertThat(none).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(none)).containsExactly(DeepCode.ENTRY_ENCRYPTED);
    Path right = Fixtures.file("passphrase.txt");
    DeepResult opened =
        Fixtures.check(
            Fixtures.file("archive/traditional.zip"),
            Fixtures.key(EncryptionScheme.ZIP, Map.of(KeyPart.PASSPHRASE, right)));
    assertThat(opened).as(opened.findings().toString()).isInstanceOf(DeepResult.Opened.class);

    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (var zip =
        new net.lingala.zip4j.io.outputstream.ZipOutputStream(
            made, "correct horse".toCharArray())) {
      ZipParameters parameters = new ZipParameters();
      parameters.setFileNameInZip("plain.txt");
      parameters.setEncryptFiles(true);
      parameters.setEncryptionMethod(EncryptionMethod.AES);
      zip.putNextEntry(parameters);
      zip.write(Fixtures.bytes("plain.txt"));
      zip.closeEntry();
    }
    KeyEntry key = Fixtures.key(EncryptionScheme.ZIP, Map.of(KeyPart.PASSPHRASE, right));
    byte[] aes = made.toByteArray();
    DeepResult plain = Fixtures.check(Fixtures.laid(folder, "aes.zip", aes), key);
    assertThat(plain).as(plain.findings().toString()).isInstanceOf(DeepResult.Opened.class);
    assertThat(Fixtures.codes(plain)).isEmpty();
    DeepResult wrong =
        Fixtures.check(
            folder.resolve("aes.zip"),
            Fixtures.key(
                EncryptionScheme.ZIP,
                Map.of(KeyPart.PASSPHRASE, Fixtures.file("wrong-passphrase.txt"))));
    assertThat(Fixtures.codes(wrong)).contains(DeepCode.KEY_OR_DAMAGE);
    byte[] flipped = aes.clone();
    flipped[100] ^= 1;
    DeepResult damaged = Fixtures.check(Fixtures.laid(folder, "aes2.zip", flipped), key);
    assertThat(Fixtures.codes(damaged)).contains(DeepCode.CIPHERTEXT_DAMAGED);
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(made)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    }
    return made.toByteArray();
  }

  @Test
  void hostileArchivesAreNamed() throws IOException, InterruptedException {
    byte[] one = "one".getBytes(StandardCharsets.UTF_8);
    DeepResult names =
        Fixtures.check(
            Fixtures.laid(
                folder,
                "n.zip",
                zip("../up", one, "/etc/x", one, "a\\b", one, "./d", one, "d", one)));
    assertThat(Fixtures.codes(names))
        .containsExactlyInAnyOrder(
            DeepCode.NAME_CLIMBS,
            DeepCode.NAME_ABSOLUTE,
            DeepCode.NAME_BACKSLASH,
            DeepCode.NAME_TWICE);
    DeepResult bomb =
        Fixtures.check(Fixtures.laid(folder, "b.zip", zip("zeros", new byte[8 << 20])));
    assertThat(bomb).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(bomb)).containsExactly(DeepCode.LIMIT_RATIO);

    byte[] nested = zip("deep", one);
    for (int i = 0; i < 8; i++) {
      nested = zip("inner.zip", nested);
    }
    DeepResult deep = Fixtures.check(Fixtures.laid(folder, "d.zip", nested));
    assertThat(Fixtures.codes(deep)).containsExactly(DeepCode.LIMIT_DEPTH);

    byte[] plain = zip("a", one, "b", one);
    byte[] after = Arrays.copyOf(plain, plain.length + 5);
    assertThat(Fixtures.codes(Fixtures.check(Fixtures.laid(folder, "a.zip", after))))
        .containsExactly(DeepCode.DATA_AFTER_END);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(one);
    }
    gzip.write('x');
    assertThat(Fixtures.codes(Fixtures.check(Fixtures.laid(folder, "a.gz", gzip.toByteArray()))))
        .containsExactly(DeepCode.DATA_AFTER_END);
    byte[] overlapping = plain.clone();
    int second = new String(plain, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    Arrays.fill(overlapping, second + 42, second + 46, (byte) 0);
    assertThat(Fixtures.codes(Fixtures.check(Fixtures.laid(folder, "o.zip", overlapping))))
        .containsExactly(DeepCode.ENTRIES_OVERLAP);
  }

  @Test
  void imagesThatNeedAnotherFileAreIncomplete() throws InterruptedException {
    assertThat(Fixtures.codes(Fixtures.check(Fixtures.unpacked("disk/overlay.qcow2.gz", folder))))
        .containsExactly(DeepCode.BACKING_FILE);
    assertThat(Fixtures.codes(Fixtures.check(Fixtures.unpacked("disk/external.qcow2.gz", folder))))
        .contains(DeepCode.EXTERNAL_DATA);
    assertThat(Fixtures.codes(Fixtures.check(Fixtures.file("disk/flat.vmdk"))))
        .containsExactly(DeepCode.EXTERNAL_DATA);
    DeepResult plain = Fixtures.check(Fixtures.unpacked("disk/plain.qcow2.gz", folder));
    assertThat(plain).isInstanceOf(DeepResult.NotChecked.class);
    assertThat(Fixtures.codes(plain)).containsExactly(DeepCode.TOOL_MISSING);
  }

  @Test
  void dumpsAreCountedAndTheirEndIsAskedFor() throws InterruptedException {
    for (String name : new String[] {"postgresql.sql", "mariadb.sql"}) {
      DeepResult whole = Fixtures.check(Fixtures.file("dump/" + name));
      assertThat(whole).as(whole.findings().toString()).isInstanceOf(DeepResult.Opened.class);
      byte[] bytes = Fixtures.bytes("dump/" + name);
      Path cut = Fixtures.laid(folder, name, Arrays.copyOf(bytes, bytes.length / 2));
      assertThat(Fixtures.codes(Fixtures.check(cut))).containsExactly(DeepCode.DUMP_UNFINISHED);
    }
    for (String name : new String[] {"postgresql.dump", "postgresql-plain.dump"}) {
      DeepResult whole = Fixtures.check(Fixtures.file("dump/" + name));
      assertThat(whole).as(whole.findings().toString()).isInstanceOf(DeepResult.Opened.class);
      assertThat(whole.counts())
          .containsEntry(ContentCount.TABLES, 2L)
          .containsEntry(ContentCount.ROWS, 252L)
          .containsEntry(ContentCount.LARGE_OBJECTS, 1L);
      byte[] bytes = Fixtures.bytes("dump/" + name);
      Format format = Fixtures.format(Fixtures.file("dump/" + name));
      for (int length = 0; length < bytes.length; length += 7) {
        Path cut = Fixtures.laid(folder, name, Arrays.copyOf(bytes, length));
        assertThat(Fixtures.CHECKS.check(cut, format, Optional.empty()))
            .isInstanceOf(DeepResult.Damaged.class);
      }
    }
  }
}
