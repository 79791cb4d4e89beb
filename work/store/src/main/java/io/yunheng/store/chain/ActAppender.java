/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.chain;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.store.ActKind;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Appends the acts of one transaction to the chain (docs/formats/acts.md). */
public final class ActAppender {
  private static final int SALT_BYTES = 32;

  private final Handle handle;
  private final SecureRandom random;
  private final long at;
  private ActDigests previous;
  private long sequence;

  private ActAppender(
      Handle handle, SecureRandom random, long at, ActDigests previous, long sequence) {
    this.handle = handle;
    this.random = random;
    this.at = at;
    this.previous = previous;
    this.sequence = sequence;
  }

  /**
   * Goes on after the last act.
   *
   * @param now milliseconds UTC; where the clock went back, the moment of the last act counts
   */
  public static ActAppender after(Handle handle, SecureRandom random, long now) {
    return handle
        .createQuery("select sequence, at, sm3, sha256 from act order by sequence desc limit 1")
        .map(
            (row, _) ->
                new ActAppender(
                    handle,
                    random,
                    Math.max(now, row.getLong("at")),
                    new ActDigests(row.getString("sm3"), row.getString("sha256")),
                    row.getLong("sequence")))
        .findOne()
        .orElseGet(() -> new ActAppender(handle, random, now, ActDigests.NONE, 0));
  }

  /** The moment of the acts that it appends, in milliseconds UTC. */
  public long at() {
    return at;
  }

  /** Appends one. */
  public void append(
      ActAuthor author,
      ActKind kind,
      RandomId object,
      Optional<RandomId> workCase,
      long version,
      Optional<String> before,
      Optional<String> after) {
    sequence++;
    Optional<SaltedText> reason = author.reason().map(this::salted);
    Optional<SaltedText> was = before.map(this::salted);
    Optional<SaltedText> is = after.map(this::salted);
    ActLine line =
        new ActLine(
            sequence,
            at,
            author.person().map(RandomId::text).orElse(ActLine.SYSTEM),
            author.behalf().map(RandomId::text).orElse(ActLine.NOTHING),
            author.session().map(RandomId::text).orElse(ActLine.NOTHING),
            kind.code(),
            object.text(),
            workCase.map(RandomId::text).orElse(ActLine.NOTHING),
            version,
            reason.map(SaltedText::digest).orElse(ActLine.NOTHING),
            was.map(SaltedText::digest).orElse(ActLine.NOTHING),
            is.map(SaltedText::digest).orElse(ActLine.NOTHING));
    previous = line.digests(previous);
    line.insert(handle, previous);
    reason.ifPresent(text -> insert("reason", text));
    was.ifPresent(text -> insert("before", text));
    is.ifPresent(text -> insert("after", text));
  }

  private SaltedText salted(String body) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new SaltedText(HexFormat.of().formatHex(salt), body);
  }

  private void insert(String part, SaltedText text) {
    handle
        .createUpdate(
            "insert into act_text (sequence, part, salt, body) values (:sequence, :part, :salt,"
                + " :body)")
        .bind("sequence", sequence)
        .bind("part", part)
        .bind("salt", text.salt())
        .bind("body", text.body())
        .execute();
  }
}
