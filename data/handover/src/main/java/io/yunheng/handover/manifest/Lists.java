/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.bag.BagPath;
import io.yunheng.bag.BagWriter;
import io.yunheng.bag.PayloadSink;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.files.JsonOut;
import io.yunheng.fixity.Algorithm;
import io.yunheng.handover.Attachment;
import io.yunheng.handover.Entry;
import io.yunheng.handover.ManifestRequest;
import io.yunheng.handover.OpenFormats;
import io.yunheng.handover.Overview;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes the lists of a manifest, all of them in one pass over its entries. */
public final class Lists {
  private final ManifestRequest request;
  private final List<Overview.Source> sources;
  private final Instant made;
  private final BagWriter writer;
  private final List<Algorithm> ours;
  private final Map<String, DatabaseRecord> databases;
  private final Optional<LeafStore> leaves;

  /** Lists that are written beside the entries: of our own digests, then of leaves. */
  private final List<String> names = new ArrayList<>();

  private long trees;
  private long counted;
  private final EntryTally tally = new EntryTally(OpenFormats.shipped());

  /**
   * Lists of a request.
   *
   * @param sources where the entries come from
   * @param ours digests that other programs do not know in bags
   * @param leaves of chunk trees, if there are any
   */
  public Lists(
      ManifestRequest request,
      List<Overview.Source> sources,
      Instant made,
      BagWriter writer,
      List<Algorithm> ours,
      Map<String, DatabaseRecord> databases,
      Optional<LeafStore> leaves) {
    this.request = request;
    this.sources = sources;
    this.made = made;
    this.writer = writer;
    this.ours = ours;
    this.databases = databases;
    this.leaves = leaves;
    ours.forEach(one -> names.add(Layout.list(one.code())));
    leaves.ifPresent(
        store -> store.algorithms().forEach(one -> names.add(Layout.leaves(one.code()))));
  }

  public Overview write(SpilledRecords records) throws IOException {
    records.sort();
    writer.tagFile(Layout.ENTRIES, out -> others(records, out, new ArrayList<>()));
    databases.forEach(
        (label, record) ->
            writer.tagFile(Layout.database(label), out -> out.write(record.toJson())));
    Overview overview = overview();
    writer.tagFile(
        Layout.OVERVIEW,
        out -> {
          Writer text = new OutputStreamWriter(out, UTF_8);
          JsonOut.value(text, json -> json.object(() -> new OverviewJson(json).write(overview)));
          text.write('\n');
          text.flush();
        });
    for (Attachment attachment : request.attachments()) {
      writer.tagFile(
          attachment.path(),
          out -> attachment.write(out, overview, request.output().resolve(Layout.ENTRIES)));
    }
    return overview;
  }

  /** Opens the lists beside the entries one after the other; with all of them open, fills them. */
  private void others(SpilledRecords records, OutputStream entries, List<OutputStream> open)
      throws IOException {
    if (open.size() < names.size()) {
      writer.tagFile(
          names.get(open.size()),
          out -> {
            open.add(out);
            others(records, entries, open);
          });
    } else {
      writer.payload(sink -> fill(records, entries, open, sink));
    }
  }

  private void fill(
      SpilledRecords records, OutputStream entries, List<OutputStream> open, PayloadSink sink)
      throws IOException {
    try (EntryLineWriter making =
        new EntryLineWriter(
            request.descriptions(), request.threads(), lines -> out(lines, entries, open, sink))) {
      List<byte[]> some = some(records);
      while (!some.isEmpty()) {
        List<byte[]> taken = some;
        if (leaves.isPresent()) {
          List<Entry> listed = leaves(taken, open);
          making.write(listed.size(), () -> listed);
        } else {
          making.write(taken.size(), () -> taken.stream().map(Lists::entry).toList());
        }
        some = some(records);
      }
      making.end();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<byte[]> some(SpilledRecords records) throws IOException {
    List<byte[]> some = new ArrayList<>(EntryLineWriter.BATCH);
    while (some.size() < EntryLineWriter.BATCH) {
      Optional<byte[]> next = records.next();
      if (next.isEmpty()) {
        break;
      }
      some.add(next.get());
    }
    return some;
  }

  private static Entry entry(byte[] record) {
    return EntryBytes.read(record, FileIdentity.SIZE);
  }

  private void out(
      EntryLineWriter.Lines lines,
      OutputStream entries,
      List<OutputStream> open,
      PayloadSink sink) {
    try {
      lines.json().writeTo(entries);
      for (int i = 0; i < lines.entries().size(); i++) {
        Entry entry = lines.entries().get(i);
        tally.count(entry, lines.said().get(i));
        if (entry instanceof Entry.OfFile file) {
          file(file, open, sink);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Entry> leaves(List<byte[]> records, List<OutputStream> open) throws IOException {
    List<Entry> entries = new ArrayList<>(records.size());
    for (byte[] record : records) {
      entries.add(leaves(entry(record), open));
    }
    return entries;
  }

  /** Writes the leaves of an entry, if it has any; the entry says from now on where they are. */
  private Entry leaves(Entry entry, List<OutputStream> open) throws IOException {
    if (leaves.isEmpty() || !(entry instanceof Entry.OfFile file) || file.tree().isEmpty()) {
      return entry;
    }
    LeafStore store = leaves.get();
    FileTree tree = file.tree().get();
    for (int i = 0; i < store.algorithms().size(); i++) {
      OutputStream list = open.get(ours.size() + i);
      store.write(tree.first(), file.size(), store.algorithms().get(i), list);
    }
    FileTree listed = new FileTree(tree.chunkSize(), tree.roots(), counted);
    counted += request.chunking().orElseThrow().count(file.size());
    trees++;
    return new Entry.OfFile(
        file.place(),
        file.size(),
        file.digests(),
        file.facts(),
        file.nature(),
        Optional.of(listed));
  }

  private void file(Entry.OfFile file, List<OutputStream> open, PayloadSink sink)
      throws IOException {
    String path = (request.bag() ? Layout.PAYLOAD : "") + file.place().path();
    Map<String, String> digests = new HashMap<>();
    file.digests().forEach((algorithm, digest) -> digests.put(algorithm.code(), digest));
    sink.file(path, file.size(), digests);
    byte[] end = ("  " + BagPath.encode(path) + "\n").getBytes(UTF_8);
    for (int i = 0; i < ours.size(); i++) {
      String digest = Objects.requireNonNull(digests.get(ours.get(i).code()));
      open.get(i).write(digest.getBytes(UTF_8));
      open.get(i).write(end);
    }
  }

  private Overview overview() {
    return new Overview(
        request.descriptions().parties(),
        made,
        request.bag(),
        sources,
        request.algorithms(),
        request.chunking().map(how -> new Overview.Trees(how, trees, counted)),
        tally.totals(),
        tally.natures(
            request.looking().isPresent() ? Optional.of(request.scanLimit()) : Optional.empty()),
        tally.lost(),
        tally.clashes());
  }
}
