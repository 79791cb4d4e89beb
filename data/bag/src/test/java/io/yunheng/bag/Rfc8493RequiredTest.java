/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import static io.yunheng.bag.BagCode.*;
import static io.yunheng.bag.SmallBag.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8493, section by section: what a bag has to have (2.1). */
class Rfc8493RequiredTest {
  @TempDir Path folder;
  private SmallBag bag = SmallBag.empty(Path.of("target/none"));

  @BeforeEach
  void aValidBag() {
    bag = SmallBag.in(folder.resolve("bag"));
  }

  @Nested
  class Section2_1_1_Declaration {
    @Test
    void theExactFormIsValid() throws InterruptedException {
      BagReport report = bag.validate();
      assertThat(report.findings()).isEmpty();
      assertThat(report.valid()).isTrue();
      assertThat(report.bag().version()).contains("1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n"})
    void everyLineEndIsRead(String end) throws InterruptedException {
      bag.with("bagit.txt", SmallBag.DECLARATION.replace("\n", end));
      assertThat(bag.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "BagIt-Version: 1.0\n",
          "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n",
          "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: of it\n",
          "BagIt-Version: 1.0\n\nTag-File-Character-Encoding: UTF-8\n",
          "BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n",
          "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n",
          "bagit-version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
          "BagIt-Version: 1\nTag-File-Character-Encoding: UTF-8\n",
          "BagIt-Version: one\nTag-File-Character-Encoding: UTF-8\n"
        })
    void anotherFormIsMalformed(String declaration) throws InterruptedException {
      bag.with("bagit.txt", declaration);
      assertThat(bag.codes()).contains(DECLARATION_MALFORMED);
      assertThat(bag.validate().valid()).isFalse();
    }

    @Test
    void aByteOrderMarkIsRefused() throws InterruptedException {
      bag.with("bagit.txt", "\uFEFF" + SmallBag.DECLARATION);
      assertThat(bag.codes()).containsExactly(DECLARATION_BOM);
    }

    @Test
    void otherThanUtf8IsMalformed() throws InterruptedException {
      bag.with("bagit.txt", SmallBag.DECLARATION.getBytes(StandardCharsets.UTF_16));
      assertThat(bag.codes()).containsExactly(DECLARATION_MALFORMED);
    }

    @Test
    void aLongFileIsMalformedAndNotHeld() throws InterruptedException {
      bag.with("bagit.txt", SmallBag.DECLARATION + " ".repeat(1 << 20));
      assertThat(bag.codes()).containsExactly(DECLARATION_MALFORMED);
    }

    @Test
    void withoutItThereIsNoBag() throws InterruptedException {
      bag.without("bagit.txt");
      assertThat(bag.codes()).containsExactly(DECLARATION_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.93", "0.94", "0.95", "0.96", "0.97"})
    void draftsAreReadWithANote(String version) throws InterruptedException {
      bag.with("bagit.txt", SmallBag.DECLARATION.replace("1.0", version));
      BagReport report = bag.validate();
      assertThat(report.counts()).containsOnlyKeys(VERSION_OLD);
      assertThat(report.valid()).isTrue();
    }

    @Test
    void draftsAreFreerWithBlanks() throws InterruptedException {
      bag.with("bagit.txt", "BagIt-Version :  0.97\nTag-File-Character-Encoding:UTF-8\n\n");
      assertThat(bag.codes()).containsExactly(VERSION_OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.92", "1.1", "2.0", "10.0"})
    void otherVersionsAreUnknown(String version) throws InterruptedException {
      bag.with("bagit.txt", SmallBag.DECLARATION.replace("1.0", version));
      assertThat(bag.codes()).contains(VERSION_UNKNOWN);
      assertThat(bag.validate().valid()).isFalse();
    }

    @Test
    void anotherEncodingIsNoPass() throws InterruptedException {
      bag.with("bagit.txt", SmallBag.DECLARATION.replace("UTF-8", "ISO-8859-1"));
      BagReport report = bag.validate();
      assertThat(report.counts()).containsOnlyKeys(ENCODING_OTHER);
      assertThat(report.valid()).isFalse();
    }
  }

  @Nested
  class Section2_1_2_PayloadFolder {
    @Test
    void itHasToBeThere() throws IOException, InterruptedException {
      SmallBag none = SmallBag.empty(folder.resolve("none"));
      assertThat(none.codes()).isEmpty();
      Files.delete(none.root().resolve("data"));
      assertThat(none.codes()).containsExactly(PAYLOAD_FOLDER_MISSING);
    }

    @Test
    void aFileOfItsNameIsNone() throws InterruptedException {
      SmallBag none = SmallBag.empty(folder.resolve("none")).without("data").with("data", "");
      assertThat(none.codes()).contains(PAYLOAD_FOLDER_MISSING);
    }

    @Test
    void emptyFoldersDoNotCount() throws IOException, InterruptedException {
      Files.createDirectories(bag.root().resolve("data/empty/too"));
      assertThat(bag.codes()).isEmpty();
    }
  }

  @Nested
  class Section2_1_3_PayloadManifest {
    @Test
    void thereHasToBeOne() throws InterruptedException {
      bag.without("manifest-sha256.txt");
      assertThat(bag.codes()).contains(MANIFEST_MISSING, UNLISTED);
    }

    @Test
    void digestsMayBeInEitherCase() throws InterruptedException {
      bag.with(
          "manifest-sha256.txt",
          SmallBag.sha256("one").toUpperCase(java.util.Locale.ROOT)
              + " data/one.txt\n"
              + SmallBag.two());
      assertThat(bag.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "  ", " \t ", "                    "})
    void blanksAndTabsSeparate(String blanks) throws InterruptedException {
      bag.with("manifest-sha256.txt", bag.text("manifest-sha256.txt").replace("  ", blanks));
      assertThat(bag.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void everyLineEndIsRead(String end) throws InterruptedException {
      bag.with("manifest-sha256.txt", bag.text("manifest-sha256.txt").replace("\n", end));
      assertThat(bag.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "data/three.txt\n",
          "\n",
          "   \n",
          "ab12\n",
          "ab12 \n",
          " ab12  data/three.txt\n",
          "xyz0  data/three.txt\n",
          "\\ab12  data/three.txt\n"
        })
    void anotherFormIsMalformedAndToldWithItsLine(String line) throws InterruptedException {
      bag.listing(line);
      assertThat(bag.findings())
          .containsExactly(
              SmallBag.lineFinding(LINE_MALFORMED, "manifest-sha256.txt", 3, "", Map.of()));
    }

    @Test
    void aDigestHasItsLength() throws InterruptedException {
      bag.with("manifest-sha256.txt", "abcd  data/one.txt\n" + SmallBag.two());
      assertThat(bag.codes()).containsExactlyInAnyOrder(DIGEST_FORM, UNLISTED);
    }

    @Test
    void anAsteriskOfOldToolsIsPassedOver() throws InterruptedException {
      bag.with("manifest-sha256.txt", bag.text("manifest-sha256.txt").replace("  ", " *"));
      BagReport report = bag.validate();
      assertThat(report.counts()).containsExactly(Map.entry(ASTERISK, 2L));
      assertThat(report.valid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "one.txt,PATH_OUTSIDE_PAYLOAD",
      "bagit.txt,PATH_OUTSIDE_PAYLOAD",
      "DATA/x,PATH_OUTSIDE_PAYLOAD",
      "data,PATH_OUTSIDE_PAYLOAD",
      "data/../../x,PATH_CLIMBS",
      "data/sub/..,PATH_CLIMBS",
      "../x,PATH_CLIMBS",
      "/etc/passwd,PATH_ABSOLUTE",
      "C:/x,PATH_ABSOLUTE",
      "c:x,PATH_ABSOLUTE",
      "~/x,PATH_HOME",
      "~root/x,PATH_HOME",
      "data/~/x,PATH_HOME",
      "data\\x,PATH_BACKSLASH",
      "data/..\\x,PATH_BACKSLASH",
      "\\\\host\\x,PATH_BACKSLASH",
      "data//x,PATH_UNCLEAN",
      "data/./x,PATH_UNCLEAN",
      "data/,PATH_UNCLEAN",
      "data/sub/,PATH_UNCLEAN"
    })
    void pathsThatNoListMayHave(String path, BagCode code) throws InterruptedException {
      bag.listing(line("x", path));
      assertThat(bag.findings())
          .containsExactly(SmallBag.lineFinding(code, "manifest-sha256.txt", 3, path, Map.of()));
      assertThat(bag.validate().valid()).isFalse();
    }

    @Test
    void noPathHasANul() throws InterruptedException {
      bag.listing(line("x", "data/x\0y"));
      assertThat(bag.codes()).containsExactly(PATH_UNUSABLE);
    }

    @Test
    void encodedClimbingIsSeenToo() throws InterruptedException {
      bag.listing(line("x", "data/a%0A/../../x"));
      assertThat(bag.codes()).containsExactly(PATH_CLIMBS);
    }

    @Test
    void aFolderCannotBeListed() throws InterruptedException {
      bag.listing(line("", "data/sub"));
      assertThat(bag.codes()).containsExactly(MISSING);
    }

    @Test
    void onlyThreeCharactersAreEncoded() {
      assertThat(BagPath.encode("data/a\nb\rc%d e?中")).isEqualTo("data/a%0Ab%0Dc%25d e?中");
      assertThat(BagPath.decode("data/a%0ab%0Dc%25d%20e%2fg%"))
          .isEqualTo("data/a\nb\rc%d%20e%2fg%");
      assertThat(BagPath.decode("%250A")).isEqualTo("%0A");
    }

    @Test
    void encodedPathsMeanTheFile() throws InterruptedException {
      bag.with("data/a\nb\r%41.txt", "three").listing(line("three", "data/a%0Ab%0d%2541.txt"));
      assertThat(bag.codes()).isEmpty();
    }

    @Test
    void aPercentSignThatWasNotEncodedStandsForItself() throws InterruptedException {
      bag.with("data/50% off", "three").listing(line("three", "data/50% off"));
      assertThat(bag.codes()).isEmpty();
    }

    @Test
    void namesInAllScriptsAndWithBlanks() throws InterruptedException {
      bag.with("data/客户 数据/表 一.txt", "three").listing(line("three", "data/客户 数据/表 一.txt"));
      assertThat(bag.codes()).isEmpty();
    }

    @Test
    void aLineComesOnce() throws InterruptedException {
      bag.listing(SmallBag.two());
      assertThat(bag.findings())
          .containsExactly(
              SmallBag.lineFinding(
                  LINE_TWICE, "manifest-sha256.txt", 3, "data/sub/two.txt", Map.of()));
    }

    @Test
    void aPathComesOnce() throws InterruptedException {
      bag.listing(line("other", "data/one.txt"));
      assertThat(bag.findings())
          .containsExactly(
              SmallBag.lineFinding(PATH_TWICE, "manifest-sha256.txt", 3, "data/one.txt", Map.of()));
    }

    @Test
    void aLeadingDotIsTakenOff() throws InterruptedException {
      bag.with("manifest-sha256.txt", bag.text("manifest-sha256.txt").replace("data", "./data"));
      BagReport report = bag.validate();
      assertThat(report.counts()).containsOnlyKeys(PATH_DOTTED);
      assertThat(report.valid()).isTrue();
    }

    @Test
    void oneManifestForADigest() throws InterruptedException {
      bag.with("manifest-SHA-256.txt", bag.text("manifest-sha256.txt"));
      assertThat(bag.codes()).containsExactlyInAnyOrder(MANIFEST_NAME, MANIFEST_TWICE);
    }
  }
}
