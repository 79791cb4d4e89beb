/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.finding.Finding;
import io.yunheng.fixity.Algorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BagWriterTest {
  static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final List<Algorithm> BOTH = List.of(Algorithm.SHA_256, Algorithm.SHA_512);

  @TempDir Path folder;

  private BagWriter begin(Path root) {
    return BagWriter.begin(root, SmallBag.RULES, BOTH);
  }

  static void put(Path root, PayloadSink sink, String path, String content) throws IOException {
    Path file = root.resolve(path);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, content);
    Map<String, String> digests = new HashMap<>();
    digests.put("sha256", SmallBag.hex("SHA-256", content));
    digests.put("sha512", SmallBag.hex("SHA-512", content));
    sink.file(path, content.getBytes(StandardCharsets.UTF_8).length, digests);
  }

  private Path written() {
    Path root = folder.resolve("bag");
    BagWriter writer = begin(root);
    Oxum oxum =
        writer.payload(
            sink -> {
              put(root, sink, "data/b.txt", "b");
              put(root, sink, "data/客户/100%\n.txt", "数据");
            });
    assertThat(oxum).isEqualTo(new Oxum(7, 2));
    writer.tagFile("handover/sm3.txt", out -> out.write(new byte[] {'x', '\n'}));
    writer.finish(
        new BagInfo(
            List.of(
                new BagInfo.Element("Source-Organization", "甲公司"),
                new BagInfo.Element("Note", "one"),
                new BagInfo.Element("Note", "two\nlines: 2"))),
        DAY);
    return root;
  }

  @Test
  void whatIsWrittenIsValid() throws InterruptedException {
    Path root = written();
    BagReport report = SmallBag.validator(root, BagLimits.STANDARD).validate(root);
    assertThat(report.findings()).isEmpty();
    assertThat(report.valid()).isTrue();
    assertThat(report.found()).contains(new Oxum(7, 2));
    assertThat(report.bag().info().elements())
        .containsExactly(
            new BagInfo.Element("Source-Organization", "甲公司"),
            new BagInfo.Element("Note", "one"),
            new BagInfo.Element("Note", "two\nlines: 2"),
            new BagInfo.Element("Bagging-Date", "2026-11-21"),
            new BagInfo.Element("Payload-Oxum", "7.2"));
  }

  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    Path root = written();
    assertThat(Files.readString(root.resolve("bagit.txt")))
        .isEqualTo("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    assertThat(Files.readString(root.resolve("manifest-sha256.txt")))
        .isEqualTo(SmallBag.line("b", "data/b.txt") + SmallBag.line("数据", "data/客户/100%25%0A.txt"));
    assertThat(Files.readString(root.resolve("bag-info.txt")))
        .isEqualTo(
            """
            Source-Organization: 甲公司
            Note: one
            Note: two
              lines: 2
            Bagging-Date: 2026-11-21
            Payload-Oxum: 7.2
            """);
    assertThat(Files.readAllLines(root.resolve("tagmanifest-sha512.txt")))
        .extracting(line -> line.substring(130))
        .containsExactly(
            "bag-info.txt",
            "bagit.txt",
            "handover/sm3.txt",
            "manifest-sha256.txt",
            "manifest-sha512.txt");
  }

  @Test
  void changedTagFilesOfOursAreSeen() throws IOException, InterruptedException {
    Path root = written();
    Files.writeString(root.resolve("handover/sm3.txt"), "y\n");
    BagReport report = SmallBag.validator(root, BagLimits.STANDARD).validate(root);
    assertThat(report.counts()).containsExactly(Map.entry(BagCode.DAMAGED, 2L));
  }

  @Test
  void anEmptyPayloadIsABag() throws InterruptedException {
    Path root = folder.resolve("bag");
    BagWriter writer = begin(root);
    writer.payload(_ -> {});
    writer.finish(BagInfo.NONE, DAY);
    assertThat(SmallBag.validator(root, BagLimits.STANDARD).validate(root).valid()).isTrue();
  }

  @Test
  void whatWasCutOffIsNoBagAndCanBeBegunAgain() throws IOException, InterruptedException {
    Path root = folder.resolve("bag");
    BagWriter cut = begin(root);
    cut.payload(sink -> put(root, sink, "data/a", "a"));
    BagReport report = SmallBag.validator(root, BagLimits.STANDARD).validate(root);
    assertThat(report.counts()).containsOnlyKeys(BagCode.DECLARATION_MISSING);

    BagWriter failing = BagWriter.begin(root, SmallBag.RULES, List.of(Algorithm.SHA_256));
    assertThat(root.resolve("manifest-sha512.txt")).doesNotExist();
    assertThatThrownBy(
            () ->
                failing.payload(
                    sink -> {
                      put(root, sink, "data/b", "b");
                      throw new UncheckedIOException(new IOException("cut off"));
                    }))
        .isInstanceOf(FaultException.class);
    assertThat(root.resolve("manifest-sha256.txt")).doesNotExist();

    BagWriter again = begin(root);
    again.payload(
        sink -> {
          put(root, sink, "data/a", "a");
          put(root, sink, "data/b", "b");
        });
    again.finish(BagInfo.NONE, DAY);
    assertThat(SmallBag.validator(root, BagLimits.STANDARD).validate(root).valid()).isTrue();
  }

  @Test
  void aBagIsNotWrittenOver() {
    Path root = written();
    assertThatThrownBy(() -> begin(root))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.OUTPUT_EXISTS));
  }

  @Test
  void noManifestIsWrittenThatOthersRefuse() {
    assertThatThrownBy(
            () -> BagWriter.begin(folder.resolve("bag"), SmallBag.RULES, List.of(Algorithm.SM3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "x,path-outside-payload",
    "data/../x,path-climbs",
    "data//x,path-unclean",
    "data/x/,path-unclean",
    "data/a\\b,path-backslash",
    "data/~/x,path-home"
  })
  void pathsThatNoBagCanHold(String path, String reason) {
    BagWriter writer = begin(folder.resolve("bag"));
    String digest = SmallBag.hex("SHA-512", "");
    Map<String, String> digests = Map.of("sha256", SmallBag.sha256(""), "sha512", digest);
    assertThatThrownBy(() -> writer.payload(sink -> sink.file(path, 0, digests)))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              assertThat(e.fault().code()).isEqualTo(FaultCode.BAG_PATH_INVALID);
              assertThat(e.fault().details()).containsEntry("reason", reason);
            });
  }

  @Test
  void halfACharacterIsNoPath() {
    assertThat(BagPath.problem("data/\uD800")).contains(BagCode.PATH_UNUSABLE);
  }

  @ParameterizedTest
  @CsvSource({"bagit.txt", "bag-info.txt", "manifest-sm3.txt", "data/x", "data", "*x", "../x"})
  void pathsThatTagFilesCannotHave(String path) {
    BagWriter writer = begin(folder.resolve("bag"));
    assertThatThrownBy(() -> writer.tagFile(path, out -> out.write('x')))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.BAG_PATH_INVALID));
  }

  @ParameterizedTest
  @CsvSource(
      value = {"A:B;x", "'';x", "' A';x", "A;' x'", "A;''", "payload-oxum;1.1", "Bagging-Date;x"},
      delimiter = ';')
  void metadataThatWouldNotComeBack(String label, String value) {
    BagWriter writer = begin(folder.resolve("bag"));
    writer.payload(_ -> {});
    BagInfo info = new BagInfo(List.of(new BagInfo.Element(label, value)));
    assertThatThrownBy(() -> writer.finish(info, DAY))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.BAG_LABEL_INVALID));
    assertThat(folder.resolve("bag/bagit.txt")).doesNotExist();
  }

  @Test
  void everyFindingHasItsWords() {
    Finding finding =
        SmallBag.lineFinding(BagCode.PATH_CLIMBS, "manifest-sha256.txt", 7, "data/../x", Map.of());
    assertThat(SmallBag.RULES.findings().what(finding, Language.EN))
        .isEqualTo("manifest-sha256.txt:7: the path contains \"..\": data/../x");
    for (BagCode code : BagCode.values()) {
      Finding any =
          SmallBag.lineFinding(
              code,
              "f",
              1,
              "p",
              Map.of(
                  "version",
                  "v",
                  "encoding",
                  "e",
                  "algorithm",
                  "a",
                  "manifest",
                  "m",
                  "other",
                  "o",
                  "reason",
                  "r",
                  "stated",
                  "s",
                  "found",
                  "f"));
      for (Language language : Language.values()) {
        assertThat(SmallBag.RULES.findings().what(any, language))
            .isNotBlank()
            .doesNotContain("?", "{");
        assertThat(SmallBag.RULES.findings().cure(any, language)).isNotBlank().doesNotContain("{");
      }
    }
  }
}
