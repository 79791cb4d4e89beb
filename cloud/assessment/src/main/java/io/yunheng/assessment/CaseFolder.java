/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.casefile.CaseContents;
import io.yunheng.assessment.casefile.CasePaths;
import io.yunheng.assessment.casefile.CaseTexts;
import io.yunheng.assessment.casefile.CaseYaml;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes, loads and checks the folder of a case. */
public final class CaseFolder {
  private CaseFolder() {}

  /**
   * Makes a new case: {@code case.yaml} with its comments, the folders, empty registers and a
   * README; all of it or nothing.
   *
   * @param folder a place that does not exist yet or is empty
   * @param language the language of the comments and templates
   * @throws FaultException if the place is taken ({@code output-exists}) or cannot be written
   *     ({@code output-failed})
   */
  public static void init(Path folder, CaseDraft draft, Language language) {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = Optional.ofNullable(target.getParent()).orElse(target);
    try {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !empty(target)) {
        throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", folder.toString());
      }
      Files.createDirectories(parent);
      Path draftFolder = Files.createTempDirectory(parent, ".case-");
      try {
        fill(draftFolder, draft, language);
        Files.deleteIfExists(target);
        Files.move(draftFolder, target);
      } finally {
        delete(draftFolder);
      }
    } catch (IOException | UncheckedIOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }

  /**
   * Makes the folder of a case with what it says of itself; what else is in it stays.
   *
   * @throws FaultException with {@code OUTPUT_FAILED} or {@code DISK_FULL}
   */
  public static void make(Path folder, CaseSettings settings) {
    try {
      Files.createDirectories(folder);
      for (String room : CaseContents.ROOMS) {
        Files.createDirectories(folder.resolve(room));
      }
      Files.writeString(
          folder.resolve(CaseYaml.NAME), CaseTexts.yaml(settings), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }

  /**
   * Loads a case: reads {@code case.yaml} and digests every file.
   *
   * @throws FaultException if there is no case, or with everything that is wrong with its settings
   *     and files
   */
  public static CaseFile load(Path folder) {
    Problems problems = new Problems();
    Optional<CaseFile> loaded = load(folder, problems);
    problems.throwIfAny();
    return loaded.orElseThrow();
  }

  private static Optional<CaseFile> load(Path folder, Problems problems) {
    Path yaml = folder.resolve(CaseYaml.NAME);
    if (!Files.exists(yaml, LinkOption.NOFOLLOW_LINKS)) {
      throw FaultException.of(FaultCode.CASE_MISSING, "folder", folder.toString());
    }
    Optional<CaseSettings> settings = CaseYaml.read(yaml, problems);
    CaseContents contents = CaseContents.of(folder, problems);
    settings.ifPresent(
        found -> {
          CasePaths.require(found.estate(), contents, problems);
          CasePaths.require(found.earlier(), contents, problems);
        });
    return settings.map(
        found -> new CaseFile(folder, found, contents.entries(), contents.address()));
  }

  private static void fill(Path folder, CaseDraft draft, Language language) throws IOException {
    for (String room : CaseContents.ROOMS) {
      Files.createDirectory(folder.resolve(room));
    }
    Files.writeString(
        folder.resolve("README.md"), CaseTexts.readme(draft, language), StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve(CaseYaml.NAME), CaseTexts.yaml(draft, language), StandardCharsets.UTF_8);
    for (RegisterPlan.Book book : RegisterPlan.Book.values()) {
      RegisterTemplate.write(folder.resolve(book.path()), book.kinds(), language);
    }
  }

  private static boolean empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(folder)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
