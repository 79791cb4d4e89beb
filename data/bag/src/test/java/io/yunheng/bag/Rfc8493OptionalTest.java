/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import static io.yunheng.bag.BagCode.*;
import static io.yunheng.bag.SmallBag.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.finding.Findings;
import io.yunheng.finding.Place;
import io.yunheng.finding.Weight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8493, section by section: what a bag may have (2.2) and what holds of it (2.3 to 6). */
class Rfc8493OptionalTest {
  @TempDir Path folder;
  private SmallBag bag = SmallBag.empty(Path.of("target/none"));

  @BeforeEach
  void aValidBag() {
    bag = SmallBag.in(folder.resolve("bag"));
  }

  @Nested
  class Section2_2_1_TagManifest {
    private String lines() {
      return line(bag.text("bagit.txt"), "bagit.txt")
          + line(bag.text("manifest-sha256.txt"), "manifest-sha256.txt");
    }

    @Test
    void itsFilesAreChecked() throws InterruptedException {
      bag.with("tagmanifest-sha256.txt", lines());
      assertThat(bag.codes()).isEmpty();
      bag.with("bagit.txt", SmallBag.DECLARATION.replace("\n", "\r\n"));
      assertThat(bag.findings())
          .containsExactly(
              SmallBag.lineFinding(DAMAGED, "tagmanifest-sha256.txt", 1, "bagit.txt", Map.of()));
    }

    @Test
    void tagFilesNeedNotBeListed() throws InterruptedException {
      bag.with("tagmanifest-sha256.txt", lines()).with("extra/notes.bin", "x");
      assertThat(bag.codes()).isEmpty();
    }

    @Test
    void listedTagFilesHaveToBeThere() throws InterruptedException {
      bag.with("tagmanifest-sha256.txt", lines() + line("x", "extra/notes.bin"));
      assertThat(bag.codes()).containsExactly(MISSING);
    }

    @Test
    void itListsNoPayloadAndNoTagManifest() throws InterruptedException {
      bag.with(
          "tagmanifest-sha256.txt",
          lines() + line("one", "data/one.txt") + line("x", "tagmanifest-sha512.txt"));
      assertThat(bag.codes()).containsExactlyInAnyOrder(TAG_LISTS_PAYLOAD, TAG_LISTS_TAG_MANIFEST);
    }

    @Test
    void itListsEveryPayloadManifest() throws InterruptedException {
      bag.with("tagmanifest-sha256.txt", line(bag.text("bagit.txt"), "bagit.txt"));
      assertThat(bag.findings())
          .containsExactly(
              SmallBag.tagFileFinding(
                  TAG_OMITS_MANIFEST,
                  "tagmanifest-sha256.txt",
                  Map.of("manifest", "manifest-sha256.txt")));
    }
  }

  @Nested
  class Section2_2_2_Metadata {
    private BagInfo info(String text) throws InterruptedException {
      bag.with("bag-info.txt", text);
      return new BagReader(SmallBag.RULES, BagLimits.STANDARD)
          .read(bag.root(), new Findings<>(SmallBag.RULES.findings(), 9))
          .info();
    }

    @Test
    void orderAndRepetitionAreKept() throws InterruptedException {
      assertThat(info("B: 1\nA: 2\nb: 3\n").elements())
          .containsExactly(
              new BagInfo.Element("B", "1"),
              new BagInfo.Element("A", "2"),
              new BagInfo.Element("b", "3"));
      assertThat(info("B: 1\nA: 2\nb: 3\n").values("B")).containsExactly("1", "3");
    }

    @Test
    void valuesGoOnOnIndentedLines() throws InterruptedException {
      assertThat(info("A: one\n  two\r\n\tthree: 3\nB: x:y\n").elements())
          .containsExactly(
              new BagInfo.Element("A", "one\ntwo\nthree: 3"), new BagInfo.Element("B", "x:y"));
      assertThat(bag.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon\n", ": no label\n", " indented: first\n", "\n"})
    void anotherFormIsMalformed(String text) throws InterruptedException {
      bag.with("bag-info.txt", text);
      assertThat(bag.codes()).containsExactly(INFO_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A:x\n", "A : x\n", "A:  x\n"})
    void oneBlankAfterTheColonInOneOh(String text) throws InterruptedException {
      assertThat(info(text).elements()).containsExactly(new BagInfo.Element("A", "x"));
      assertThat(bag.codes()).containsExactly(INFO_SPACING);
      bag.with("bagit.txt", SmallBag.DECLARATION.replace("1.0", "0.97"));
      assertThat(bag.codes()).containsExactly(VERSION_OLD);
    }

    @Test
    void oldDraftsNameTheFileOtherwise() throws InterruptedException {
      bag.with("bagit.txt", SmallBag.DECLARATION.replace("1.0", "0.95"));
      bag.with("package-info.txt", "A: x\n");
      assertThat(info("B: y\n").values("A")).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource({
      "6.2,",
      "6.3,OXUM_WRONG",
      "7.2,OXUM_WRONG",
      "6,OXUM_MALFORMED",
      "a.b,OXUM_MALFORMED"
    })
    void theSumOfOctetsAndFiles(String oxum, @org.jspecify.annotations.Nullable BagCode code)
        throws InterruptedException {
      bag.with("bag-info.txt", "payload-oxum: " + oxum + "\n");
      assertThat(bag.codes()).isEqualTo(code == null ? java.util.Set.of() : java.util.Set.of(code));
    }

    @Test
    void theSumIsGivenOnce() throws InterruptedException {
      bag.with("bag-info.txt", "Payload-Oxum: 6.2\nPayload-Oxum: 6.2\n");
      assertThat(bag.codes()).containsExactly(OXUM_TWICE);
    }
  }

  @Nested
  class Section2_2_3_Fetch {
    @Test
    void filesToBeFetchedMakeTheBagIncompleteNotInvalid() throws InterruptedException {
      bag.without("data/one.txt")
          .with("fetch.txt", "http://127.0.0.1:9/one 3 data/one.txt\n")
          .with("bag-info.txt", "Payload-Oxum: 6.2\n");
      BagReport report = bag.validate();
      assertThat(report.counts()).containsExactly(Map.entry(TO_FETCH, 1L));
      assertThat(report.toFetch()).isEqualTo(1);
      assertThat(report.weights()).containsOnlyKeys(Weight.INCOMPLETE);
      assertThat(report.complete()).isFalse();
    }

    @Test
    void fetchedFilesAreJustFiles() throws InterruptedException {
      bag.with("fetch.txt", "http://127.0.0.1:9/one - data/one.txt\n");
      assertThat(bag.validate().valid()).isTrue();
    }

    @Test
    void linesAreTold() throws InterruptedException {
      bag.with("fetch.txt", "https://h/a%20b\t12  data/a b%25.txt\nftp://h/c - data/c\n");
      BagReader reader = new BagReader(SmallBag.RULES, BagLimits.STANDARD);
      Findings<BagCode> findings = new Findings<>(SmallBag.RULES.findings(), 9);
      List<FetchLine> lines = new java.util.ArrayList<>();
      reader.fetch(reader.read(bag.root(), findings), findings, lines::add);
      assertThat(lines)
          .containsExactly(
              new FetchLine(
                  1, 0, "https://h/a%20b", java.util.OptionalLong.of(12), "data/a b%.txt"),
              new FetchLine(2, 36, "ftp://h/c", java.util.OptionalLong.empty(), "data/c"));
    }

    @Test
    void whatIsFetchedIsListed() throws InterruptedException {
      bag.with("fetch.txt", "http://h/x - data/x\n");
      assertThat(bag.codes()).containsExactly(FETCH_UNLISTED);
    }

    @ParameterizedTest
    @CsvSource({
      "http://h/x data/x,FETCH_MALFORMED",
      "http://h/x 1.5 data/x,FETCH_MALFORMED",
      "http://h/x -,FETCH_MALFORMED",
      "http://h/x - bagit.txt,PATH_OUTSIDE_PAYLOAD",
      "http://h/x - data/../../x,PATH_CLIMBS",
      "http://h/x - /x,PATH_ABSOLUTE",
      "http://h/x - ~/x,PATH_HOME"
    })
    void wrongLines(String line, BagCode code) throws InterruptedException {
      bag.with("fetch.txt", line + "\n");
      assertThat(bag.findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.code()).isEqualTo(code);
                assertThat(finding.place())
                    .isInstanceOfSatisfying(
                        Place.Line.class,
                        place -> {
                          assertThat(place.file()).isEqualTo("fetch.txt");
                          assertThat(place.line()).isEqualTo(1);
                        });
              });
    }
  }

  @Nested
  class Section2_3_TextTagFiles {
    @Test
    void aByteOrderMarkIsRefused() throws InterruptedException {
      bag.with("manifest-sha256.txt", "\uFEFF" + bag.text("manifest-sha256.txt"));
      assertThat(bag.codes()).containsExactly(BOM);
    }

    @Test
    void otherThanUtf8IsRefusedWithItsLine() throws InterruptedException {
      byte[] bytes = bag.text("manifest-sha256.txt").getBytes(StandardCharsets.UTF_8);
      bytes[SmallBag.sha256("").length() + 4] = (byte) 0xE9;
      bag.with("manifest-sha256.txt", bytes);
      assertThat(bag.findings())
          .contains(SmallBag.lineFinding(NOT_UTF8, "manifest-sha256.txt", 1, "", Map.of()));
      assertThat(bag.codes()).containsExactlyInAnyOrder(NOT_UTF8, UNLISTED);
    }

    @Test
    void aLastLineWithoutItsEndIsNoted() throws InterruptedException {
      bag.with("manifest-sha256.txt", bag.text("manifest-sha256.txt").stripTrailing());
      assertThat(bag.codes()).containsExactly(LINE_UNENDED);
      assertThat(bag.validate().valid()).isTrue();
    }
  }

  @Nested
  class Section2_4_Digests {
    @ParameterizedTest
    @CsvSource({
      "sha256,SHA-256",
      "sha512,SHA-512",
      "sha384,SHA-384",
      "sha224,SHA-224",
      "sha1,SHA-1",
      "md5,MD5"
    })
    void knownOnesAreChecked(String name, String java) throws InterruptedException {
      bag.without("manifest-sha256.txt")
          .with(
              "manifest-" + name + ".txt",
              SmallBag.hex(java, "one")
                  + "  data/one.txt\n"
                  + SmallBag.hex(java, "two")
                  + "  data/sub/two.txt\n");
      assertThat(bag.validate().valid()).isTrue();
      bag.with("data/one.txt", "eno");
      assertThat(bag.codes()).contains(DAMAGED);
    }

    @Test
    void anUnknownOneIsNoPass() throws InterruptedException {
      bag.with("manifest-sm3.txt", bag.text("manifest-sha256.txt"));
      BagReport report = bag.validate();
      assertThat(report.counts()).containsOnlyKeys(ALGORITHM_UNKNOWN);
      assertThat(report.valid()).isFalse();
    }
  }

  @Nested
  class Section3_CompleteAndValid {
    @Test
    void aListedFileIsThere() throws InterruptedException {
      bag.without("data/one.txt");
      assertThat(bag.findings())
          .containsExactly(
              SmallBag.lineFinding(MISSING, "manifest-sha256.txt", 1, "data/one.txt", Map.of()));
    }

    @Test
    void aFileThatIsThereIsListed() throws InterruptedException {
      bag.with("data/sub/three.txt", "three");
      assertThat(bag.findings())
          .containsExactly(SmallBag.fileFinding(UNLISTED, "data/sub/three.txt", Map.of()));
    }

    @Test
    void everyFileIsInEveryManifest() throws InterruptedException {
      bag.with("manifest-sha512.txt", SmallBag.hex("SHA-512", "one") + "  data/one.txt\n");
      assertThat(bag.findings())
          .containsExactly(
              SmallBag.fileFinding(
                  NOT_IN_EVERY_MANIFEST,
                  "data/sub/two.txt",
                  Map.of("manifest", "manifest-sha512.txt")));
    }

    @Test
    void inDraftsOneManifestIsEnough() throws InterruptedException {
      bag.with("manifest-sha256.txt", SmallBag.two())
          .with("manifest-sha512.txt", SmallBag.hex("SHA-512", "one") + "  data/one.txt\n")
          .with("bagit.txt", SmallBag.DECLARATION.replace("1.0", "0.97"));
      assertThat(bag.codes()).containsExactly(VERSION_OLD);
    }

    @Test
    void everyDigestIsRight() throws InterruptedException {
      bag.with("data/one.txt", "0ne");
      BagReport report = bag.validate();
      assertThat(report.findings())
          .containsExactly(
              SmallBag.lineFinding(DAMAGED, "manifest-sha256.txt", 1, "data/one.txt", Map.of()));
    }

    @Test
    void everyManifestCounts() throws InterruptedException {
      bag.with(
          "manifest-sha512.txt",
          SmallBag.hex("SHA-512", "0ne")
              + "  data/one.txt\n"
              + SmallBag.hex("SHA-512", "two")
              + "  data/sub/two.txt\n");
      assertThat(bag.findings())
          .containsExactly(
              SmallBag.lineFinding(DAMAGED, "manifest-sha512.txt", 1, "data/one.txt", Map.of()));
    }

    @Test
    void completeIsNotValid() throws InterruptedException {
      bag.with("data/one.txt", "0ne");
      BagReport report = SmallBag.validator(bag.root(), BagLimits.STANDARD).complete(bag.root());
      assertThat(report.complete()).isTrue();
      assertThat(report.valid()).isFalse();
    }
  }

  @Nested
  class Section5_1_LeavingTheBag {
    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException, InterruptedException {
      Path secret = Files.writeString(folder.resolve("secret"), "secret");
      Files.createSymbolicLink(bag.root().resolve("data/link"), secret);
      bag.listing(line("secret", "data/link"));
      assertThat(bag.findings())
          .containsExactly(SmallBag.fileFinding(LINK_OUTSIDE, "data/link", Map.of()));
    }

    @Test
    void aLinkThatLeadsNowhereIsNone() throws IOException, InterruptedException {
      Files.createSymbolicLink(bag.root().resolve("data/link"), Path.of("nothing"));
      bag.listing(line("secret", "data/link"));
      assertThat(bag.codes()).containsExactly(LINK_OUTSIDE);
    }

    @Test
    void aLinkInTheBagIsTheFile() throws IOException, InterruptedException {
      Files.createSymbolicLink(bag.root().resolve("data/link"), Path.of("one.txt"));
      bag.listing(line("one", "data/link"));
      assertThat(bag.validate().valid()).isTrue();
    }

    @Test
    void aLinkToAFolderIsNotFollowed() throws IOException, InterruptedException {
      Files.createSymbolicLink(bag.root().resolve("data/sub/loop"), Path.of(".."));
      assertThat(bag.codes()).containsExactlyInAnyOrder(LINK_FOLDER, UNLISTED);
    }

    @Test
    void aManifestIsNoLink() throws IOException, InterruptedException {
      Path outside = folder.resolve("manifest");
      Files.move(bag.root().resolve("manifest-sha256.txt"), outside);
      Files.createSymbolicLink(bag.root().resolve("manifest-sha256.txt"), outside);
      assertThat(bag.codes()).contains(TAG_FILE_IRREGULAR);
    }

    @Test
    void thePayloadFolderIsNoLink() throws IOException, InterruptedException {
      Path outside = folder.resolve("outside");
      Files.move(bag.root().resolve("data"), outside);
      Files.createSymbolicLink(bag.root().resolve("data"), outside);
      assertThat(bag.codes()).contains(PAYLOAD_FOLDER_MISSING);
    }
  }

  @Nested
  class Section6_1_Names {
    @Test
    void namesThatDifferOnlyInCaseAreNoted() throws InterruptedException {
      bag.with("data/ONE.txt", "three").listing(line("three", "data/ONE.txt"));
      BagReport report = bag.validate();
      assertThat(report.counts()).containsOnlyKeys(NAMES_ALIKE);
      assertThat(report.valid()).isTrue();
    }

    @Test
    void namesThatDifferOnlyInHowTheyAreComposed() throws InterruptedException {
      bag.with("data/caf\u00e9", "three").listing(line("three", "data/cafe\u0301"));
      assertThat(bag.codes()).containsExactlyInAnyOrder(MISSING, UNLISTED, NAMES_ALIKE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NUL", "con.txt", "sub/lpt1", "Aux/x"})
    void namesOfDevicesAreNoted(String name) throws InterruptedException {
      bag.with("data/" + name, "three").listing(line("three", "data/" + name));
      BagReport report = bag.validate();
      assertThat(report.counts()).containsOnlyKeys(PATH_DEVICE);
      assertThat(report.valid()).isTrue();
    }
  }
}
