/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.content.Formats;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.files.JsonOut;
import io.yunheng.files.ReplacedFile;
import io.yunheng.handover.DeepRequest;
import io.yunheng.handover.Depth;
import io.yunheng.handover.OpenFormats;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.inspection.DeepChecks;
import io.yunheng.inspection.DeepFile;
import io.yunheng.inspection.DeepFiles;
import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.EncryptionKey;
import io.yunheng.inspection.InspectionKind;
import io.yunheng.inspection.InspectionOutcome;
import io.yunheng.inspection.InspectionRules;
import io.yunheng.inspection.KeyEntry;
import io.yunheng.inspection.Restorer;
import io.yunheng.inspection.Trait;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Opens, decrypts and restores what a manifest lists. What was found is in a journal of its own, so
 * that what is sound or damaged need not be looked at again; whatever was not, is.
 */
public final class DeepWork {
  private static final String PURPOSE = "yunheng-deep/1";
  private static final int SORT_MEMORY = 32 << 20;

  private final VerifyRequest request;
  private final DeepRequest deep;
  private final ManifestFolder manifest;
  private final Choice choice;
  private final Progress progress;

  public DeepWork(
      VerifyRequest request,
      DeepRequest deep,
      ManifestFolder manifest,
      Choice choice,
      Progress progress) {
    this.request = request;
    this.deep = deep;
    this.manifest = manifest;
    this.choice = choice;
    this.progress = progress;
  }

  private Path place(String name) {
    return request
        .state()
        .map(state -> state.resolveSibling(state.getFileName() + "." + name))
        .orElse(request.work().resolve(name));
  }

  public DeepTotals run() throws IOException, InterruptedException {
    progress.begin(Phase.of("inspect-files").total(Unit.FILES, manifest.files()));
    Path file = place("deep");
    try (KnownIdentities seen = new KnownIdentities();
        SpilledRecords records = new SpilledRecords(request.work(), SORT_MEMORY)) {
      long head;
      long old;
      try (Restorer restorer =
              Restorer.open(
                  deep.servers(), place("scratch"), deep.dumps(), deep.limits(), request.work());
          Journal journal = Journal.open(file, PURPOSE, () -> {}, request.pause(), seen::add)) {
        head = journal.head();
        old = journal.old();
        new Round(restorer, new FoundRecords(journal, records), seen).all();
      }
      FoundRecords.collect(file, head, old, seen, records);
      return totals(records, seen.hits());
    }
  }

  private DeepTotals totals(SpilledRecords records, long reused) throws IOException {
    DeepTotals.Tally tally = new DeepTotals.Tally();
    InspectionRules rules = InspectionRules.shipped();
    if (deep.into().isPresent()) {
      ReplacedFile.write(deep.into().get(), out -> lines(records, rules, tally, out));
    } else {
      lines(records, rules, tally, OutputStream.nullOutputStream());
    }
    return tally.totals(request.depth() instanceof Depth.Whole, reused);
  }

  private static void lines(
      SpilledRecords records, InspectionRules rules, DeepTotals.Tally tally, OutputStream out)
      throws IOException {
    records.sort();
    for (Optional<byte[]> next = records.next(); next.isPresent(); next = records.next()) {
      byte[] record = next.get();
      int from =
          FileIdentity.SIZE + Integer.BYTES + ByteBuffer.wrap(record).getInt(FileIdentity.SIZE);
      byte[] line = Arrays.copyOfRange(record, from, record.length);
      tally.add(DeepFile.read(line, rules));
      out.write(line);
      out.write('\n');
    }
  }

  /** All files once. */
  private final class Round {
    private final String restoring;
    private final FoundRecords records;
    private final KnownIdentities seen;
    private final DeepFiles files;
    private final Throttle throttle = new Throttle(request.rate());

    Round(Restorer restorer, FoundRecords records, KnownIdentities seen) {
      this.restoring = "|" + restorer.state() + deep.records().toString().hashCode();
      this.records = records;
      this.seen = seen;
      this.files =
          new DeepFiles(
              DeepChecks.shipped(deep.limits(), deep.disks()),
              Formats.shipped(),
              OpenFormats.shipped()::open,
              restorer);
    }

    void all() throws IOException, InterruptedException {
      DeepPlaces places = new DeepPlaces(manifest, request);
      try (EntryReader entries = new EntryReader(manifest.folder().resolve(Layout.ENTRIES));
          Crew crew = new Crew(deep.atOnce(request.threads()))) {
        for (Optional<ListedEntry> next = entries.next(); next.isPresent(); next = entries.next()) {
          ListedEntry entry = next.get();
          if (entry.kind() == ListedEntry.Kind.FILE && choice.read(entry.path().getBytes(UTF_8))) {
            crew.submit(() -> one(entry, places.of(entry)));
          }
        }
        crew.end();
      }
    }

    private void one(ListedEntry entry, Optional<Path> file) throws InterruptedException {
      Optional<DatabaseRecord> record = deep.record(entry.path());
      Optional<KeyEntry> key =
          deep.keys().of(entry.path(), entry.cipher().key()).map(own -> expecting(own, entry));
      String how =
          key.map(one -> one.key().method().code() + one.expected()).orElse("") + entry.cipher();
      if (checkedBefore(entry, file, how) || checkedBefore(entry, file, how + restoring)) {
        progress.count(Unit.REUSED, 1);
        return;
      }
      byte[] before = identity(entry, file, how);
      throttle.acquire(entry.size());
      DeepFile found =
          files.check(
              new DeepFiles.Subject(
                  entry.path(),
                  file,
                  entry.size(),
                  key,
                  entry.cipher().said() || key.isPresent(),
                  entry.cipher().method().orElse(""),
                  record));
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      boolean same = Arrays.equals(before, identity(entry, file, how));
      boolean dump =
          found.check() == InspectionKind.SQL_DUMP
              || found.check() == InspectionKind.POSTGRESQL_CUSTOM;
      records.add(
          same && lasting(found)
              ? identity(entry, file, dump ? how + restoring : how)
              : FileIdentity.NONE,
          record(found));
      progress.count(Unit.OCTETS, entry.size());
      progress.count(Unit.FILES, 1);
    }

    private byte[] identity(ListedEntry entry, Optional<Path> file, String how) {
      return file.map(path -> DeepIdentity.of(entry.path(), path, how)).orElse(FileIdentity.NONE);
    }

    private boolean checkedBefore(ListedEntry entry, Optional<Path> file, String how) {
      byte[] identity = identity(entry, file, how);
      return !Arrays.equals(identity, FileIdentity.NONE) && seen.mark(identity);
    }

    private KeyEntry expecting(EncryptionKey key, ListedEntry entry) {
      List<KeyEntry.Expected> expected = new ArrayList<>();
      entry
          .cipher()
          .sha256()
          .ifPresent(hex -> expected.add(new KeyEntry.Expected(KeyEntry.Algorithm.SHA_256, hex)));
      entry
          .cipher()
          .sm3()
          .ifPresent(hex -> expected.add(new KeyEntry.Expected(KeyEntry.Algorithm.SM3, hex)));
      return new KeyEntry(key, expected);
    }

    /** Whether nothing that somebody mends elsewhere can change it. */
    private boolean lasting(DeepFile found) {
      return found.outcome() == InspectionOutcome.SOUND
          || (found.outcome() == InspectionOutcome.DAMAGED && !found.is(Trait.ENCRYPTED));
    }

    private byte[] record(DeepFile found) {
      StringWriter text = new StringWriter();
      JsonOut.value(text, json -> json.object(() -> found.write(json, files.checks().rules())));
      byte[] path = found.path().getBytes(UTF_8);
      byte[] line = text.toString().getBytes(UTF_8);
      return ByteBuffer.allocate(Integer.BYTES + path.length + line.length)
          .putInt(path.length)
          .put(path)
          .put(line)
          .array();
    }
  }
}
