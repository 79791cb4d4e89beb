/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.content.Format;
import io.yunheng.content.Formats;
import io.yunheng.fault.Language;
import io.yunheng.finding.Finding;
import io.yunheng.finding.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Files made by other programs, and short words for checking them. */
final class Fixtures {
  static final InspectionLimits LIMITS =
      new InspectionLimits(200, 1L << 28, 10_000, 5, Duration.ofMinutes(2), 1 << 26, 1 << 22, 50);
  static final DeepChecks CHECKS = DeepChecks.shipped(LIMITS, QemuImg.none());
  static final InspectionRules RULES = CHECKS.rules();
  static final Formats FORMATS = Formats.shipped();
  static final String PLAIN = "2662433e3784ccf1617cf174ff1dc1a3c9d33fdf9543e88ad3c18d21b86fef49";
  static final String PLAIN_SM3 =
      "454c2938ad2ca66d7ad3fbbc039ae3f4b08ec9ec4e6383997436a8be71af2c87";

  private Fixtures() {}

  static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Fixtures.class.getResource("/deep/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fixture that is kept packed, laid down in a folder. */
  static Path unpacked(String name, Path folder) {
    Path to = folder.resolve(Path.of(name).getFileName().toString().replace(".gz", ""));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file(name)))) {
      Files.copy(in, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to;
  }

  static Path laid(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KeyEntry key(EncryptionScheme method, Map<KeyPart, Path> files) {
    return new KeyEntry(
        new EncryptionKey(method, files),
        List.of(new KeyEntry.Expected(KeyEntry.Algorithm.SHA_256, PLAIN)));
  }

  static Format format(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return FORMATS.of(
          String.valueOf(file.getFileName()), MemorySegment.ofArray(in.readNBytes(Formats.HEAD)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DeepResult check(Path file) throws InterruptedException {
    return CHECKS.check(file, format(file), Optional.empty());
  }

  static DeepResult check(Path file, KeyEntry key) throws InterruptedException {
    return CHECKS.check(file, format(file), Optional.of(key));
  }

  static Set<FindingCode> codes(DeepResult result) {
    return result.findings().stream().map(Finding::code).collect(Collectors.toSet());
  }

  /** All words about a result, in both languages. */
  static String words(DeepResult result) {
    return result.findings().stream()
        .map(
            finding ->
                finding
                    + RULES.what(finding, Language.ZH)
                    + RULES.cure(finding, Language.ZH)
                    + RULES.what(finding, Language.EN)
                    + RULES.cure(finding, Language.EN))
        .collect(Collectors.joining("\n"));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
