/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.loc.repository.bagit.creator.BagCreator;
import gov.loc.repository.bagit.domain.Metadata;
import gov.loc.repository.bagit.hash.StandardSupportedAlgorithms;
import gov.loc.repository.bagit.verify.BagVerifier;
import io.yunheng.finding.Weight;
import io.yunheng.fixity.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agrees with bagit-java of the Library of Congress. */
class BagitJavaTest {
  @TempDir Path folder;

  private static void theirs(Path root) throws Exception {
    try (BagVerifier verifier = new BagVerifier()) {
      verifier.isValid(new gov.loc.repository.bagit.reader.BagReader().read(root), false);
    }
  }

  private static BagReport ours(Path root) throws InterruptedException {
    return SmallBag.validator(root, BagLimits.STANDARD).validate(root);
  }

  @Test
  void acceptsWhatWeWrite() throws Exception {
    Path root = folder.resolve("bag");
    BagWriter writer =
        BagWriter.begin(root, SmallBag.RULES, List.of(Algorithm.SHA_256, Algorithm.SHA_512));
    writer.payload(
        sink -> {
          BagWriterTest.put(root, sink, "data/a.txt", "a");
          BagWriterTest.put(root, sink, "data/.hidden/客户 数据", "b");
          BagWriterTest.put(root, sink, "data/line\nfeed\r", "c");
        });
    writer.tagFile("handover/sm3.txt", out -> out.write('x'));
    writer.finish(
        new BagInfo(
            List.of(
                new BagInfo.Element("Note", "one\ntwo: 2"), new BagInfo.Element("Note", "three"))),
        BagWriterTest.DAY);
    theirs(root);
    BagVerifier.quicklyVerify(new gov.loc.repository.bagit.reader.BagReader().read(root));
    assertThat(ours(root).valid()).isTrue();
  }

  @Test
  void isAcceptedByUs() throws Exception {
    Path root = folder.resolve("bag");
    Files.createDirectories(root.resolve("sub"));
    Files.writeString(root.resolve("a.txt"), "a");
    Files.writeString(root.resolve(".hidden"), "b");
    Files.writeString(root.resolve("sub/line\nfeed 数据"), "c");
    Files.writeString(root.resolve("sub/50% off"), "d");
    Metadata metadata = new Metadata();
    metadata.add("Contact-Name", "A");
    metadata.add("Contact-Name", "B");
    BagCreator.bagInPlace(
        root,
        Set.of(
            StandardSupportedAlgorithms.SHA256,
            StandardSupportedAlgorithms.SHA512,
            StandardSupportedAlgorithms.MD5),
        true,
        metadata);
    theirs(root);
    BagReport report = ours(root);
    assertThat(report.counts()).containsOnlyKeys(BagCode.ALGORITHM_WEAK);
    assertThat(report.valid()).isTrue();
    assertThat(report.bag().info().values("contact-name")).containsExactly("A", "B");
  }

  record Broken(String how, UnaryOperator<SmallBag> breaking) {
    @Override
    public String toString() {
      return how;
    }
  }

  static List<Broken> broken() {
    return List.of(
        new Broken("no declaration", bag -> bag.without("bagit.txt")),
        new Broken("bom", bag -> bag.with("bagit.txt", "\uFEFF" + SmallBag.DECLARATION)),
        new Broken(
            "third line", bag -> bag.with("bagit.txt", SmallBag.DECLARATION + "More: of it\n")),
        new Broken(
            "no version", bag -> bag.with("bagit.txt", "Tag-File-Character-Encoding: UTF-8\n")),
        new Broken("no manifest", bag -> bag.without("manifest-sha256.txt")),
        new Broken("missing", bag -> bag.without("data/one.txt")),
        new Broken("unlisted", bag -> bag.with("data/three.txt", "three")),
        new Broken("damaged", bag -> bag.with("data/one.txt", "0ne")),
        new Broken("climbing", bag -> bag.listing(SmallBag.line("x", "../x"))),
        new Broken("backslash", bag -> bag.listing(SmallBag.line("one", "data\\one.txt"))),
        new Broken(
            "not in every",
            bag ->
                bag.with(
                    "manifest-sha512.txt", SmallBag.hex("SHA-512", "one") + "  data/one.txt\n")),
        new Broken(
            "tag damaged",
            bag ->
                bag.with(
                    "tagmanifest-sha256.txt",
                    SmallBag.line("", "bagit.txt")
                        + SmallBag.line(bag.text("manifest-sha256.txt"), "manifest-sha256.txt"))),
        new Broken(
            "tag missing",
            bag ->
                bag.with(
                    "tagmanifest-sha256.txt",
                    SmallBag.line("", "extra.txt")
                        + SmallBag.line(bag.text("manifest-sha256.txt"), "manifest-sha256.txt"))),
        new Broken("metadata", bag -> bag.with("bag-info.txt", "no colon\n")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void bothRefuseWhatIsBroken(Broken broken) throws Exception {
    SmallBag bag = SmallBag.in(folder.resolve("bag"));
    theirs(bag.root());
    assertThat(ours(bag.root()).valid()).isTrue();
    SmallBag now = broken.breaking().apply(bag);
    assertThatThrownBy(() -> theirs(now.root())).isInstanceOf(Exception.class);
    assertThat(ours(now.root()).weights()).containsKey(Weight.INVALID);
  }

  @Test
  void doesNotEncodePercentSignsAsTheRfcAsks() throws IOException, InterruptedException {
    SmallBag bag = SmallBag.in(folder.resolve("bag"));
    bag.with("data/50% off", "three").listing(SmallBag.line("three", "data/50%25 off"));
    assertThatThrownBy(() -> theirs(bag.root())).isInstanceOf(Exception.class);
    assertThat(ours(bag.root()).counts()).isEqualTo(Map.of());
  }
}
