/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.database.DatabaseRecord;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.LargeFileSettings;
import io.yunheng.fixity.TreeDigests;
import io.yunheng.handover.ContentInspector;
import io.yunheng.handover.PayloadPlace;
import io.yunheng.handover.PayloadSource;
import io.yunheng.run.Progress;
import io.yunheng.stores.KeyClashes;
import io.yunheng.stores.ObjectDigests;
import io.yunheng.stores.Versioning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads sources and keeps what is found.
 *
 * @param threads that digest
 * @param how long files are read
 * @param longs what goes on in the middle of long files; nothing if there are no chunk trees
 * @param choice of what is read; of the rest only is told that it is there
 * @param looking nothing if only fixity is asked for
 * @param payload where what is read is copied to; nothing if it stays where it is
 * @param work a folder for what is sorted
 */
public record SourceReader(
    Set<Algorithm> algorithms,
    DigestEngine engine,
    int threads,
    Throttle throttle,
    Progress progress,
    LargeFileSettings how,
    Optional<LongWork> longs,
    PayloadPlace.Naming naming,
    Choice choice,
    Optional<ContentInspector> looking,
    Optional<Path> payload,
    Path work,
    FoundRecords records,
    KnownIdentities seen,
    Map<String, DatabaseRecord> databases) {
  private static final long SORT_MEMORY = 16L << 20;

  /** One that reads for a manifest that is made. */
  public SourceReader {
    algorithms = Set.copyOf(algorithms);
  }

  /** With nothing known of databases yet. */
  public static Map<String, DatabaseRecord> none() {
    return new TreeMap<>();
  }

  /**
   * Reads a source.
   *
   * @param prefix of all its paths, empty or with a slash at its end
   * @throws FaultException with {@code FILE_UNREADABLE}, or what stores and databases throw if they
   *     cannot be read at all
   */
  public void read(String prefix, PayloadSource source) throws InterruptedException {
    switch (source) {
      case PayloadSource.Tree(String _, Path root) -> tree(root, intake(prefix, payload, longs));
      case PayloadSource.Objects objects -> objects(prefix, objects);
      case PayloadSource.Database database -> database(prefix, database);
    }
  }

  private FoundEntrySink intake(String prefix, Optional<Path> copied, Optional<LongWork> work) {
    return new FoundEntrySink(
        prefix,
        naming,
        looking,
        copied.map(PayloadCopier::new),
        choice,
        throttle,
        progress,
        records,
        seen,
        work);
  }

  private void tree(Path root, FoundEntrySink intake) throws InterruptedException {
    try {
      TreeDigests.of(root, algorithms, how, engine, threads, intake);
    } catch (IOException e) {
      throw new FaultException(
          Fault.of(
              FaultCode.FILE_UNREADABLE,
              "file",
              root.toString(),
              "reason",
              String.valueOf(e.getMessage())),
          e);
    }
  }

  private void objects(String prefix, PayloadSource.Objects objects) throws InterruptedException {
    try (KnownIdentities clashing = new KnownIdentities()) {
      boolean versions =
          objects.versions() && objects.store().versioning().kept() != Versioning.Kept.NOT;
      if (payload.isPresent()) {
        KeyClashes.find(
            objects.store().list(versions),
            work,
            SORT_MEMORY,
            clash -> clashing.add(ObjectIntake.mark(clash.key())));
      }
      ObjectIntake intake = new ObjectIntake(intake(prefix, payload, Optional.empty()), clashing);
      ObjectDigests.of(
          objects.store(),
          intake.unread(objects.store().list(versions)),
          algorithms,
          engine,
          threads,
          intake);
    } catch (IOException e) {
      throw ReplacedFile.failed(work, e);
    }
  }

  private void database(String prefix, PayloadSource.Database database)
      throws InterruptedException {
    DatabaseIntake tables = new DatabaseIntake(database.login(), throttle, progress);
    FoundEntrySink intake = intake(prefix, Optional.empty(), longs);
    Path place = work;
    try {
      DatabaseRecord record;
      if (payload.isPresent()) {
        place = payload.get().resolve(prefix);
        record = tables.into(place);
        tree(place, intake);
      } else {
        record = tables.count(choice, prefix);
        databases.put(database.label(), record);
        DefinitionFiles.of(record.definitions(), prefix, algorithms, engine, choice)
            .forEach(intake::other);
      }
      DatabaseIntake.entries(record, prefix, payload.isPresent()).forEach(intake::other);
    } catch (IOException e) {
      throw ReplacedFile.failed(place, e);
    }
  }
}
