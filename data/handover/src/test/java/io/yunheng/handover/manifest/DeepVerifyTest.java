/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.bag.BagRules;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.JsonOut;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.ClauseStanding;
import io.yunheng.handover.ComparisonClauses;
import io.yunheng.handover.DeepRequest;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.HandoverPoint;
import io.yunheng.handover.KeyRing;
import io.yunheng.handover.PointHolding;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.inspection.DeepFile;
import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.InspectionKind;
import io.yunheng.inspection.InspectionOutcome;
import io.yunheng.inspection.Trait;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.run.ProgressMeter;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are handed over are opened, and each gets its outcome. */
class DeepVerifyTest {
  @TempDir private Path root;
  private Opened opened;

  @BeforeEach
  void start() {
    opened = new Opened(root);
  }

  private static PointHolding holding(Verification verification, HandoverPoint point) {
    return Objects.requireNonNull(
            ClauseStanding.of(JSON.createObjectNode())
                .with(ComparisonClauses.points(verification))
                .of(point))
        .holding();
  }

  private static final tools.jackson.databind.json.JsonMapper JSON =
      tools.jackson.databind.json.JsonMapper.shared();

  @Test
  void whatIsSoundIsOpenedDecryptedAndCompared() throws Exception {
    opened.plain().encrypted().made(Opened.said());

    Verification verification = opened.verify(opened.ring(Opened.RING));

    Map<String, DeepFile> files = opened.files();
    assertThat(files).hasSize(19);
    assertThat(files.values())
        .allSatisfy(
            file -> assertThat(file.outcome()).as("%s", file).isEqualTo(InspectionOutcome.SOUND));
    Map<String, InspectionKind> checks = new LinkedHashMap<>();
    files.forEach((path, file) -> checks.put(path, file.check()));
    assertThat(checks)
        .containsEntry("a.zip", InspectionKind.ARCHIVE)
        .containsEntry("b.7z", InspectionKind.ARCHIVE)
        .containsEntry("c.tar.gz", InspectionKind.ARCHIVE)
        .containsEntry("d.docx", InspectionKind.ARCHIVE)
        .containsEntry("f.pdf", InspectionKind.PDF)
        .containsEntry("g.png", InspectionKind.PICTURE)
        .containsEntry("h.json", InspectionKind.JSON)
        .containsEntry("i.xml", InspectionKind.XML)
        .containsEntry("l.sql", InspectionKind.SQL_DUMP)
        .containsEntry("x/aes.yhe", InspectionKind.DECRYPT)
        .containsEntry("x/cms.der", InspectionKind.DECRYPT);
    assertThat(opened.codes("l.sql")).containsExactly(DeepCode.NOT_RESTORED);
    assertThat(opened.codes("nothing.dat")).containsExactly(DeepCode.EMPTY);
    for (String path : List.of("x/aes.yhe", "x/sm4.yhe", "x/cms.der", "x/pgp.gpg", "x/one.age")) {
      assertThat(opened.file(path).traits())
          .as(path)
          .contains(Trait.ENCRYPTED, Trait.CONTENT_COMPARED);
      assertThat(opened.codes(path)).as(path).doesNotContain(DeepCode.DIGEST_UNCOMPARED);
    }
    assertThat(verification.stand()).isEqualTo(Verification.Stand.SAME);
    assertThat(holding(verification, HandoverPoint.READABLE)).isEqualTo(PointHolding.HOLDS);
    assertThat(holding(verification, HandoverPoint.DECRYPTED)).isEqualTo(PointHolding.HOLDS);
    assertThat(verification.deep().orElseThrow().encrypted().of()).isEqualTo(5);
    assertThat(Files.readString(root.resolve("deep.jsonl")))
        .doesNotContain("correct horse", "AGE-SECRET-KEY", "张三");
  }

  @Test
  void everyDamageThatTheManifestListsAsItIsIsFoundAndNamed() throws Exception {
    opened.plain().encrypted();
    opened.flip("a.zip", 60);
    opened.cut("b.7z", 20);
    opened.cut("c.tar.gz", 8);
    opened.cut("d.docx", 40);
    opened.flip("e.xlsx", 80);
    opened.cut("f.pdf", 30);
    opened.cut("g.png", 20);
    opened.cut("h.json", 2);
    opened.cut("i.xml", 3);
    opened.cut("l.sql", 200);
    opened.cut("m.sql", 60);
    opened.flip("x/aes.yhe", -3);
    opened.flip("x/sm4.yhe", 200);
    opened.cut("x/pgp.gpg", 10);
    opened.cut("x/one.age", 1);
    opened.made(Opened.said());

    Verification verification = opened.verify(opened.ring(Opened.RING));

    assertThat(verification.counts()).as("the bytes are as listed").isEmpty();
    assertThat(verification.stand()).isEqualTo(Verification.Stand.DIFFERENT);
    List<String> broken =
        List.of(
            "a.zip",
            "b.7z",
            "c.tar.gz",
            "d.docx",
            "e.xlsx",
            "f.pdf",
            "g.png",
            "h.json",
            "i.xml",
            "l.sql",
            "m.sql",
            "x/aes.yhe",
            "x/sm4.yhe",
            "x/pgp.gpg",
            "x/one.age");
    for (String path : broken) {
      assertThat(opened.file(path).outcome()).as(path).isEqualTo(InspectionOutcome.DAMAGED);
      assertThat(opened.file(path).findings()).as(path).isNotEmpty();
    }
    assertThat(opened.codes("l.sql")).contains(DeepCode.DUMP_UNFINISHED);
    assertThat(opened.codes("h.json")).contains(DeepCode.JSON_MALFORMED);
    assertThat(opened.codes("x/one.age")).containsExactly(DeepCode.CIPHERTEXT_DAMAGED);
    for (String path : List.of("j.csv", "k.txt", "x/cms.der")) {
      assertThat(opened.file(path).outcome()).as(path).isEqualTo(InspectionOutcome.SOUND);
    }
    DeepTotals deep = verification.deep().orElseThrow();
    assertThat(deep.of(InspectionOutcome.DAMAGED)).isEqualTo(broken.size());
    assertThat(deep.kept().stream().map(DeepFile::path))
        .containsExactlyElementsOf(broken.stream().sorted().toList());
    assertThat(deep.encrypted().failed()).isEqualTo(4);
    assertThat(holding(verification, HandoverPoint.READABLE)).isEqualTo(PointHolding.FAILS);
    assertThat(holding(verification, HandoverPoint.DECRYPTED)).isEqualTo(PointHolding.FAILS);
  }

  @Test
  void aPlaintextThatIsNotTheOneListedIsFound() throws Exception {
    opened.encrypted();
    String text =
        """
        entries:
        - {paths: ["x/aes.yhe"], key: 交接单 1, plaintext-sha256: %s}
        - {paths: ["x/sm4.yhe"], key: 交接单 2, plaintext-sm3: %s}
        """
            .formatted("0".repeat(64), "1".repeat(64));
    opened.made(Descriptions.read(text.getBytes(StandardCharsets.UTF_8), "said.yaml"));

    opened.verify(opened.ring(Opened.RING));

    assertThat(opened.codes("x/aes.yhe")).contains(DeepCode.DIGEST_DIFFERS);
    assertThat(opened.codes("x/sm4.yhe")).contains(DeepCode.DIGEST_DIFFERS);
    assertThat(opened.file("x/sm4.yhe").findings().getFirst().details())
        .containsEntry("algorithm", "SM3")
        .containsEntry("expected", "1".repeat(64));
    assertThat(Files.readString(root.resolve("out/handover/entries.jsonl")))
        .contains("\"plaintextSha256\":\"" + "0".repeat(64), "\"plaintextSm3\":\"1111");
  }

  @Test
  void aWrongKeyIsWrongAndAMissingOneIsOpen() throws Exception {
    opened.encrypted().made(Opened.said());
    KeyRing wrong =
        opened.ring(
            """
            keys:
            - {key: 交接单 1, method: envelope, files: {raw-key: wrong.key}}
            - {key: 交接单 4, method: openpgp, files: {private-key: openpgp-other.key}}
            """);

    Verification verification = opened.verify(wrong);

    assertThat(opened.file("x/aes.yhe").outcome()).isEqualTo(InspectionOutcome.WRONG_KEY);
    assertThat(opened.file("x/pgp.gpg").outcome()).isEqualTo(InspectionOutcome.WRONG_KEY);
    assertThat(opened.file("x/sm4.yhe").outcome()).isEqualTo(InspectionOutcome.KEY_MISSING);
    assertThat(opened.file("x/one.age").outcome()).isEqualTo(InspectionOutcome.KEY_MISSING);
    assertThat(opened.file("x/cms.der").outcome()).isEqualTo(InspectionOutcome.KEY_MISSING);
    assertThat(verification.stand()).isEqualTo(Verification.Stand.DIFFERENT);

    Verification none = opened.verify(KeyRing.NONE);

    assertThat(none.deep().orElseThrow().of(InspectionOutcome.KEY_MISSING)).isEqualTo(5);
    assertThat(none.stand()).isEqualTo(Verification.Stand.OPEN);
    assertThat(holding(none, HandoverPoint.DECRYPTED)).isEqualTo(PointHolding.OPEN);
    assertThat(holding(none, HandoverPoint.READABLE)).isEqualTo(PointHolding.OPEN);
  }

  @Test
  void archivesMadeToDoHarmAreContainedAndNamed() throws Exception {
    opened.file("slip.zip", out -> Opened.zip(out, "../../evil.txt"));
    opened.file(
        "link.tar.gz",
        out -> {
          try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            TarArchiveEntry link = new TarArchiveEntry("l", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
          }
        });
    opened.file(
        "bomb.gz",
        out -> {
          try (GZIPOutputStream gzip =
              new GZIPOutputStream(out) {
                {
                  def.setLevel(9);
                }
              }) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
              gzip.write(zeros);
            }
          }
        });
    opened.file(
        "entity.xml",
        out ->
            out.write(
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                    .getBytes(StandardCharsets.UTF_8)));
    opened.made(Descriptions.NONE);

    opened.verify(KeyRing.NONE);

    assertThat(opened.codes("slip.zip")).contains(DeepCode.NAME_CLIMBS);
    assertThat(opened.codes("link.tar.gz")).contains(DeepCode.LINK_OUTSIDE);
    assertThat(opened.codes("entity.xml")).contains(DeepCode.XML_ENTITY);
    assertThat(opened.file("entity.xml").outcome()).isEqualTo(InspectionOutcome.DAMAGED);
    assertThat(opened.file("bomb.gz").outcome())
        .isIn(InspectionOutcome.SOUND, InspectionOutcome.NOT_CHECKED);
    assertThat(Files.exists(root.resolve("evil.txt"))).isFalse();
    assertThat(Files.readString(root.resolve("deep.jsonl"))).doesNotContain("root:");
  }

  @Test
  void whatCannotBeLookedAtIsNoPass() throws Exception {
    opened.file(
        "disk.vhdx",
        out -> out.write("vhdxfile\u0000\u0001".repeat(100).getBytes(StandardCharsets.ISO_8859_1)));
    opened.file(
        "noise.bin", out -> out.write(new byte[] {(byte) 0x91, 7, 0, (byte) 0xfe, 3, 0, 1}));
    Files.createDirectories(opened.site());
    try (var in =
        new java.util.zip.GZIPInputStream(
            Files.newInputStream(Opened.fixture("disk/plain.qcow2.gz")))) {
      Files.copy(in, opened.site().resolve("disk.qcow2"));
    }
    opened.made(Descriptions.NONE);

    Verification verification = opened.verify(KeyRing.NONE);

    assertThat(opened.codes("disk.vhdx")).contains(DeepCode.NO_CHECK);
    assertThat(opened.codes("noise.bin")).contains(DeepCode.NO_CHECK);
    assertThat(opened.codes("disk.qcow2")).contains(DeepCode.TOOL_MISSING);
    assertThat(verification.deep().orElseThrow().of(InspectionOutcome.NOT_CHECKED)).isEqualTo(3);
    assertThat(verification.stand()).isEqualTo(Verification.Stand.OPEN);
  }

  @Test
  void whatIsNotThereOrBehindALinkIsNotOpened() throws Exception {
    opened.file("folder/k.txt", out -> out.write(Opened.TEXT));
    opened.file("gone.txt", out -> out.write(Opened.TEXT));
    opened.made(Descriptions.NONE);
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.write(outside.resolve("k.txt"), Opened.TEXT);
    Files.delete(opened.site().resolve("folder/k.txt"));
    Files.delete(opened.site().resolve("folder"));
    Files.createSymbolicLink(opened.site().resolve("folder"), outside);
    Files.delete(opened.site().resolve("gone.txt"));

    opened.verify(KeyRing.NONE);

    assertThat(opened.file("folder/k.txt").outcome()).isEqualTo(InspectionOutcome.NOT_CHECKED);
    assertThat(opened.file("gone.txt").outcome()).isEqualTo(InspectionOutcome.NOT_CHECKED);
  }

  @Test
  void whatWasNotAskedForStaysOpen() throws Exception {
    opened.plain().encrypted().made(Opened.said());

    Verification verification = new Handing(root).verify(root.resolve("out"));

    assertThat(verification.deep()).isEmpty();
    assertThat(holding(verification, HandoverPoint.READABLE)).isEqualTo(PointHolding.OPEN);
    assertThat(
            ClauseStanding.of(Verifier.overview(root.resolve("out")))
                .with(ComparisonClauses.points(verification))
                .of(HandoverPoint.DECRYPTED)
                .holding())
        .isEqualTo(PointHolding.OPEN);
    StringWriter json = new StringWriter();
    JsonOut.value(json, out -> out.object(() -> verification.write(out)));
    assertThat(json.toString()).doesNotContain("\"deep\"");
  }

  @Test
  void aSampleOpensWhatItReadsAndProvesNothingOfTheRest() throws Exception {
    for (int n = 0; n < 400; n++) {
      opened.file("f" + n + ".txt", out -> out.write(Opened.TEXT));
    }
    opened.made(Descriptions.NONE);

    Verification verification =
        opened.verify(
            KeyRing.NONE, new Depth.Sample(0.1, 0.95, 7), Optional.empty(), new ProgressMeter());

    long files = verification.deep().orElseThrow().files();
    assertThat(files).isEqualTo(verification.amounts().read()).isBetween(29L, 399L);
    assertThat(holding(verification, HandoverPoint.READABLE)).isEqualTo(PointHolding.OPEN);
    assertThat(verification.stand()).isEqualTo(Verification.Stand.OPEN);
  }

  @Test
  void figuresDoNotDependOnWhatCountsTheProgress() throws Exception {
    opened.plain();
    opened.made(Descriptions.NONE);
    Path work = Files.createDirectory(root.resolve("once"));
    ProgressMeter meter = new ProgressMeter();
    List<Long> reused = new ArrayList<>();
    List<Long> openedBefore = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      Verification verification = verify(work, meter);
      reused.add(verification.amounts().reused());
      openedBefore.add(verification.deep().orElseThrow().reused());
    }

    long listed = Verifier.listed(root.resolve("out")).files();
    assertThat(reused).containsExactly(0L, listed, listed);
    assertThat(openedBefore).containsExactly(0L, listed, listed);
  }

  private Verification verify(Path work, ProgressMeter meter) throws InterruptedException {
    VerifyRequest request =
        new VerifyRequest(
            root.resolve("out"),
            Map.of(),
            List.of(),
            work,
            Optional.empty(),
            new Depth.Whole(),
            0,
            Duration.ofSeconds(5),
            2,
            Handing.WHEN,
            Optional.of(DeepRequest.of(KeyRing.NONE, Optional.empty())));
    try (DigestEngine engine = DigestEngine.scalar()) {
      return new Verifier(BagRules.shipped(), engine, meter).verify(request, _ -> {});
    }
  }

  @Test
  void whatWasCheckedIsNotCheckedAgainUnlessItChangedOrWasOpen() throws Exception {
    opened.plain().encrypted();
    opened.cut("h.json", 2);
    opened.made(Opened.said());
    Optional<Path> state = Optional.of(root.resolve("state"));
    Depth whole = new Depth.Whole();
    opened.verify(KeyRing.NONE, whole, state, new ProgressMeter());
    Map<String, DeepFile> before = opened.files();

    ProgressMeter second = new ProgressMeter();
    opened.verify(KeyRing.NONE, whole, state, second);
    assertThat(second.position().done(Unit.REUSED)).as("all but five without a key").isEqualTo(14);
    assertThat(opened.files()).isEqualTo(before);

    ProgressMeter third = new ProgressMeter();
    opened.cut("i.xml", 3);
    Verification verification = opened.verify(opened.ring(Opened.RING), whole, state, third);
    assertThat(third.position().done(Unit.REUSED)).isEqualTo(13);
    assertThat(opened.file("i.xml").outcome()).isEqualTo(InspectionOutcome.DAMAGED);
    assertThat(opened.file("h.json").outcome()).isEqualTo(InspectionOutcome.DAMAGED);
    assertThat(opened.file("x/aes.yhe").outcome()).isEqualTo(InspectionOutcome.SOUND);
    assertThat(verification.deep().orElseThrow().files()).isEqualTo(19);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keys: [] | data-key-missing",
        "keys: [{method: age, files: {private-key: age.key}}] | data-key-missing",
        "keys: [{key: k, method: aged, files: {private-key: age.key}}] | data-value-invalid",
        "keys: [{key: k, method: envelope, files: {private-key: age.key}}] | data-key-missing",
        "keys: [{key: k, method: age, files: {private-key: none.key}}] | file-missing",
        "keys: [{key: k, method: age, variables: {passphrase: YH_UNSET}}] |"
            + " database-password-missing",
        "keys: [{key: k, method: age, password: secret}] | data-key-unknown",
      })
  void aFileOfKeysIsCheckedBeforeAnythingIsRead(String text, String code) throws IOException {
    opened.encrypted();
    assertThatThrownBy(() -> opened.ring(text))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              assertThat(e.faults().getFirst().code().code()).isEqualTo(code);
              assertThat(e.getMessage()).doesNotContain("secret");
            });
  }

  @Test
  void aDigestThatIsNoneIsRefusedInDescriptions() {
    byte[] text = "entries: [{paths: [a], plaintext-sm3: abc}]".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Descriptions.read(text, "said.yaml"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.faults().getFirst().code()).isNotEqualTo(FaultCode.FILE_MISSING));
  }
}
