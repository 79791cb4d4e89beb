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
import io.yunheng.report.page.PictureWriter;
import io.yunheng.report.view.Page;
import io.yunheng.report.workbook.WorkbookWriter;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

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

  /** Where the cloud stands, as a picture. */
  public static final String LOCATION = "pictures/location.svg";

  /** How the networks hang together, as a picture. */
  public static final String NETWORK = "pictures/network.svg";

  private static final List<String> PICTURES = List.of(LOCATION, NETWORK);

  private static final String PART = ".part";

  private AssessmentFiles() {}

  /**
   * Writes the files, readable for the owner alone: they tell what is wrong with a cloud. None of
   * them appears before all are written. Where the evidence gives nothing to draw, a picture is
   * left out, and one that stood there before is deleted.
   *
   * @return what was written, below the folder
   * @throws FaultException with {@code OUTPUT_FAILED}
   * @throws InterruptedException if it is interrupted; then none of them is there
   */
  public static List<Path> write(
      Assessment assessment,
      Estate estate,
      MlpsCatalog catalog,
      Language language,
      Path folder,
      Progress progress)
      throws InterruptedException {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = Optional.ofNullable(target.getParent()).orElse(target);
    List<String> names = new ArrayList<>();
    try {
      Files.createDirectories(parent);
      Path draft = Files.createTempDirectory(parent, ".yunheng-");
      try {
        Page page = AssessmentPage.of(assessment, estate, catalog, language);
        names.add(REPORT);
        Files.writeString(owned(draft, REPORT), new PageWriter(new PageTemplates()).html(page));
        written(progress);
        names.add(WORKBOOK);
        new WorkbookWriter()
            .write(AssessmentWorkbook.of(assessment, catalog, language), part(draft, WORKBOOK));
        written(progress);
        names.add(RESULT);
        try (OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(owned(draft, RESULT)), 1 << 16)) {
          ResultWriter.write(assessment, out);
        }
        written(progress);
        names.add(OBSERVATIONS);
        try (OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(owned(draft, OBSERVATIONS)), 1 << 16)) {
          TraceWriter.write(assessment, out);
        }
        written(progress);
        for (Map.Entry<String, String> picture : pictures(page).entrySet()) {
          names.add(picture.getKey());
          Files.writeString(owned(draft, picture.getKey()), picture.getValue());
          written(progress);
        }
        move(draft, target, names);
      } finally {
        for (String name : names) {
          Files.deleteIfExists(part(draft, name));
        }
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
    return names.stream().map(folder::resolve).toList();
  }

  private static SequencedMap<String, String> pictures(Page page) {
    PictureWriter writer = new PictureWriter();
    SequencedMap<String, String> pictures = new LinkedHashMap<>();
    writer.location(page).ifPresent(picture -> pictures.put(LOCATION, picture));
    writer.network(page).ifPresent(picture -> pictures.put(NETWORK, picture));
    return pictures;
  }

  private static void move(Path draft, Path target, List<String> names) throws IOException {
    Files.createDirectories(target);
    for (String name : names) {
      Path file = target.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.move(
          part(draft, name),
          file,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
    for (String name : PICTURES) {
      if (!names.contains(name)) {
        Files.deleteIfExists(target.resolve(name));
      }
    }
  }

  private static void written(Progress progress) throws InterruptedException {
    progress.count(Unit.DOCUMENTS, 1);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Where a file lies until all are written. */
  private static Path part(Path draft, String name) {
    return draft.resolve(name.replace('/', '-') + PART);
  }

  /** An empty file that only its owner may read, as temporary files are. */
  private static Path owned(Path draft, String name) throws IOException {
    return Files.move(Files.createTempFile(draft, "", PART), part(draft, name));
  }
}
