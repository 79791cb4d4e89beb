/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.chain;

import io.yunheng.access.RandomId;
import io.yunheng.store.ActHead;
import io.yunheng.store.ActKind;
import io.yunheng.store.ChainFlaw;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.ChainVerdict.Sound;
import io.yunheng.store.ChainVerdict.Touched;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Verifies the chain of acts (docs/formats/acts.md, Verification). */
public final class ChainCheck {
  private static final int FETCH = 1000;

  private final Set<Long> erased;
  private final Optional<ActHead> head;
  private ActDigests previous = ActDigests.NONE;
  private long sequence;
  private long at;

  private ChainCheck(Set<Long> erased, Optional<ActHead> head) {
    this.erased = erased;
    this.head = head;
  }

  /** A row of the chain. */
  private record Link(ActLine line, ActDigests digests) {}

  /** A text of the chain. */
  private record Part(long sequence, String part, SaltedText text) {}

  /** Verifies the whole chain. */
  public static ChainVerdict verify(Handle handle) {
    return new ChainCheck(erased(handle), Optional.empty()).run(handle);
  }

  /** Verifies the whole chain, and that it holds the act of a head. */
  public static ChainVerdict verify(Handle handle, RandomId installation, ActHead head) {
    if (!head.installation().equals(installation)) {
      return new Touched(head.sequence(), ChainFlaw.HEAD_FOREIGN);
    }
    return new ChainCheck(erased(handle), Optional.of(head)).run(handle);
  }

  /** The acts whose texts were erased: an erasure names the sequence as its version. */
  private static Set<Long> erased(Handle handle) {
    return new HashSet<>(
        handle
            .createQuery("select version from act where kind = :kind")
            .bind("kind", ActKind.TEXT_ERASE.code())
            .mapTo(Long.class)
            .list());
  }

  private ChainVerdict run(Handle handle) {
    try (ResultIterator<Link> links =
            handle
                .createQuery("select * from act order by sequence")
                .setFetchSize(FETCH)
                .map(
                    (row, _) ->
                        new Link(
                            ActLine.of(row),
                            new ActDigests(row.getString("sm3"), row.getString("sha256"))))
                .iterator();
        ResultIterator<Part> parts =
            handle
                .createQuery("select sequence, part, salt, body from act_text order by sequence")
                .setFetchSize(FETCH)
                .map(
                    (row, _) ->
                        new Part(
                            row.getLong("sequence"),
                            row.getString("part"),
                            new SaltedText(row.getString("salt"), row.getString("body"))))
                .iterator()) {
      TextCursor texts = new TextCursor(parts);
      while (links.hasNext()) {
        Link link = links.next();
        Optional<ChainFlaw> flaw = flaw(link, texts.of(link.line().sequence()));
        if (flaw.isPresent()) {
          return new Touched(sequence + 1, flaw.get());
        }
        previous = link.digests();
        sequence = link.line().sequence();
        at = link.line().at();
      }
    }
    if (head.filter(kept -> kept.sequence() > sequence).isPresent()) {
      return new Touched(sequence + 1, ChainFlaw.HEAD_MISSING);
    }
    return new Sound(sequence);
  }

  private Optional<ChainFlaw> flaw(Link link, Map<String, SaltedText> texts) {
    ActLine line = link.line();
    if (line.sequence() != sequence + 1) {
      return Optional.of(ChainFlaw.SEQUENCE);
    }
    if (line.at() < at) {
      return Optional.of(ChainFlaw.TIME);
    }
    if (!line.digests(previous).equals(link.digests())) {
      return Optional.of(ChainFlaw.DIGEST);
    }
    for (Map.Entry<String, String> part :
        Map.of("reason", line.reason(), "before", line.before(), "after", line.after())
            .entrySet()) {
      Optional<ChainFlaw> flaw =
          flaw(line.sequence(), part.getValue(), Optional.ofNullable(texts.get(part.getKey())));
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    boolean differs =
        head.filter(kept -> kept.sequence() == line.sequence())
            .filter(
                kept ->
                    kept.at() != line.at()
                        || !kept.sm3().equals(link.digests().sm3())
                        || !kept.sha256().equals(link.digests().sha256()))
            .isPresent();
    return differs ? Optional.of(ChainFlaw.HEAD_DIFFERS) : Optional.empty();
  }

  private Optional<ChainFlaw> flaw(long act, String digest, Optional<SaltedText> text) {
    if (digest.equals(ActLine.NOTHING)) {
      return text.isPresent() ? Optional.of(ChainFlaw.TEXT_ADDED) : Optional.empty();
    }
    if (text.isEmpty()) {
      return erased.contains(act) ? Optional.empty() : Optional.of(ChainFlaw.TEXT_MISSING);
    }
    return text.get().digest().equals(digest) ? Optional.empty() : Optional.of(ChainFlaw.TEXT);
  }

  /** Walks the texts beside the acts. */
  private static final class TextCursor {
    private final Iterator<Part> parts;
    private Optional<Part> next = Optional.empty();

    TextCursor(Iterator<Part> parts) {
      this.parts = parts;
    }

    Map<String, SaltedText> of(long sequence) {
      Map<String, SaltedText> texts = new HashMap<>();
      while (true) {
        if (next.isEmpty() && parts.hasNext()) {
          next = Optional.of(parts.next());
        }
        if (next.isEmpty() || next.get().sequence() > sequence) {
          return texts;
        }
        if (next.get().sequence() == sequence) {
          texts.put(next.get().part(), next.get().text());
        }
        next = Optional.empty();
      }
    }
  }
}
