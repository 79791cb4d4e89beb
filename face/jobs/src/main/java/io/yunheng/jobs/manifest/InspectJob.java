/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.manifest;

import io.yunheng.content.Formats;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.JsonOut;
import io.yunheng.files.ReplacedFile;
import io.yunheng.handover.DeepRequest;
import io.yunheng.handover.KeyRing;
import io.yunheng.handover.OpenFormats;
import io.yunheng.inspection.DeepChecks;
import io.yunheng.inspection.DeepFile;
import io.yunheng.inspection.DeepFiles;
import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.InspectionRules;
import io.yunheng.inspection.KeyEntry;
import io.yunheng.inspection.Restorer;
import io.yunheng.jobs.InspectRequest;
import io.yunheng.jobs.InspectResult;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.jobs.work.WorkFolder;
import io.yunheng.run.Phase;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Opens files to their end, without a manifest. */
public final class InspectJob {
  private static final String ALL = "deep.jsonl";

  private final JobContext context;
  private final InspectRequest request;
  private final InspectionRules rules = InspectionRules.shipped();

  public InspectJob(JobContext context, InspectRequest request) {
    this.context = context;
    this.request = request;
  }

  /** An entry that is looked at; nothing is opened that is no file. */
  private record Entry(String path, boolean file, long size) {}

  /**
   * Opens them one after the other.
   *
   * @throws FaultException with {@code FILE_MISSING}, or what is wrong with the keys
   * @throws InterruptedException if it is interrupted; at most one file is still looked at
   */
  public InspectResult run() throws InterruptedException {
    if (!Files.exists(request.place(), LinkOption.NOFOLLOW_LINKS)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", request.place().toString());
    }
    KeyRing keys =
        request
            .keys()
            .map(file -> KeyRing.read(file, context.secrets().values()))
            .orElse(KeyRing.NONE);
    DeepRequest installed = DeepRequest.of(keys, Optional.empty());
    try (WorkFolder work = WorkFolder.passing();
        Restorer none =
            Restorer.open(
                List.of(),
                work.path().resolve("scratch"),
                installed.dumps(),
                installed.limits(),
                work.path())) {
      List<Entry> entries = entries();
      context.progress().begin(Phase.of("inspect-files").total(Unit.FILES, entries.size()));
      DeepFiles files =
          new DeepFiles(
              DeepChecks.shipped(installed.limits(), installed.disks()),
              Formats.shipped(),
              OpenFormats.shipped()::open,
              none);
      Path lines = work.path().resolve(ALL);
      DeepTotals totals = inspect(entries, files, keys, lines);
      return written(totals, lines);
    } catch (IOException e) {
      throw ReplacedFile.failed(request.place(), e);
    }
  }

  private DeepTotals inspect(List<Entry> entries, DeepFiles files, KeyRing keys, Path lines)
      throws IOException, InterruptedException {
    DeepTotals.Tally tally = new DeepTotals.Tally();
    try (var out = Files.newBufferedWriter(lines, StandardCharsets.UTF_8)) {
      for (Entry entry : entries) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        DeepFile found = files.check(subject(entry, keys));
        tally.add(found);
        JsonOut.value(out, json -> json.object(() -> found.write(json, rules)));
        out.write('\n');
        context.progress().count(Unit.OCTETS, entry.size());
        context.progress().count(Unit.FILES, 1);
      }
    }
    return tally.totals(true, 0);
  }

  private DeepFiles.Subject subject(Entry entry, KeyRing keys) {
    Optional<KeyEntry> key =
        keys.of(entry.path(), Optional.empty()).map(own -> new KeyEntry(own, List.of()));
    Path root = request.place();
    Optional<Path> file =
        entry.file()
            ? Optional.of(Files.isDirectory(root) ? root.resolve(entry.path()) : root)
            : Optional.empty();
    return new DeepFiles.Subject(
        entry.path(), file, entry.size(), key, key.isPresent(), "", Optional.empty());
  }

  private InspectResult written(DeepTotals totals, Path lines) throws IOException {
    List<Path> files = new ArrayList<>();
    if (request.output().isPresent()) {
      Path folder = Files.createDirectories(request.output().get());
      files.add(folder.resolve(ALL));
      files.add(folder.resolve(InspectRequest.RESULT));
      ReplacedFile.write(files.getFirst(), out -> Files.copy(lines, out));
    }
    InspectResult result = new InspectResult(totals, rules, files);
    if (!files.isEmpty()) {
      JsonOut.file(files.getLast(), result::write);
    }
    return result;
  }

  /** All entries in the order of their paths; a folder that cannot be read is one too. */
  private List<Entry> entries() throws IOException {
    Path root = request.place();
    List<Entry> entries = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean regular = attributes.isRegularFile();
            entries.add(new Entry(name(root, file), regular, regular ? attributes.size() : 0));
            return Thread.currentThread().isInterrupted()
                ? FileVisitResult.TERMINATE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) {
            entries.add(new Entry(name(root, file), false, 0));
            return FileVisitResult.CONTINUE;
          }
        });
    entries.sort(Comparator.comparing(Entry::path));
    return entries;
  }

  private static String name(Path root, Path file) {
    Path name = root.equals(file) ? file.toAbsolutePath().getFileName() : root.relativize(file);
    return String.valueOf(name).replace('\\', '/');
  }
}
