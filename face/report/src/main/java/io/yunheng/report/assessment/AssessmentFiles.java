/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.ResultWriter;
import io.yunheng.assessment.TraceWriter;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.Estate;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.page.PageWriter;
import io.yunheng.report.workbook.WorkbookWriter;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The files of an assessment in a folder: all of them or none. */
public final class AssessmentFiles {
  /** The report page. */
  public static final String REPORT = "report.html";

  /** The workbook. */
  public static final String WORKBOOK = "workbook.xlsx";

  /** The result for programs. */
  public static final String RESULT = "result.json";

  /** Every resource that the checks looked at. */
  public static final String OBSERVATIONS = "observations.jsonl";

  private static final List<String> ALL = List.of(REPORT, WORKBOOK, RESULT, OBSERVATIONS);

  private static final String PART = ".part";

  private AssessmentFiles() {}

  /**
   * Writes the four files, readable for the owner alone: they tell what is wrong with a cloud. None
   * of them appears before all are written.
   *
   * @throws FaultException with {@code OUTPUT_FAILED}
   * @throws InterruptedException if it is interrupted; then none of them is there
   */
  public static void write(
      Assessment assessment,
      Estate estate,
      MlpsCatalog catalog,
      Language language,
      Path folder,
      Progress progress)
      throws InterruptedException {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = Optional.ofNullable(target.getParent()).orElse(target);
    try {
      Files.createDirectories(parent);
      Path draft = Files.createTempDirectory(parent, ".yunheng-");
      try {
        Files.writeString(
            owned(draft, REPORT),
            new PageWriter(new PageTemplates())
                .html(AssessmentPage.of(assessment, estate, catalog, language)),
            StandardCharsets.UTF_8);
        written(progress);
        new WorkbookWriter()
            .write(
                AssessmentWorkbook.of(assessment, catalog, language),
                draft.resolve(WORKBOOK + PART));
        written(progress);
        try (OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(owned(draft, RESULT)), 1 << 16)) {
          ResultWriter.write(assessment, out);
        }
        written(progress);
        try (OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(owned(draft, OBSERVATIONS)), 1 << 16)) {
          TraceWriter.write(assessment, out);
        }
        written(progress);
        Files.createDirectories(target);
        for (String name : ALL) {
          Files.move(
              draft.resolve(name + PART),
              target.resolve(name),
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        for (String name : ALL) {
          Files.deleteIfExists(draft.resolve(name + PART));
        }
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }

  private static void written(Progress progress) throws InterruptedException {
    progress.count(Unit.DOCUMENTS, 1);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** An empty file that only its owner may read, as temporary files are. */
  private static Path owned(Path draft, String name) throws IOException {
    return Files.move(Files.createTempFile(draft, name, PART), draft.resolve(name + PART));
  }
}
