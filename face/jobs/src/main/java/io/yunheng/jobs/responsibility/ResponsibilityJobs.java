/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.responsibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.JsonOut;
import io.yunheng.files.ReplacedFile;
import io.yunheng.jobs.ArrangementRequest;
import io.yunheng.jobs.CatalogExportRequest;
import io.yunheng.jobs.ResponsibilityRequest;
import io.yunheng.jobs.ResponsibilityResult;
import io.yunheng.jobs.WrittenResult;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.report.catalog.CatalogWorkbook;
import io.yunheng.report.catalog.ClauseJson;
import io.yunheng.report.duty.ComparisonView;
import io.yunheng.report.oscal.OscalFolder;
import io.yunheng.report.page.DutyPageWriter;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.responsibility.ArrangementWorkbook;
import io.yunheng.report.responsibility.ChangePhrases;
import io.yunheng.report.responsibility.DraftingDocument;
import io.yunheng.report.responsibility.DutyPages;
import io.yunheng.report.responsibility.MatrixWorkbook;
import io.yunheng.report.responsibility.PlacedArrangement;
import io.yunheng.report.responsibility.ResponsibilityDocument;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementComparison;
import io.yunheng.responsibility.ArrangementYaml;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.Change;
import io.yunheng.responsibility.ChangeReader;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Event;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.Passages;
import io.yunheng.responsibility.ResponsibilityRules;
import io.yunheng.run.Phase;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The jobs about arrangements, and about the clauses that they are derived from. */
public final class ResponsibilityJobs {
  /** The most requirements that an unknown one is answered with. */
  private static final int NEAR = 12;

  private static final String PAGE = "responsibility.html";
  private static final String MATRIX = "matrix.xlsx";
  private static final String FULL_TABLE = "responsibility-full.docx";
  private static final String TABLE = "responsibility.docx";
  private static final String DRAFTING = "drafting.docx";
  private static final String RESULT = "responsibility.json";
  private static final String COMPARISON = "comparison.html";
  private static final String DIFFERENCES = "comparison.json";
  private static final String OSCAL = "oscal";

  private final JobContext context;

  public ResponsibilityJobs(JobContext context) {
    this.context = context;
  }

  /** Derives who is responsible for what. */
  public ResponsibilityResult derive(ResponsibilityRequest request) throws InterruptedException {
    return new Deriving(request, context.shipped().catalog(), context.shipped().responsibility())
        .run();
  }

  private final class Deriving {
    private final ResponsibilityRequest request;
    private final Catalog catalog;
    private final ResponsibilityRules rules;

    Deriving(ResponsibilityRequest request, Catalog catalog, ResponsibilityRules rules) {
      this.request = request;
      this.catalog = catalog;
      this.rules = rules;
    }

    ResponsibilityResult run() throws InterruptedException {
      context.progress().begin(Phase.of("derive").about(request.file().toString()));
      PlacedArrangement read = ArrangementFile.placed(request.file(), rules.roles().ids());
      Derivation derivation = derived(told(read.arrangement(), request.file()), request.file());
      check();
      if (request.against().isPresent()) {
        Derivation other = derived(request.against().get());
        ComparisonView page =
            DutyPages.side(
                derivation,
                derivation.arrangement().name(),
                other,
                other.arrangement().name(),
                catalog,
                request.language());
        return compared(derivation, other, other.arrangement().name(), page);
      }
      if (!request.changes().isEmpty()) {
        return whatIf(derivation);
      }
      List<Attribution> attributions = attributions(derivation);
      List<Path> files =
          request.output().isPresent()
              ? write(derivation, read.sheets(), attributions, request.output().get())
              : List.of();
      return request.events().isEmpty()
          ? new ResponsibilityResult.Derived(derivation, read.sheets(), shipped(), files)
          : new ResponsibilityResult.Attributed(derivation, attributions, shipped(), files);
    }

    private ResponsibilityResult.Source shipped() {
      return new ResponsibilityResult.Source(catalog, rules);
    }

    private Derivation derived(Path file) {
      return derived(told(ArrangementFile.read(file, rules.roles().ids()), file), file);
    }

    /** An arrangement of which nothing can be derived is a draft, and no clean result. */
    private static Arrangement told(Arrangement arrangement, Path file) {
      if (arrangement.organisations().isEmpty()
          && arrangement.services().isEmpty()
          && arrangement.acts().isEmpty()) {
        throw FaultException.of(FaultCode.ARRANGEMENT_EMPTY, "file", file.toString());
      }
      Problems problems = new Problems();
      Map<String, Integer> parts = new LinkedHashMap<>();
      parts.put("organisations", arrangement.organisations().size());
      parts.put("services", arrangement.services().size());
      parts.put("acts", arrangement.acts().size());
      parts.forEach(
          (part, size) -> {
            if (size == 0) {
              problems.add(
                  FaultCode.DATA_KEY_MISSING, "file", file.toString(), "line", "1", "key", part);
            }
          });
      problems.throwIfAny();
      return arrangement;
    }

    private Derivation derived(Arrangement arrangement, Path file) {
      return Derivation.of(
          arrangement, Passages.of(arrangement, new ContractFolder(file)), catalog, rules);
    }

    private ResponsibilityResult whatIf(Derivation before) throws InterruptedException {
      Arrangement changed = before.arrangement();
      List<Change> made = new ArrayList<>();
      for (String text : request.changes()) {
        Change change = new ChangeReader(changed).read(text);
        made.add(change);
        changed = change.made(changed);
      }
      Derivation after = derived(changed, request.file());
      String changes = new ChangePhrases(before.arrangement(), request.language()).of(made);
      return compared(
          before,
          after,
          changes,
          DutyPages.changed(before, after, changes, catalog, request.language()));
    }

    private ResponsibilityResult compared(
        Derivation before, Derivation after, String is, ComparisonView versus)
        throws InterruptedException {
      check();
      ArrangementComparison comparison = ArrangementComparison.of(before, after);
      List<Path> files = new ArrayList<>();
      if (request.output().isPresent()) {
        Path folder = create(request.output().get());
        Path page = folder.resolve(COMPARISON);
        String html = new DutyPageWriter(new PageTemplates()).html(versus);
        ReplacedFile.write(page, out -> out.write(html.getBytes(UTF_8)));
        files.add(page);
        written();
        Path result = folder.resolve(DIFFERENCES);
        JsonOut.file(result, json -> new DutyJson(json).differences(comparison));
        files.add(result);
        written();
      }
      return new ResponsibilityResult.Compared(before, after, is, comparison, shipped(), files);
    }

    private List<Attribution> attributions(Derivation derivation) throws InterruptedException {
      List<Attribution> all = new ArrayList<>();
      if (request.events().isEmpty()) {
        return all;
      }
      LocalDate day = request.on().orElse(derivation.arrangement().asOf());
      String service = service(derivation.arrangement());
      Optional<String> actor = actor(derivation.arrangement());
      for (String id : request.events()) {
        check();
        all.add(
            derivation
                .attribute(id, service, day, actor, catalog, rules)
                .orElseThrow(() -> wrong("--event", id, String.join(" | ", near(id)))));
      }
      return all;
    }

    /** The requirements whose ids begin like it, else the typical events. */
    private List<String> near(String id) {
      List<String> near =
          catalog.clauses().stream()
              .map(Clause::id)
              .filter(one -> id.contains("-") && one.startsWith(id))
              .limit(NEAR)
              .toList();
      return near.isEmpty() ? rules.events().events().stream().map(Event::id).toList() : near;
    }

    /** The organisation that is named by its id or its name. */
    private Optional<String> actor(Arrangement arrangement) {
      return request
          .actor()
          .map(
              wanted ->
                  arrangement.organisations().stream()
                      .filter(one -> one.id().equals(wanted) || one.name().equals(wanted))
                      .map(Organisation::id)
                      .findFirst()
                      .orElseThrow(
                          () ->
                              wrong(
                                  "--actor",
                                  wanted,
                                  String.join(
                                      " | ",
                                      arrangement.organisations().stream()
                                          .map(one -> one.id() + " (" + one.name() + ")")
                                          .toList()))));
    }

    private String service(Arrangement arrangement) {
      List<CloudService> all = arrangement.services();
      if (request.service().isEmpty() && all.size() == 1) {
        return all.getFirst().id();
      }
      String known =
          String.join(" | ", all.stream().map(one -> one.id() + " (" + one.name() + ")").toList());
      String wanted =
          request
              .service()
              .orElseThrow(
                  () ->
                      FaultException.of(
                          FaultCode.USAGE_CHOICE, "option", "--service", "known", known));
      return all.stream()
          .filter(one -> one.id().equals(wanted) || one.name().equals(wanted))
          .map(CloudService::id)
          .findFirst()
          .orElseThrow(() -> wrong("--service", wanted, known));
    }

    private List<Path> write(
        Derivation derivation, Map<String, String> sheets, List<Attribution> asked, Path output)
        throws InterruptedException {
      context.progress().begin(Phase.of("write-documents"));
      Language language = request.language();
      Path folder = create(output);
      List<Path> files = new ArrayList<>();
      Path page = folder.resolve(PAGE);
      String html =
          new DutyPageWriter(new PageTemplates())
              .html(DutyPages.of(derivation, asked, catalog, language));
      ReplacedFile.write(page, out -> out.write(html.getBytes(UTF_8)));
      files.add(page);
      written();
      Path matrix = folder.resolve(MATRIX);
      MatrixWorkbook.write(derivation, catalog, language, matrix);
      files.add(matrix);
      written();
      Path table = folder.resolve(TABLE);
      ResponsibilityDocument.write(derivation, catalog, language, false, table);
      files.add(table);
      written();
      if (request.full()) {
        Path full = folder.resolve(FULL_TABLE);
        ResponsibilityDocument.write(derivation, catalog, language, true, full);
        files.add(full);
      }
      Path drafting = folder.resolve(DRAFTING);
      DraftingDocument.write(derivation, catalog, language, drafting);
      files.add(drafting);
      written();
      Path result = folder.resolve(RESULT);
      JsonOut.file(result, json -> ResponsibilityJson.write(json, derivation, sheets));
      files.add(result);
      written();
      files.addAll(OscalFolder.write(derivation, catalog, language, folder.resolve(OSCAL)));
      return files;
    }

    private void written() throws InterruptedException {
      context.progress().count(Unit.DOCUMENTS, 1);
      check();
    }
  }

  private static void check() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static Path create(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }

  private static FaultException wrong(String option, String value, String known) {
    return FaultException.of(
        FaultCode.USAGE_VALUE, "option", option, "value", value, "known", known);
  }

  /** Writes an arrangement in another form, or an empty workbook. */
  public WrittenResult convert(ArrangementRequest request) {
    Path output = request.output();
    boolean excel = ArrangementFile.named(output, ".xlsx");
    boolean yaml = ArrangementFile.named(output, ".yaml", ".yml");
    if (!excel && (request.input().isEmpty() || !yaml)) {
      String known = request.input().isEmpty() ? "*.xlsx" : "*.yaml, *.yml, *.xlsx";
      String option = request.input().isEmpty() ? "-o" : "OUT";
      throw wrong(option, output.toString(), known);
    }
    ResponsibilityRules rules = context.shipped().responsibility();
    Optional<Arrangement> arrangement =
        request.input().map(file -> ArrangementFile.read(file, rules.roles().ids()));
    if (excel) {
      ArrangementWorkbook.write(
          arrangement, rules.roles(), context.shipped().catalog(), request.language(), output);
    } else {
      ReplacedFile.write(
          output, out -> out.write(ArrangementYaml.bytes(arrangement.orElseThrow())));
    }
    return WrittenResult.of(output);
  }

  /** Writes clauses. */
  public WrittenResult export(CatalogExportRequest request) {
    Path output = request.output();
    Catalog catalog = context.shipped().catalog();
    List<Clause> clauses = request.clauses().stream().map(id -> clause(catalog, id)).toList();
    if (ArrangementFile.named(output, ".xlsx")) {
      CatalogWorkbook.write(catalog, clauses, request.language(), output);
    } else if (ArrangementFile.named(output, ".json")) {
      ObjectNode root = ClauseJson.object();
      root.put("yunheng", "catalog");
      root.put("version", 1);
      root.put("digest", catalog.digest());
      ArrayNode list = root.putArray("clauses");
      clauses.forEach(clause -> list.add(ClauseJson.whole(catalog, clause)));
      byte[] text = (root.toPrettyString() + "\n").getBytes(UTF_8);
      ReplacedFile.write(output, out -> out.write(text));
    } else {
      throw wrong("-o", output.toString(), "*.json, *.xlsx");
    }
    return WrittenResult.of(output);
  }

  private static Clause clause(Catalog catalog, String id) {
    return catalog
        .clause(id)
        .orElseThrow(() -> FaultException.of(FaultCode.CLAUSE_UNKNOWN, "clause", id, "near", "-"));
  }
}
