/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jdbi.v3.core.Handle;

/** An act as it is chained: all values as they stand in its canonical bytes. */
record ActLine(
    long sequence,
    long at,
    String person,
    String behalf,
    String session,
    String kind,
    String object,
    String workCase,
    long version,
    String reason,
    String before,
    String after) {
  /** Stands for a value that there is none of. */
  static final String NOTHING = "-";

  /** Stands for the system itself as a person. */
  static final String SYSTEM = "system";

  static ActLine of(ResultSet row) throws SQLException {
    return new ActLine(
        row.getLong("sequence"),
        row.getLong("at"),
        row.getString("person"),
        row.getString("behalf"),
        row.getString("session"),
        row.getString("kind"),
        row.getString("object"),
        row.getString("work_case"),
        row.getLong("version"),
        row.getString("reason_digest"),
        row.getString("before_digest"),
        row.getString("after_digest"));
  }

  /** Its digests after those of the act before. */
  ActDigests digests(ActDigests previous) {
    byte[] bytes = canonical(previous);
    SM3Digest sm3 = new SM3Digest();
    sm3.update(bytes, 0, bytes.length);
    byte[] out = new byte[sm3.getDigestSize()];
    sm3.doFinal(out, 0);
    try {
      return new ActDigests(
          HexFormat.of().formatHex(out),
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] canonical(ActDigests previous) {
    return String.join(
            "\n",
            "yunheng-act 1",
            "previous-sm3 " + previous.sm3(),
            "previous-sha256 " + previous.sha256(),
            "sequence " + sequence,
            "at " + at,
            "person " + person,
            "behalf " + behalf,
            "session " + session,
            "kind " + kind,
            "object " + object,
            "case " + workCase,
            "version " + version,
            "reason " + reason,
            "before " + before,
            "after " + after,
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  void insert(Handle handle, ActDigests digests) {
    handle
        .createUpdate(
            """
            insert into act (sequence, at, person, behalf, session, kind, object, work_case, version,
              reason_digest, before_digest, after_digest, sm3, sha256)
            values (:sequence, :at, :person, :behalf, :session, :kind, :object, :workCase, :version,
              :reason, :before, :after, :sm3, :sha256)
            """)
        .bind("sequence", sequence)
        .bind("at", at)
        .bind("person", person)
        .bind("behalf", behalf)
        .bind("session", session)
        .bind("kind", kind)
        .bind("object", object)
        .bind("workCase", workCase)
        .bind("version", version)
        .bind("reason", reason)
        .bind("before", before)
        .bind("after", after)
        .bind("sm3", digests.sm3())
        .bind("sha256", digests.sha256())
        .execute();
  }
}
