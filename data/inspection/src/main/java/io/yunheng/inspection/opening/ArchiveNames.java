/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.ArchiveListing;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Looks at the names in one archive: what they would do where the archive is unpacked. */
final class ArchiveNames {
  private final InspectionContext look;
  private final String archive;
  private final Set<Long> seen = new HashSet<>();

  ArchiveNames(InspectionContext look, String archive) {
    this.look = look;
    this.archive = archive;
  }

  /** Where a name stands in a file. */
  static String place(String archive, String name) {
    return archive.isEmpty() ? name : archive + "!/" + name;
  }

  /** A name as text: UTF-8, otherwise GB18030, otherwise each byte a letter. */
  String text(byte[] bytes) {
    Optional<String> utf8 = decoded(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    String text =
        decoded(bytes, Charset.forName("GB18030"))
            .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
    look.found(DeepCode.NAME_ENCODING, place(archive, text));
    return text;
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Looks at a name; whether it may be listed. */
  void see(String name, boolean folder) {
    String place = place(archive, name);
    String slashed = name.replace('\\', '/');
    if (name.isBlank() || name.indexOf('\0') >= 0) {
      look.found(DeepCode.NAME_UNUSABLE, place);
    }
    if (name.indexOf('\\') >= 0) {
      look.found(DeepCode.NAME_BACKSLASH, place);
    }
    if (slashed.startsWith("/") || slashed.matches("[A-Za-z]:.*")) {
      look.found(DeepCode.NAME_ABSOLUTE, place);
    }
    for (String part : slashed.split("/", -1)) {
      if (part.equals("..")) {
        look.found(DeepCode.NAME_CLIMBS, place);
      }
    }
    if (!seen.add(hash(plain(slashed))) && !folder) {
      look.found(DeepCode.NAME_TWICE, place);
    }
  }

  /** Without parts that mean nothing. */
  private static String plain(String slashed) {
    return slashed.replaceAll("/(\\./)*/*", "/").replaceAll("^(\\./)+", "").replaceAll("/$", "");
  }

  private static long hash(String text) {
    return ByteBuffer.wrap(ArchiveListing.sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
        .getLong();
  }

  /** Looks at where a link leads. */
  void link(String name, String target, boolean hard) {
    String slashed = target.replace('\\', '/');
    int depth = hard ? 0 : name.replace('\\', '/').split("/", -1).length - 1;
    boolean outside = slashed.startsWith("/") || slashed.matches("[A-Za-z]:.*");
    for (String part : slashed.split("/", -1)) {
      if (part.equals("..")) {
        depth--;
      } else if (!part.isEmpty() && !part.equals(".")) {
        depth++;
      }
      outside |= depth < 0;
    }
    look.found(outside ? DeepCode.LINK_OUTSIDE : DeepCode.LINK, place(archive, name));
  }
}
