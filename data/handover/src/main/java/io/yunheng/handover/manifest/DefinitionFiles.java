/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.database.Definition;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ByteSource;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.DigestOutcome;
import io.yunheng.fixity.Message;
import io.yunheng.fixity.MultiBufferDigests;
import io.yunheng.handover.Entry;
import io.yunheng.handover.PayloadPlace;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Definitions of a database that stays where it is, listed as files whose bytes they are. */
final class DefinitionFiles {
  private DefinitionFiles() {}

  static List<Entry> of(
      List<Definition> definitions,
      String prefix,
      Set<Algorithm> algorithms,
      DigestEngine engine,
      Choice choice) {
    List<Entry> entries = new ArrayList<>();
    List<Text> chosen = new ArrayList<>();
    for (Definition one : definitions) {
      PayloadPlace place = new PayloadPlace(prefix + one.fileName(), Optional.empty());
      byte[] bytes = one.sql().getBytes(UTF_8);
      if (choice.read(place.path().getBytes(UTF_8))) {
        chosen.add(new Text(place, bytes));
      } else {
        entries.add(entry(place, bytes.length, Map.of()));
      }
    }
    Iterator<Text> next = chosen.iterator();
    try (MultiBufferDigests<Text> side =
        new MultiBufferDigests<>(engine, algorithms, outcome -> entries.add(entry(outcome)))) {
      side.run(() -> next.hasNext() ? Optional.of(next.next()) : Optional.empty());
    }
    return entries;
  }

  private static Entry entry(DigestOutcome<Text> outcome) {
    Text text = outcome.message();
    return switch (outcome) {
      case DigestOutcome.Digested<Text> read ->
          entry(text.place, text.bytes.length, read.digests());
      case DigestOutcome.Unread<Text> unread ->
          new Entry.Lost(text.place, Entry.Cause.FILE_UNREAD, unread.toString());
    };
  }

  private static Entry entry(PayloadPlace place, long size, Map<Algorithm, String> digests) {
    FileFacts facts =
        new FileFacts(
            OptionalLong.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    return new Entry.OfFile(place, size, digests, facts, Optional.empty(), Optional.empty());
  }

  private static final class Text implements Message {
    private final PayloadPlace place;
    private final byte[] bytes;

    Text(PayloadPlace place, byte[] bytes) {
      this.place = place;
      this.bytes = bytes;
    }

    @Override
    public ByteSource open() {
      return new ByteSource() {
        private final MemorySegment all = MemorySegment.ofArray(bytes);
        private long at;

        @Override
        public int read(MemorySegment into) {
          long count = Math.min(all.byteSize() - at, into.byteSize());
          MemorySegment.copy(all, at, into, 0, count);
          at += count;
          return (int) count;
        }

        @Override
        public void close() {}
      };
    }
  }
}
