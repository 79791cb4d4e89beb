/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.bag.KeyKind;
import io.yunheng.bag.Keys;
import io.yunheng.bag.Signatures;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.Language;
import io.yunheng.finding.Weight;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Disagreements;
import io.yunheng.handover.Discrepancy;
import io.yunheng.handover.PointHolding;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.report.golden.Golden;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationFilesTest {
  @TempDir private Path root;
  private Handed handed;

  @BeforeEach
  void start() {
    handed = new Handed(root);
  }

  private Map<String, String> written(VerificationView view) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Path page = root.resolve("verification.html");
    new VerificationPage(new PageTemplates()).write(view, page);
    texts.put("html", Files.readString(page));
    Path book = root.resolve("verification.xlsx");
    VerificationWorkbook.write(view, book);
    texts.put("xlsx", cells(book));
    Path document = root.resolve("verification.docx");
    VerificationDocument.write(view, document);
    try (InputStream in = Files.newInputStream(document);
        XWPFDocument read = new XWPFDocument(in);
        XWPFWordExtractor extractor = new XWPFWordExtractor(read)) {
      texts.put("docx", extractor.getText());
    }
    return texts;
  }

  private static String cells(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      for (Sheet sheet : book) {
        text.append("# ").append(sheet.getSheetName()).append('\n');
        for (Row row : sheet) {
          for (Cell cell : row) {
            assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.BLANK);
            text.append(cell.getStringCellValue()).append(" | ");
          }
          text.append('\n');
        }
      }
    }
    return text.toString();
  }

  /** The same wherever it is made. */
  private String steady(String text) {
    return text.replace(handed.manifest().toString(), "/out");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyDifferenceIsInEachFileAsItWas(Language language) throws Exception {
    VerificationView view = handed.broken().verified(new Depth.Whole(), language);

    Map<String, String> texts = written(view);
    Golden.compare(
        steady(texts.getOrDefault("html", "")), "verification-" + language.code() + ".html");
    Golden.compare(
        steady(texts.getOrDefault("xlsx", "")), "verification-" + language.code() + ".txt");
    for (Map.Entry<String, String> one : texts.entrySet()) {
      assertThat(one.getValue())
          .as(one.getKey())
          .contains(
              "logs/access-2026-01.log", "people.csv", "EXIT-9.3-1", "SEC-8.3.1-3", "logs/old.log")
          .doesNotContain("verification.kind", "\u202e");
    }
    assertThat(texts.get("html"))
        .contains("&lt;img src=x onerror=alert(1)&gt;&amp;amp;.txt")
        .doesNotContain("<img", "<script>alert");
  }

  @Test
  void theStandComesFirstInOneSentence() throws Exception {
    handed.filled().make(List.of());

    VerificationView same = handed.verified(new Depth.Whole(), Language.EN);
    assertThat(same.stand().word()).isEqualTo("Identical");
    assertThat(same.stand().tone()).isEqualTo("good");
    assertThat(same.kinds()).isEmpty();
    for (String text : written(same).values()) {
      assertThat(text).contains("All 11 listed files", "No difference was found");
    }

    VerificationView presence = handed.verified(new Depth.Presence(), Language.EN);
    assertThat(presence.stand().tone()).isEqualTo("unknown");
    assertThat(presence.stand().sentence()).contains("no content was read");

    VerificationView sample = handed.verified(new Depth.Sample(0.5, 0.6, 42), Language.ZH);
    assertThat(sample.stand().word()).isEqualTo("待核实");
    assertThat(String.join("", sample.depth())).contains("50% 损坏", "要求 60%", "种子是 42");
    Golden.compare(
        cellsOf(sample).replace(handed.manifest().toString(), "/out"), "verification-sample.txt");
  }

  private String cellsOf(VerificationView view) throws IOException {
    Path book = root.resolve("sample.xlsx");
    VerificationWorkbook.write(view, book);
    return cells(book);
  }

  @Test
  void whatIsOfPeopleStaysOpenAndReasonsAreSentences() throws Exception {
    handed.filled().make(List.of());
    List<ClauseVerdict> clauses =
        ClauseVerdict.of(
            handed.verification(new Depth.Whole()), Verifier.overview(handed.manifest()));

    assertThat(clauses)
        .allSatisfy(
            one -> {
              assertThat(Handed.CATALOG.clause(one.clause()).orElseThrow().title())
                  .satisfies(title -> assertThat(title.zh()).isNotEmpty())
                  .satisfies(title -> assertThat(title.en()).isNotEmpty());
              assertThat(one.reasons()).isNotEmpty();
            });
    assertThat(clauses)
        .filteredOn(one -> one.clause().equals("EXIT-9.3-0"))
        .singleElement()
        .satisfies(one -> assertThat(one.verdict()).isEqualTo(Verdict.COMPLIANT));
    assertThat(clauses)
        .filteredOn(one -> one.clause().equals("EXIT-9.3-3"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.verdict()).isEqualTo(Verdict.INDETERMINATE);
              assertThat(one.first().found().holding()).isEqualTo(PointHolding.OPEN);
              assertThat(one.first().what().zh()).contains("由人完成");
            });
    assertThat(clauses)
        .filteredOn(one -> one.clause().equals("EXIT-9.2-1a"))
        .singleElement()
        .satisfies(one -> assertThat(one.first().holds()).isFalse());
  }

  @Test
  void whatIsBeyondTheLimitsIsToldWithItsNumber() throws Exception {
    handed.filled().make(List.of());
    Verification small = handed.verification(new Depth.Whole());
    List<Discrepancy> kept =
        LongStream.range(0, 1_000)
            .<Discrepancy>mapToObj(i -> new Discrepancy.Missing("=m" + i, i))
            .toList();
    List<Verification.Move> moves =
        LongStream.range(0, 300).mapToObj(i -> new Verification.Move("f" + i, "t" + i)).toList();
    Verification large =
        new Verification(
            small.manifest(),
            small.when(),
            small.depth(),
            small.lists(),
            small.signatures(),
            small.trust(),
            new Disagreements(
                3,
                List.of(new Disagreements.Disagreement("handover/manifest-sm3.txt", "a/=b.txt"))),
            new Verification.Amounts(5_000_000, Long.MAX_VALUE, 4_000_000, 4_000_000, 7, 5),
            Map.of(Discrepancy.Kind.MISSING, 1_000_000L),
            kept,
            moves,
            OptionalDouble.empty());

    Map<String, String> texts =
        written(
            VerificationView.of(
                large, Verifier.overview(handed.manifest()), Handed.CATALOG, Language.EN));
    assertThat(texts.get("html"))
        .contains("999,800 more", "=m199<", "100 more")
        .doesNotContain("=m200<");
    assertThat(texts.get("docx")).contains("999,900 more", "200 more").doesNotContain("=m100\t");
    assertThat(texts.get("xlsx")).contains("999,000 more", "=m999", "f299");
    for (String text : texts.values()) {
      assertThat(text).contains("disagree on 3 files (handover/manifest-sm3.txt of a/=b.txt)");
    }
  }

  @Test
  void aSignatureThatDoesNotFitIsTheReason() throws Exception {
    handed.filled().made();
    Keys.generate(KeyKind.SM2, root.resolve("key"));
    Path signature =
        Signatures.sign(
            handed.manifest(), Keys.signing(root.resolve("key")), "某云 <b>", Handed.WHEN);
    assertThat(written(handed.verified(new Depth.Whole(), Language.EN)).values())
        .allSatisfy(
            text -> assertThat(text).contains("Valid signature, unknown key", "are unchanged."));
    Files.writeString(signature, Files.readString(signature).replace("某云", "某雲"));

    Verification verification = handed.verification(new Depth.Whole());

    assertThat(verification.stand()).isEqualTo(Verification.Stand.DIFFERENT);
    VerificationView view =
        VerificationView.of(
            verification, Verifier.overview(handed.manifest()), Handed.CATALOG, Language.EN);
    assertThat(view.stand().sentence()).contains("a signature is invalid");
    Map<String, String> texts = written(view);
    assertThat(texts.values()).allSatisfy(text -> assertThat(text).contains("Invalid signature"));
    assertThat(texts.get("html")).contains("某雲 &lt;b&gt;").doesNotContain("某雲 <b>");
    assertThat(ClauseVerdict.of(verification, Verifier.overview(handed.manifest())))
        .anySatisfy(
            one -> {
              assertThat(one.clause()).isEqualTo("EXIT-9.3-0");
              assertThat(one.verdict()).isEqualTo(Verdict.NON_COMPLIANT);
            });
  }

  @Test
  void theSameViewGivesTheSameBytes() throws Exception {
    VerificationView view = handed.broken().verified(new Depth.Whole(), Language.ZH);
    written(view);
    byte[] book = Files.readAllBytes(root.resolve("verification.xlsx"));
    byte[] document = Files.readAllBytes(root.resolve("verification.docx"));
    Thread.sleep(2_100);
    written(view);

    assertThat(root.resolve("verification.xlsx")).hasBinaryContent(book);
    assertThat(root.resolve("verification.docx")).hasBinaryContent(document);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCodeHasItsWords(Language language) {
    Words words = Words.in(language);
    for (Discrepancy.Kind kind : Discrepancy.Kind.values()) {
      for (String group : List.of("kind", "meaning", "cure")) {
        assertThat(words.of("verification." + group + "." + kind.code())).isNotEmpty();
      }
    }
    for (Verification.Stand stand : Verification.Stand.values()) {
      assertThat(words.of("verification.stand." + stand.code())).isNotEmpty();
      assertThat(words.of("verification.next." + stand.code())).isNotEmpty();
    }
    for (Weight weight : Weight.values()) {
      assertThat(words.of("verification.weight." + weight.code())).isNotEmpty();
    }
    for (PointHolding holding : PointHolding.values()) {
      assertThat(words.of("verification.holding." + holding.code())).isNotEmpty();
    }
    for (io.yunheng.handover.Entry.Cause cause : io.yunheng.handover.Entry.Cause.values()) {
      assertThat(words.of("handover.word.cause." + cause.code())).isNotEmpty();
    }
    for (io.yunheng.content.Period.Unit unit : io.yunheng.content.Period.Unit.values()) {
      assertThat(words.of("handover.word.unit." + unit.code())).isNotEmpty();
    }
    for (io.yunheng.content.FileCategory category : io.yunheng.content.FileCategory.values()) {
      assertThat(words.of("handover.word.category." + category.code())).isNotEmpty();
    }
    for (io.yunheng.fixity.Algorithm algorithm : io.yunheng.fixity.Algorithm.values()) {
      assertThat(words.of("handover.word.digest." + algorithm.code())).isNotEmpty();
    }
  }
}
