/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.Fields;
import io.yunheng.files.JsonDocument;
import io.yunheng.files.JsonOut;
import io.yunheng.files.Node;
import io.yunheng.finding.Finding;
import io.yunheng.finding.FindingCode;
import io.yunheng.finding.FindingRules;
import io.yunheng.finding.Place;
import io.yunheng.finding.Weight;
import io.yunheng.migration.configuration.MoveRules;
import java.io.Writer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs of comparisons as files, as {@code docs/formats/comparison.md} specifies. The same run gives
 * the same bytes.
 */
public final class RunFile {
  /** The largest file read, in bytes. */
  public static final int MAX_BYTES = 64 << 20;

  private static final int VERSION = 1;
  private static final String FORM = "comparison-run";

  private RunFile() {}

  /**
   * Writes a run into a file, which stands whole or not at all.
   *
   * @throws FaultException if it cannot be written
   */
  public static void write(ComparisonRun run, Path file) {
    JsonOut.file(file, out -> members(run, out));
  }

  /** Writes a run to where text goes, without a line feed. */
  public static void write(ComparisonRun run, Writer out) {
    JsonOut.value(out, json -> json.object(() -> members(run, json)));
  }

  private static void members(ComparisonRun run, JsonOut out) {
    out.text("yunheng", FORM);
    out.number("version", VERSION);
    out.text("name", run.name());
    out.text("kind", run.kind().code());
    out.text("at", run.at().toString());
    out.text("outcome", run.outcome().code());
    out.object(
        "risks", () -> run.risks().forEach((risk, count) -> out.number(risk.clause(), count)));
    out.objects("comparisons", run.comparisons(), comparison -> comparison(comparison, out));
  }

  private static void comparison(MoveComparison comparison, JsonOut out) {
    out.text("form", comparison.form());
    out.object("before", () -> side(comparison.before(), out));
    out.object("after", () -> side(comparison.after(), out));
    out.text("outcome", comparison.outcome().code());
    out.objects(
        "totals",
        comparison.totals(),
        total -> {
          out.text("code", total.code().code());
          out.text("weight", total.weight().code());
          out.text("risk", total.risk().code());
          out.number("count", total.count());
        });
    out.objects(
        "findings",
        comparison.findings(),
        one -> {
          Finding finding = one.finding();
          out.text("code", finding.code().code());
          out.text("weight", finding.weight().code());
          out.text("risk", one.risk().code());
          one.sides().before().ifPresent(place -> out.text("before", place));
          one.sides().after().ifPresent(place -> out.text("after", place));
          out.object("details", () -> finding.details().forEach(out::text));
        });
  }

  private static void side(ComparedSide side, JsonOut out) {
    out.text("name", side.name());
    side.takenAt().ifPresent(at -> out.text("takenAt", at.toString()));
    side.sha256().ifPresent(digest -> out.text("sha256", digest));
  }

  /**
   * The run in a file.
   *
   * @throws FaultException with everything that is wrong
   */
  public static ComparisonRun read(Path file) {
    String name = String.valueOf(file.getFileName());
    return read(BoundedFile.bytes(file, name, MAX_BYTES), name);
  }

  /**
   * The run in these bytes.
   *
   * @param name the file's name for messages
   * @throws FaultException with everything that is wrong
   */
  public static ComparisonRun read(byte[] bytes, String name) {
    Problems problems = new Problems();
    Fields root = Fields.of(name, JsonDocument.parse(bytes, name, 0), problems);
    problems.throwIfAny();
    if (!root.optionalText("yunheng").equals(Optional.of(FORM))) {
      throw FaultException.of(FaultCode.COMPARISON_FOREIGN, "file", name);
    }
    if (root.number("version", 1, Integer.MAX_VALUE) > VERSION) {
      throw FaultException.of(
          FaultCode.COMPARISON_FROM_FUTURE, "file", name, "known", Integer.toString(VERSION));
    }
    root.only("yunheng", "version", "name", "kind", "at", "outcome", "risks", "comparisons");
    String title = root.text("name");
    RunKind kind = root.word("kind", RunKind.class, RunKind.MIGRATION);
    Optional<Instant> at = moment(root, "at");
    MoveOutcome outcome = root.word("outcome", MoveOutcome.class, MoveOutcome.OPEN);
    Map<String, String> risks =
        root.fields("risks").map(Fields::scalars).map(TreeMap::new).orElseGet(TreeMap::new);
    List<MoveComparison> comparisons = new ArrayList<>();
    for (Fields fields : root.list("comparisons")) {
      comparison(fields, problems).ifPresent(comparisons::add);
      if (problems.full()) {
        break;
      }
    }
    if (at.isEmpty()) {
      root.missing("at");
    }
    problems.throwIfAny();
    ComparisonRun run = new ComparisonRun(title, kind, at.orElseThrow(), comparisons);
    if (run.outcome() != outcome) {
      root.wrong("outcome", outcome.code(), run.outcome().code());
    }
    Map<String, String> counted = new TreeMap<>();
    run.risks().forEach((risk, count) -> counted.put(risk.clause(), Long.toString(count)));
    if (!counted.equals(risks)) {
      root.wrong("risks", risks.toString(), counted.toString());
    }
    problems.throwIfAny();
    return run;
  }

  private static Optional<MoveComparison> comparison(Fields fields, Problems problems) {
    long before = problems.count();
    fields.only("form", "before", "after", "outcome", "totals", "findings");
    String form = code(fields, "form");
    ComparedSide earlier = side(fields, "before");
    ComparedSide later = side(fields, "after");
    MoveOutcome outcome = fields.word("outcome", MoveOutcome.class, MoveOutcome.OPEN);
    List<Total> totals = new ArrayList<>();
    for (Fields one : fields.list("totals")) {
      one.only("code", "weight", "risk", "count");
      totals.add(
          new Total(
              ForeignCode.of(code(one, "code")),
              FindingRules.weight(one, MoveRules.WEIGHTS),
              one.word("risk", MigrationRisk.class, MigrationRisk.CONFIGURATION),
              count(one)));
    }
    List<MoveFinding> findings = new ArrayList<>();
    for (Fields one : fields.list("findings")) {
      findings.add(finding(one));
      if (problems.full()) {
        break;
      }
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    if (!counted(totals, findings)) {
      fields.wrong("totals", Integer.toString(totals.size()), ">= findings");
      return Optional.empty();
    }
    MoveComparison comparison = new MoveComparison(form, earlier, later, findings, totals);
    if (comparison.outcome() != outcome) {
      fields.wrong("outcome", outcome.code(), comparison.outcome().code());
    }
    return Optional.of(comparison);
  }

  /** Whether no code occurs more often among the findings than was counted. */
  private static boolean counted(List<Total> totals, List<MoveFinding> findings) {
    Map<String, Long> left = new TreeMap<>();
    for (Total total : totals) {
      String key = key(total.code(), total.weight(), total.risk());
      if (left.put(key, total.count()) != null) {
        return false;
      }
    }
    for (MoveFinding one : findings) {
      String key = key(one.finding().code(), one.finding().weight(), one.risk());
      if (left.merge(key, -1L, Long::sum) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String key(FindingCode code, Weight weight, MigrationRisk risk) {
    return code.code() + " " + weight.code() + " " + risk.code();
  }

  private static MoveFinding finding(Fields fields) {
    fields.only("code", "weight", "risk", "before", "after", "details");
    Map<String, String> details = new TreeMap<>();
    fields.fields("details").ifPresent(one -> details.putAll(one.scalars()));
    if (details.size() > MoveFinding.MOST_DETAILS) {
      fields.wrong("details", Integer.toString(details.size()), "<= " + MoveFinding.MOST_DETAILS);
      details.clear();
    }
    FindingCode code = ForeignCode.of(code(fields, "code"));
    Weight weight = FindingRules.weight(fields, MoveRules.WEIGHTS);
    MigrationRisk risk = fields.word("risk", MigrationRisk.class, MigrationRisk.CONFIGURATION);
    Place place = Place.Sides.of(raw(fields, "before"), raw(fields, "after"));
    return new MoveFinding(new Finding(code, weight, place, details), risk);
  }

  private static Optional<String> raw(Fields fields, String key) {
    return fields
        .node(key)
        .flatMap(
            node -> {
              if (node instanceof Node.Scalar(String text, int _)) {
                return Optional.of(text);
              }
              fields.wrong(key, "...", "text");
              return Optional.empty();
            });
  }

  private static ComparedSide side(Fields fields, String key) {
    Optional<Fields> side = fields.fields(key);
    if (side.isEmpty()) {
      fields.missing(key);
      return new ComparedSide("", Optional.empty(), Optional.empty());
    }
    Fields one = side.get();
    one.only("name", "takenAt", "sha256");
    Optional<String> digest = one.optionalText("sha256");
    if (digest.isPresent() && !digest.get().matches("[0-9a-f]{64}")) {
      one.wrong("sha256", digest.get(), "[0-9a-f]{64}");
      digest = Optional.empty();
    }
    return new ComparedSide(one.text("name"), moment(one, "takenAt"), digest);
  }

  private static Optional<Instant> moment(Fields fields, String key) {
    return fields
        .optionalText(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(Instant.parse(text));
              } catch (DateTimeException _) {
                fields.wrong(key, text, "2026-11-21T08:00:00Z");
                return Optional.empty();
              }
            });
  }

  private static long count(Fields fields) {
    String text = fields.text("count");
    if (text.matches("[1-9][0-9]{0,14}")) {
      return Long.parseLong(text);
    }
    fields.wrong("count", text, ">= 1");
    return 1;
  }

  private static String code(Fields fields, String key) {
    String text = fields.text(key);
    if (text.matches("[a-z][a-z0-9-]{0,63}")) {
      return text;
    }
    fields.wrong(key, text, "[a-z][a-z0-9-]*");
    return "x";
  }
}
