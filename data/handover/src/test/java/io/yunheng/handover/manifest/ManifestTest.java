/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import io.yunheng.bag.BagLimits;
import io.yunheng.bag.BagReport;
import io.yunheng.bag.BagRules;
import io.yunheng.bag.BagValidator;
import io.yunheng.bag.PlainDigests;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Disagreements;
import io.yunheng.handover.Exposure;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.Overview;
import io.yunheng.handover.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir private Path root;
  private Path site;
  private Handing handing;

  @BeforeEach
  void tree() throws IOException {
    handing = new Handing(root);
    site = Files.createDirectory(root.resolve("site"));
    Handing.file(site.resolve("index.html"), "<html><body>公开</body></html>\n");
    Handing.file(site.resolve("logs/access-2026-01.log"), "2026-01-03 GET /\n");
    Handing.file(site.resolve("logs/access-2026-03.log"), "2026-03-01 GET /\n");
    Handing.file(site.resolve("people.csv"), "name,id\n张三,11010519491231002X\n");
    Handing.file(site.resolve("名单/二.txt"), "x");
    Files.createDirectory(site.resolve("empty"));
    Files.createSymbolicLink(site.resolve("home"), Path.of("index.html"));
  }

  @Test
  void aBagOfATreeIsValidForOthersAndTheSameAsItsManifest() throws Exception {
    Overview overview = Handing.make(handing.request(true, site));

    Path bag = root.resolve("out");
    assertThat(overview.totals().files()).isEqualTo(5);
    assertThat(overview.totals().links()).isEqualTo(1);
    assertThat(overview.totals().folders()).isEqualTo(1);
    assertThat(Files.exists(bag.resolve(Layout.WORK))).isFalse();
    BagReport report =
        new BagValidator(
                BagRules.shipped(), new PlainDigests(BagRules.shipped()), BagLimits.STANDARD, root)
            .validate(bag);
    assertThat(report.findings()).isEmpty();
    assertThat(report.valid()).isTrue();
    Bag read = new BagReader().read(bag);
    try (BagVerifier verifier = new BagVerifier()) {
      verifier.isValid(read, false);
    }
    assertThat(handing.verify(bag).stand()).isEqualTo(Verification.Stand.SAME);
  }

  @Test
  void otherProgramsReadTheListsBesideAPayload() throws Exception {
    Handing.make(handing.request(false, site));

    Path lists = root.resolve("out");
    assertThat(lists.resolve("bagit.txt")).doesNotExist();
    assertThat(
            run(
                site,
                "sha256sum",
                "-c",
                "--quiet",
                lists.resolve("manifest-sha256.txt").toString()))
        .isEmpty();
    assertThat(handing.verify(lists).stand()).isEqualTo(Verification.Stand.SAME);
  }

  @Test
  void whatFilesAreIsFoundFromTheirContent() throws Exception {
    Overview overview = Handing.make(handing.request(false, site));

    Overview.Natures natures = overview.natures().orElseThrow();
    assertThat(natures.rules()).containsKey("resident-identity-number");
    assertThat(natures.periods())
        .anySatisfy(
            stretch -> {
              assertThat(stretch.family()).contains("access-");
              assertThat(stretch.gaps()).hasSize(1);
            });
    List<String> lines = Files.readAllLines(root.resolve("out").resolve(Layout.ENTRIES));
    assertThat(lines).hasSize(7);
    assertThat(lines.stream().filter(line -> line.contains("people.csv")).findFirst())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains("\"rule\":\"resident-identity-number\"")
                    .doesNotContain("11010519491231002X"));
  }

  @Test
  void everyWayOfBreakingItIsFoundAndNamed() throws Exception {
    Handing.make(handing.request(false, site));
    Path lists = root.resolve("out");
    Files.delete(site.resolve("logs/access-2026-01.log"));
    Handing.file(site.resolve("new.txt"), "new");
    Handing.file(site.resolve("index.html"), "<html><body>公闭</body></html>\n");
    Handing.file(site.resolve("people.csv"), "name,id\n");
    Files.delete(site.resolve("home"));
    Files.createSymbolicLink(site.resolve("home"), Path.of("new.txt"));
    Files.delete(site.resolve("名单/二.txt"));
    Files.createDirectory(site.resolve("名单/二.txt"));
    Files.move(site.resolve("logs/access-2026-03.log"), site.resolve("logs/old.log"));

    Verification verification = handing.verify(lists);

    assertThat(verification.stand()).isEqualTo(Verification.Stand.DIFFERENT);
    assertThat(Handing.found(verification))
        .containsExactly(
            Map.entry("added", "logs/old.log new.txt"),
            Map.entry("damaged", "index.html"),
            Map.entry("missing", "logs/access-2026-01.log logs/access-2026-03.log"),
            Map.entry("other-kind", "名单/二.txt"),
            Map.entry("other-target", "home"),
            Map.entry("shorter", "people.csv"));
    assertThat(verification.moves())
        .containsExactly(new Verification.Move("logs/access-2026-03.log", "logs/old.log"));
  }

  @Test
  void aListThatWasChangedIsFoundThoughThePayloadIsNot() throws Exception {
    Handing.make(handing.request(false, site));
    Path entries = root.resolve("out").resolve(Layout.ENTRIES);
    String text = Files.readString(entries);
    Files.writeString(entries, text.replace("\"size\":1,", "\"size\":1, "));

    Verification verification = handing.verify(root.resolve("out"));

    assertThat(verification.lists().complete()).isFalse();
    assertThat(verification.stand()).isEqualTo(Verification.Stand.DIFFERENT);
  }

  @Test
  void listsThatSayDifferentThingsAreFound() throws Exception {
    Handing.make(handing.request(false, site));
    Path list = root.resolve("out").resolve("handover/manifest-sm3.txt");
    List<String> lines = Files.readAllLines(list);
    Files.write(list, lines.subList(1, lines.size()));

    String lost = lines.getFirst().substring(lines.getFirst().indexOf("  ") + 2);
    assertThat(handing.verify(root.resolve("out")).disagreements())
        .isEqualTo(
            new Disagreements(
                1, List.of(new Disagreements.Disagreement("handover/manifest-sm3.txt", lost))));

    Files.delete(list);
    assertThat(handing.verify(root.resolve("out")).disagreements())
        .isEqualTo(
            new Disagreements(
                1, List.of(new Disagreements.Disagreement("handover/manifest-sm3.txt", ""))));
  }

  @Test
  void namesThatNoListCanHoldAreWrittenOtherwiseAndKept() throws Exception {
    run(
        site,
        "bash",
        "-c",
        "printf a > $'gbk\\xc4\\xe3.txt'; printf b > 'back\\slash'; printf c > $'line\\nfeed';"
            + " printf d > '50%25'; printf e > '50%'; mkdir '~'; printf f > '~/x'");

    Overview overview = Handing.make(handing.request(true, site));

    Path bag = root.resolve("out");
    assertThat(overview.totals().renamed()).isEqualTo(5);
    assertThat(bag.resolve("data/gbk%C4%E3.txt")).hasContent("a");
    assertThat(bag.resolve("data/back%5Cslash")).hasContent("b");
    assertThat(bag.resolve("data/line%0Afeed")).hasContent("c");
    assertThat(bag.resolve("data/50%2525")).hasContent("d");
    assertThat(bag.resolve("data/50%")).hasContent("e");
    assertThat(bag.resolve("data/%7E/x")).hasContent("f");
    assertThat(Files.readString(bag.resolve(Layout.ENTRIES)))
        .contains("\"rawPath\":\"67626bc4e32e747874\"");
    assertThat(handing.verify(bag).stand()).isEqualTo(Verification.Stand.SAME);
  }

  @Test
  void whatPeopleSayStandsInTheEntries() throws Exception {
    Descriptions said =
        Descriptions.read(
            """
            title: 门户网站移交
            from: 某云
            to: 某局
            entries:
            - {paths: ["**"], medium: 移动硬盘 3 号, category: other}
            - {paths: [logs/**], description: 访问日志, category: data, sensitivity: sensitive}
            - {paths: ["*.html"], sensitivity: public}
            """
                .getBytes(StandardCharsets.UTF_8),
            "said.yaml");

    Overview overview = Handing.make(handing.request(false, said, site));

    assertThat(overview.parties().to()).contains("某局");
    Overview.Natures natures = overview.natures().orElseThrow();
    assertThat(natures.sensitivity())
        .hasEntrySatisfying(Exposure.SENSITIVE, share -> assertThat(share.files()).isEqualTo(2))
        .hasEntrySatisfying(Exposure.PUBLIC, share -> assertThat(share.files()).isEqualTo(1));
    assertThat(Files.readString(root.resolve("out").resolve(Layout.ENTRIES)))
        .contains(
            "\"description\":\"访问日志\",\"sensitivity\":\"sensitive\",\"category\":\"data\",\"medium\":\"移动硬盘"
                + " 3 号\"");
  }

  @Test
  void severalSourcesAreKeptApart() throws Exception {
    Path other = Files.createDirectory(root.resolve("other"));
    Handing.file(other.resolve("index.html"), "other");

    Handing.make(handing.request(true, site, other));

    assertThat(root.resolve("out/data/other/index.html")).hasContent("other");
    assertThat(root.resolve("out/data/site/index.html")).exists();
    assertThat(handing.verify(root.resolve("out")).stand()).isEqualTo(Verification.Stand.SAME);
  }

  @Test
  void nothingIsWrittenIntoWhatIsHandedOverNorOverWhatIsThere() throws Exception {
    ManifestRequest inside = new Handing(site).request(true, site);
    assertThatThrownBy(() -> Handing.make(inside))
        .isInstanceOfSatisfying(
            FaultException.class,
            fault -> assertThat(fault.fault().code()).isEqualTo(FaultCode.OUTPUT_INSIDE_SOURCE));
    Handing.file(root.resolve("out/mine"), "mine");
    assertThatThrownBy(() -> Handing.make(handing.request(true, site)))
        .isInstanceOfSatisfying(
            FaultException.class,
            fault -> assertThat(fault.fault().code()).isEqualTo(FaultCode.OUTPUT_EXISTS));
    assertThat(root.resolve("out/mine")).hasContent("mine");
  }

  @Test
  void aSampleSaysWithWhichConfidence() throws Exception {
    for (int n = 0; n < 2_000; n++) {
      Handing.file(site.resolve("many/" + n), "file " + n);
    }
    Handing.make(handing.request(false, site));
    Depth.Sample sample = new Depth.Sample(0.01, 0.95, 7);

    Verification verification = handing.verify(root.resolve("out"), sample, Map.of(), _ -> {});

    assertThat(verification.amounts().read()).isBetween(299L, 500L);
    assertThat(verification.confidence().orElseThrow()).isBetween(0.95, 0.999);
    assertThat(verification.stand()).isEqualTo(Verification.Stand.OPEN);
    Files.delete(site.resolve("many/77"));
    assertThat(
            Handing.found(
                handing.verify(root.resolve("out"), new Depth.Presence(), Map.of(), _ -> {})))
        .containsExactly(Map.entry("missing", "many/77"));
  }

  static String run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
