/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example assessed, replayed, spoilt and compared. */
class AssessCommandsTest {
  private static final List<String> FILES =
      List.of(
          "observations.jsonl",
          "pictures/location.svg",
          "pictures/network.svg",
          "report.html",
          "result.json",
          "workbook.xlsx");

  @TempDir private Path place;
  private Path out;
  private ExampleCase example;

  @BeforeEach
  void copyExample() throws IOException {
    example = ExampleCase.in(place);
    out = place.resolve("out");
  }

  @Test
  void givesTheSameBytesEachTime() throws IOException {
    Path again = place.resolve("again");
    Ran.of("assess", example.folder(), "-o", out).exits(12);
    Ran.of("assess", example.folder(), "-o", again).exits(12);

    for (String file : FILES) {
      assertThat(again.resolve(file)).as(file).hasSameBinaryContentAs(out.resolve(file));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void saysInJsonWhatItSaysInWords() throws IOException {
    JsonNode said = Ran.of("assess", example.folder(), "-o", out, "--json").exits(12).json();

    int items = 0;
    for (JsonNode count : said.path("totals")) {
      items += count.intValue();
    }
    assertThat(items).isEqualTo(46);
    assertThat(said.path("highRisks")).isNotEmpty();
    assertThat(said.path("written")).hasSameSizeAs(FILES);
  }

  @Test
  void everyItemShowsWhatItWasDecidedBy() throws IOException {
    Ran.of("assess", example.folder(), "-o", out).exits(12);

    for (JsonNode item : result().path("items")) {
      String id = item.path("id").stringValue();
      assertThat(item.path("objects")).as(id).isNotEmpty();
      for (JsonNode object : item.path("objects")) {
        assertThat(object.path("aspects")).as(id).isNotEmpty();
        for (JsonNode aspect : object.path("aspects")) {
          assertThat(aspect.path("checks").size() + aspect.path("gaps").size())
              .as(id + " " + aspect.path("id"))
              .isPositive();
        }
      }
    }
  }

  /** A result lists three satisfied resources of a check; the rest is beside it. */
  @Test
  void everyResourceThatACheckCountsIsNamed() throws IOException {
    Ran.of("assess", example.folder(), "-o", out).exits(12);

    Map<String, Integer> named = new HashMap<>();
    for (String line : Files.readAllLines(out.resolve("observations.jsonl"))) {
      JsonNode trace = JsonMapper.shared().readTree(line);
      for (JsonNode ids : trace.path("satisfied")) {
        assertThat(ids).isNotEmpty();
        named.merge(
            trace.path("check").asString("") + " " + trace.path("object").asString(""),
            ids.size(),
            Integer::sum);
      }
    }
    int compared = 0;
    for (JsonNode item : result().path("items")) {
      for (JsonNode object : item.path("objects")) {
        if (!object.path("object").stringValue().startsWith("tenant:")) {
          continue;
        }
        for (JsonNode aspect : object.path("aspects")) {
          for (JsonNode check : aspect.path("checks")) {
            int own =
                named.getOrDefault(
                    check.path("id").stringValue() + " " + object.path("object").stringValue(), 0);
            int shared = named.getOrDefault(check.path("id").stringValue() + " platform", 0);
            if (own > 0) {
              assertThat(check.path("satisfied").intValue())
                  .as(check.path("id").stringValue())
                  .isEqualTo(own + shared);
              compared++;
            }
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(10);
    assertThat(Files.size(out.resolve("observations.jsonl")))
        .isLessThan(Files.size(out.resolve("result.json")) / 4);
  }

  @Test
  void doesNotWriteOverWhatIsThereUnlessTold() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("notes.txt"), "mine");

    Ran.of("assess", example.folder(), "-o", out).fails(64, "output-exists");
    assertThat(out.resolve("report.html")).doesNotExist();

    Ran.of("assess", example.folder(), "-o", out, "--force").exits(12);
    assertThat(out.resolve("notes.txt")).hasContent("mine");
    assertThat(out.resolve("report.html")).exists();
  }

  @Test
  void theOtherScaleSaysWhereItDiffers() throws IOException {
    Ran.of("assess", example.folder(), "-o", out).exits(12);
    Path other = place.resolve("other");
    Ran.of("assess", example.folder(), "-o", other, "--scale", "gbt28448").exits(12);

    Ran.of("diff", out, other).exits(0);
    JsonNode changes =
        Ran.of("diff", out.resolve("result.json"), other.resolve("result.json"), "--json")
            .exits(0)
            .json();
    assertThat(changes.toString()).contains("workbook").contains("gbt28448");
  }

  @ParameterizedTest
  @CsvSource({"zh, 用法", "en, Usage"})
  void helpSpeaksBothLanguages(String language, String word) {
    assertThat(Ran.of("assess", "--help", "--lang", language).exits(0).out()).contains(word);
  }

  @Test
  void aTruncatedEstateIsRefusedAndNothingWritten() throws IOException {
    Path estate = example.folder().resolve("estates/now.jsonl");
    byte[] whole = Files.readAllBytes(estate);
    Files.write(estate, java.util.Arrays.copyOf(whole, whole.length / 2));

    Ran failed = Ran.of("assess", example.folder(), "-o", out).exits(65);

    assertThat(failed.err()).contains("[estate-").contains("now.jsonl");
    assertThat(out).doesNotExist();
    assertNoDrafts();
  }

  @Test
  void anEstateOfTheFutureOrOfSomebodyElseIsRefused() throws IOException {
    Path estate = example.folder().resolve("estates/now.jsonl");
    String whole = Files.readString(estate);
    Files.writeString(estate, whole.replaceFirst("\"version\":\\d+", "\"version\":99"));
    Ran.of("assess", example.folder(), "-o", out).fails(65, "estate-from-future");

    Files.writeString(estate, "{\"Resources\":[]}\n");
    Ran.of("assess", example.folder(), "-o", out).fails(65, "estate-foreign");

    Files.write(estate, "{\"名\":1}\n".getBytes(java.nio.charset.Charset.forName("GBK")));
    assertThat(Ran.of("assess", example.folder(), "-o", out).exits(65).err()).contains("now.jsonl");
  }

  @Test
  void errorsAreJsonInBothLanguagesWhenAsked() throws IOException {
    Files.delete(example.folder().resolve("case.yaml"));

    Ran failed = Ran.of("assess", example.folder(), "-o", out, "--json").exits(65);

    JsonNode fault =
        tools.jackson.databind.json.JsonMapper.shared()
            .readTree(failed.err())
            .path("faults")
            .get(0);
    assertThat(fault.path("code").stringValue()).isEqualTo("case-missing");
    assertThat(fault.path("message_zh").stringValue()).isNotBlank();
    assertThat(fault.path("message_en").stringValue()).isNotBlank();
    assertThat(fault.path("cure_en").stringValue()).isNotBlank();
  }

  @Test
  void aSymbolicLinkOutOfTheCaseIsRefused() throws IOException {
    Path secret = Files.writeString(place.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(example.folder().resolve("documents/link.txt"), secret);

    Ran.of("assess", example.folder(), "-o", out).fails(65, "case-symlink");
  }

  @Test
  void aTenantIsAssessedOnItsOwnPartAndThePlatformsReport() throws IOException {
    Ran.of("assess", example.folder(), "-o", out, "--subject", "tenant").fails(64, "usage-invalid");

    String estate = Files.readString(example.folder().resolve("estates/now.jsonl"));
    String tenant =
        estate
            .lines()
            .filter(line -> line.contains("\"tenant\"") && line.contains("gov-web"))
            .map(line -> line.replaceFirst(".*?\"id\":\"([0-9a-f]{32})\".*", "$1"))
            .filter(id -> id.length() == 32)
            .findFirst()
            .orElseThrow();
    example.replace("case.yaml", "\nsubject: platform", "\nsubject: tenant\ntenant: " + tenant);

    Ran.of("assess", example.folder(), "-o", out, "--lang", "en");

    for (JsonNode item : result().path("items")) {
      for (JsonNode object : item.path("objects")) {
        assertThat(object.path("object").stringValue())
            .as(item.path("id").stringValue())
            .isEqualTo("tenant:" + tenant);
      }
    }
    assertThat(ExampleCase.item(out, "MLPS-L3-location-a").toString())
        .contains("no-platform-report");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network.nosuch == 1 | check-expression-invalid",
        "network. == | check-expression-invalid",
        "[1,2,3].map(x, [1,2,3].map(y, x)) | check-expression-invalid",
        "java.lang.Runtime.getRuntime().exec('id') | check-expression-invalid",
        "true | check-fixture-failed"
      })
  void hostilePacksAreRefused(String expression, String code) throws IOException {
    Path packs = Files.createDirectories(place.resolve("packs"));
    Files.writeString(packs.resolve("mine.yaml"), pack(expression));

    Ran.of("assess", example.folder(), "-o", out, "--packs", packs).fails(65, code);
    assertThat(out).doesNotExist();
  }

  @Test
  void aPackOfTheUsersOwnCounts() throws IOException {
    Path packs = Files.createDirectories(place.resolve("packs"));
    Files.writeString(packs.resolve("mine.yaml"), pack("network.name != 'forbidden'"));

    Ran.of("assess", example.folder(), "-o", out, "--packs", packs).exits(12);

    assertThat(result().toString()).contains("\"my-network-names\"");
  }

  @ParameterizedTest
  @CsvSource({"yaml-bomb", "deep", "tag"})
  void hostileYamlIsRefused(String sort) throws IOException {
    Path packs = Files.createDirectories(place.resolve("packs"));
    String text =
        switch (sort) {
          case "yaml-bomb" -> "a: &a [x,x]\nb: &b [*a,*a]\npack: *b\n";
          case "deep" -> "pack: " + "[".repeat(100_000);
          default -> "pack: !!javax.script.ScriptEngineManager [a]\n";
        };
    Files.writeString(packs.resolve("mine.yaml"), text);

    Ran failed = Ran.of("assess", example.folder(), "-o", out, "--packs", packs).exits(65);

    assertThat(failed.err()).contains("mine.yaml").doesNotContain("Exception");
  }

  private JsonNode result() throws IOException {
    return tools.jackson.databind.json.JsonMapper.shared()
        .readTree(Files.readAllBytes(out.resolve("result.json")));
  }

  private void assertNoDrafts() throws IOException {
    try (Stream<Path> left = Files.list(place)) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly("case");
    }
  }

  private static String pack(String expression) {
    return """
    pack: {id: mine, version: "1", title: {zh: 我的, en: Mine}}
    checks:
      - id: my-network-names
        title: {zh: 网络名称, en: Names of networks}
        serves: [{item: MLPS-L3-network-b, aspect: vpc}]
        over: network
        satisfied: "%s"
        needs: [network]
        finding: {zh: "网络 {id}", en: "Network {id}"}
        remedy: {zh: 改名, en: Rename it}
        fixtures:
          - name: good
            expect: satisfied
            resources: [{kind: network, id: n1, name: good}]
          - name: bad
            expect: violated
            resources: [{kind: network, id: n2, name: forbidden}]
    """
        .formatted(expression.strip());
  }
}
