/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.CaseSettings;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceScan;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The folder of a case as a job sees it: what the case says of itself, and its current evidence by
 * kind. Where worker processes are kept from writing, the evidence is linked, else it is copied, so
 * that nothing a worker does changes it.
 */
final class CaseView {
  private static final int ASSESSED_LEVEL = 3;
  private static final String RECORDS = CaseRecords.PLACE;

  /** Beside the folder of a case: what was written for it and is not evidence. */
  private static final String WRITTEN = "written";

  private final Store store;
  private final CaseRegisters registers;
  private final CaseRecords records;
  private final Path views;
  private final boolean linked;

  /**
   * Views of cases.
   *
   * @param data the data folder
   * @param linked whether workers cannot write to what a view holds
   */
  CaseView(Store store, Path data, boolean linked) {
    this.store = store;
    this.registers = new CaseRegisters(store);
    this.records = new CaseRecords(store);
    this.views = data.resolve("views");
    this.linked = linked;
  }

  /** The rows of one case as a whole. */
  static Scope scope(RandomId workCase) {
    return new Scope(Set.of(), Set.of(workCase), Map.of(), Set.of());
  }

  /**
   * Makes the folder of a case for a job.
   *
   * @param asOf the moment that it speaks of where the case and its evidence say none; empty if one
   *     of them has to
   * @throws FaultException with {@code EVIDENCE_INFECTED}, {@code EVIDENCE_DAMAGED}, {@code
   *     OUTPUT_FAILED} or {@code DISK_FULL}
   */
  Seen make(WorkCase one, RandomId job, Optional<Instant> asOf) {
    Path folder = empty(job).resolve("case");
    boolean estate = false;
    CaseFolder.make(folder, settings(one, one.description().asOf()));
    Set<String> taken = new HashSet<>();
    List<CaseSnapshot.Entry> entries = new ArrayList<>();
    Scope scope = scope(one.id());
    List<String> written = written(scope, one, job, folder);
    taken.addAll(written);
    RowWindow window = RowWindow.first(RowWindow.MOST);
    while (true) {
      RowList<CaseEvidenceFile> list =
          store.evidence().list(scope, one.id(), Set.of(EvidenceState.CURRENT), "", window);
      for (CaseEvidenceFile file : list.rows()) {
        estate |= file.description().kind() == EvidenceKind.ESTATE;
        Optional.of(file)
            .filter(found -> !standsInTables(found, written))
            .flatMap(found -> place(found, taken))
            .ifPresent(
                place -> {
                  put(scope, file, folder, place);
                  entries.add(new CaseSnapshot.Entry(place, file.id()));
                });
      }
      long next = window.from() + list.rows().size();
      if (next >= list.total() || list.rows().isEmpty()) {
        if (!estate && one.description().asOf().isEmpty() && asOf.isPresent()) {
          CaseFolder.make(folder, settings(one, asOf));
        }
        return new Seen(
            folder, folder(job).resolve(WRITTEN), new CaseSnapshot(yaml(folder), entries, written));
      }
      window = new RowWindow(next, RowWindow.MOST);
    }
  }

  private static String yaml(Path folder) {
    Path file = folder.resolve("case.yaml");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /** Whether what an uploaded file says is not read, since it was written in the tables. */
  private static boolean standsInTables(CaseEvidenceFile file, List<String> written) {
    return switch (file.description().kind()) {
      case REGISTER -> written.contains(file.description().path());
      case RECORDS -> written.contains(RECORDS);
      case ESTATE, EVENTS, DOCUMENT, OTHER -> false;
    };
  }

  /** Writes the registers and the records that stand in tables; their places. */
  private List<String> written(Scope scope, WorkCase one, RandomId job, Path folder) {
    List<String> places = new ArrayList<>();
    for (Book book : Book.values()) {
      write(folder, job, book.path(), file -> registers.write(scope, one.id(), book, file), places);
    }
    write(folder, job, RECORDS, file -> records.write(scope, one.id(), file), places);
    return places;
  }

  private void write(
      Path folder, RandomId job, String place, Predicate<Path> writer, List<String> places) {
    Path file = folder(job).resolve(WRITTEN).resolve(place);
    Path target = folder.resolve(place);
    try {
      Files.createDirectories(file.resolveSibling("."));
      if (writer.test(file)) {
        Files.createDirectories(target.resolveSibling("."));
        take(file, target, linked);
        places.add(place);
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(target, e);
    }
  }

  /**
   * The folder of a case, and how it can be made again.
   *
   * @param written the folder of what is not evidence
   */
  record Seen(Path folder, Path written, CaseSnapshot snapshot) {}

  /** A case of which nothing but the folder is needed. */
  Path makeBare(WorkCase one, RandomId job) {
    Path folder = empty(job).resolve("case");
    CaseFolder.make(
        folder,
        new CaseSettings(
            one.description().name(),
            SubjectKind.PLATFORM,
            ASSESSED_LEVEL,
            Optional.empty(),
            one.description().timeZone(),
            one.example(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty()));
    return folder;
  }

  /** One piece of evidence and nothing else, under the name that it was uploaded with. */
  Path makeFile(WorkCase one, RandomId job, CaseEvidenceFile file) {
    Path folder = empty(job).resolve("case");
    String path = file.description().path();
    put(scope(one.id()), file, folder, path);
    return folder.resolve(path);
  }

  /** The folder of a job for what it is given. */
  Path folder(RandomId job) {
    return views.resolve(job.text());
  }

  private Path empty(RandomId job) {
    drop(job);
    try {
      Files.createDirectories(folder(job));
      return folder(job);
    } catch (IOException e) {
      throw ReplacedFile.failed(folder(job), e);
    }
  }

  /** What a case says of itself, in the words of its folder. */
  private static CaseSettings settings(WorkCase one, Optional<Instant> asOf) {
    CaseDescription said = one.description();
    return new CaseSettings(
        said.name(),
        said.subject(),
        ASSESSED_LEVEL,
        asOf,
        said.timeZone(),
        one.example(),
        text(said.tenant()),
        text(said.systemName()),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(one -> !one.isBlank());
  }

  /** Where a piece of evidence lies in the folder; empty if the engines do not read its kind. */
  private static Optional<String> place(CaseEvidenceFile file, Set<String> taken) {
    String path = file.description().path();
    Optional<String> room = room(file.description().kind());
    if (room.isEmpty()) {
      return Optional.empty();
    }
    String whole =
        room.get().equals(RECORDS)
            ? RECORDS
            : path.startsWith(room.get() + "/") ? path : room.get() + "/" + path;
    String free = whole;
    for (int i = 2; !taken.add(free); i++) {
      int dot = whole.lastIndexOf('.');
      free =
          dot > whole.lastIndexOf('/')
              ? whole.substring(0, dot) + " (" + i + ")" + whole.substring(dot)
              : whole + " (" + i + ")";
    }
    return Optional.of(free);
  }

  private static Optional<String> room(EvidenceKind kind) {
    return switch (kind) {
      case ESTATE -> Optional.of("estates");
      case EVENTS -> Optional.of("events");
      case REGISTER -> Optional.of("registers");
      case DOCUMENT -> Optional.of("documents");
      case RECORDS -> Optional.of(RECORDS);
      case OTHER -> Optional.empty();
    };
  }

  private void put(Scope scope, CaseEvidenceFile file, Path folder, String place) {
    if (file.infected()) {
      throw FaultException.of(
          FaultCode.EVIDENCE_INFECTED,
          "path",
          file.description().path(),
          "answer",
          file.scan().map(EvidenceScan::answer).orElse(""));
    }
    Path target = folder.resolve(place).normalize();
    if (!target.startsWith(folder)) {
      throw FaultException.of(FaultCode.PATH_ESCAPES, "file", place, "path", place);
    }
    Path bytes = store.evidence().file(scope, file.id()).orElseThrow();
    try {
      Files.createDirectories(target.resolveSibling("."));
      take(bytes, target, linked);
    } catch (IOException e) {
      throw ReplacedFile.failed(target, e);
    }
  }

  /** Links a file, or copies it. */
  static void take(Path from, Path to, boolean linked) throws IOException {
    if (linked) {
      try {
        Files.createLink(to, from);
        return;
      } catch (IOException | UnsupportedOperationException _) {
        // Another file system, or one without links.
      }
    }
    Files.copy(from, to);
  }

  /** Removes what a job was given. */
  void drop(RandomId job) {
    FolderRemoval.remove(folder(job));
  }

  /** Removes what jobs were given that nobody runs any more. */
  void dropAll() {
    FolderRemoval.remove(views);
  }
}
