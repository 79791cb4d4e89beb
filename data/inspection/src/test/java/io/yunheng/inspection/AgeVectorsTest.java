/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.finding.FindingCode;
import io.yunheng.inspection.context.DeepCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The vectors of the age specification's authors: which open, which do not, and why not. */
class AgeVectorsTest {
  private static final Set<FindingCode> CUT =
      Set.of(
          DeepCode.CIPHERTEXT_DAMAGED, DeepCode.CIPHERTEXT_TRUNCATED, DeepCode.CIPHERTEXT_TRAILING);

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> vectors() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Fixtures.file("age"))) {
      files = all.sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(100);
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> vector(file)));
  }

  private void vector(Path file) throws IOException, InterruptedException {
    byte[] all = Files.readAllBytes(file);
    int empty = new String(all, StandardCharsets.ISO_8859_1).indexOf("\n\n");
    Map<String, String> head = new LinkedHashMap<>();
    for (String line : new String(all, 0, empty, StandardCharsets.UTF_8).lines().toList()) {
      int colon = line.indexOf(": ");
      head.merge(
          line.substring(0, colon), line.substring(colon + 2), (one, two) -> one + "\n" + two);
    }
    byte[] rest = Arrays.copyOfRange(all, empty + 2, all.length);
    if (head.containsKey("compressed")) {
      rest = new InflaterInputStream(new ByteArrayInputStream(rest)).readAllBytes();
    }
    Path age = Fixtures.laid(folder, file.getFileName() + ".age", rest);
    Path identity =
        Fixtures.laid(
            folder,
            "identity",
            head.getOrDefault(
                    "identity",
                    "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0")
                .getBytes(StandardCharsets.UTF_8));
    EncryptionKey key =
        head.containsKey("passphrase")
            ? new EncryptionKey(
                EncryptionScheme.AGE,
                Map.of(
                    KeyPart.PASSPHRASE,
                    Fixtures.laid(
                        folder,
                        "passphrase",
                        head.getOrDefault("passphrase", "").getBytes(StandardCharsets.UTF_8))))
            : new EncryptionKey(EncryptionScheme.AGE, Map.of(KeyPart.PRIVATE_KEY, identity));
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    DeepResult result =
        Fixtures.CHECKS.check(
            age,
            Fixtures.format(age),
            Optional.of(new KeyEntry(key, List.of())),
            listed -> {},
            plain);
    String expected = head.getOrDefault("expect", "");
    Set<FindingCode> codes = Fixtures.codes(result);
    switch (expected) {
      case "success" -> assertThat(result).isInstanceOf(DeepResult.Opened.class);
      case "no match" ->
          assertThat(codes).hasSize(1).isSubsetOf(DeepCode.KEY_OR_DAMAGE, DeepCode.KEY_MISSING);
      case "HMAC failure" -> assertThat(codes).containsExactly(DeepCode.CIPHERTEXT_DAMAGED);
      case "header failure" ->
          assertThat(codes)
              .hasSize(1)
              .isSubsetOf(
                  DeepCode.CIPHERTEXT_DAMAGED,
                  DeepCode.CIPHERTEXT_TRUNCATED,
                  DeepCode.FORM_UNSUPPORTED,
                  DeepCode.KEY_WORK);
      case "payload failure", "armor failure" -> {
        assertThat(codes).hasSize(1);
        assertThat(CUT).containsAll(codes);
      }
      default -> throw new AssertionError(expected);
    }
    if (expected.equals("success")) {
      assertThat(Fixtures.sha256(plain.toByteArray())).isEqualTo(head.get("payload"));
    }
    if (file.getFileName().toString().contains("trailing_garbage_long")) {
      assertThat(codes).containsExactly(DeepCode.CIPHERTEXT_TRAILING);
    }
    if (file.getFileName().toString().equals("stream_no_final_full")) {
      assertThat(codes).containsExactly(DeepCode.CIPHERTEXT_TRUNCATED);
    }
  }
}
