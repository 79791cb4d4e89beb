/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.Operation;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceState;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.web.FileContent;
import io.yunheng.server.web.StandingAccess;
import io.yunheng.server.web.Visit;
import io.yunheng.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The bytes of evidence on their way out, as long as they may. */
public final class EvidenceFilesOut {
  private static final int PIECE = 1 << 20;
  private static final int EXTRACT = 1 << 15;

  private final Store store;
  private final StandingAccess access;
  private final ContentTypes types;

  /** Bytes of a store. */
  public EvidenceFilesOut(Store store, StandingAccess access, ContentTypes types) {
    this.store = store;
    this.access = access;
    this.types = types;
  }

  /** Whether its name is one of another format. */
  boolean differs(CaseEvidenceFile one) {
    return types.of(one.description().path(), head(one, ContentTypes.HEAD)).differs();
  }

  /** Its first words, where it is made of words. */
  Optional<String> extract(CaseEvidenceFile one) {
    if (!ContentTypes.readable(one.content().type())) {
      return Optional.empty();
    }
    byte[] head = head(one, EXTRACT);
    Optional<String> wide =
        marked(head, 0xff, 0xfe) || marked(head, 0xfe, 0xff)
            ? decoded(head, StandardCharsets.UTF_16)
            : Optional.empty();
    String text =
        wide.or(() -> decoded(head, StandardCharsets.UTF_8))
            .or(() -> decoded(head, Charset.forName("GB18030")))
            .orElse("")
            .replaceAll("\\r\\n?", "\n")
            .replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]", "");
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  private static boolean marked(byte[] head, int first, int second) {
    return head.length >= 2 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
  }

  /** Text that may be cut off in the middle of its last character. */
  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    boolean failed = decoder.decode(ByteBuffer.wrap(bytes), text, false).isError();
    return failed ? Optional.empty() : Optional.of(text.flip().toString());
  }

  private byte[] head(CaseEvidenceFile one, int most) {
    try (InputStream in = Files.newInputStream(store.upkeep().file(one))) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Its bytes. Before each piece it is asked again whether the visitor may have them, and whether
   * they still count.
   *
   * @param operation by which he may
   * @throws FaultException with {@code EVIDENCE_INFECTED}
   */
  public FileContent content(Visit visit, CaseEvidenceFile one, Operation operation) {
    if (one.infected()) {
      throw FaultException.of(
          FaultCode.EVIDENCE_INFECTED,
          "path",
          one.description().path(),
          "answer",
          one.scan().map(scan -> scan.answer()).orElse(""));
    }
    Path file = store.upkeep().file(one);
    return out -> write(visit, one, operation, file, out);
  }

  private void write(
      Visit visit, CaseEvidenceFile one, Operation operation, Path file, OutputStream out)
      throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.readNBytes(piece, 0, PIECE);
          read > 0;
          read = in.readNBytes(piece, 0, PIECE)) {
        if (!still(visit, one, operation)) {
          throw new IOException("withdrawn");
        }
        out.write(piece, 0, read);
      }
    }
  }

  private boolean still(Visit visit, CaseEvidenceFile one, Operation operation) {
    return store
        .evidence()
        .find(access.scopeNow(visit, operation), one.id())
        .filter(now -> now.state() != EvidenceState.WITHDRAWN)
        .filter(now -> !now.infected())
        .isPresent();
  }
}
