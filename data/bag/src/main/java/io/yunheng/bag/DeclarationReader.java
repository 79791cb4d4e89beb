/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.finding.Findings;
import io.yunheng.finding.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code bagit.txt} (RFC 8493 section 2.1.1). */
final class DeclarationReader {
  private static final int MOST = 1024;
  private static final Pattern FORM =
      Pattern.compile(
          "BagIt-Version: ([0-9]{1,9}\\.[0-9]{1,9})(?:\r\n|\r|\n)"
              + "Tag-File-Character-Encoding: (\\S+)(?:\r\n|\r|\n)?");

  /** Drafts did not say how much white space there is, nor in which case the labels are. */
  private static final Pattern OLD_FORM =
      Pattern.compile(
          "(?i)BagIt-Version[ \t]*:[ \t]*(0\\.[0-9]{1,9})[ \t]*(?:\r\n|\r|\n)"
              + "Tag-File-Character-Encoding[ \t]*:[ \t]*(\\S+)[ \t]*(?:\r\n|\r|\n)*");

  private final BagRules rules;

  DeclarationReader(BagRules rules) {
    this.rules = rules;
  }

  /** The version, if there is a declaration of one that can be read. */
  Optional<String> read(TagText text, Findings<BagCode> findings) {
    String file = BagReader.DECLARATION;
    if (!text.there(file)) {
      findings.add(BagCode.DECLARATION_MISSING, new Place.Part(file));
      return Optional.empty();
    }
    if (!text.regular(file)) {
      return Optional.empty();
    }
    Optional<String> content = text(text.beginning(file, MOST));
    if (content.filter(all -> all.startsWith("\uFEFF")).isPresent()) {
      findings.add(BagCode.DECLARATION_BOM, new Place.Part(file));
      content = content.map(all -> all.substring(1));
    }
    Optional<Matcher> form =
        content.flatMap(all -> matching(FORM, all).or(() -> matching(OLD_FORM, all)));
    if (form.isEmpty()) {
      findings.add(BagCode.DECLARATION_MALFORMED, new Place.Part(file));
      return Optional.empty();
    }
    String version = form.get().group(1);
    String encoding = form.get().group(2);
    if (!encoding.equalsIgnoreCase("UTF-8")) {
      findings.add(BagCode.ENCODING_OTHER, new Place.Part(file), Map.of("encoding", encoding));
    }
    if (rules.old().contains(version)) {
      findings.add(BagCode.VERSION_OLD, new Place.Part(file), Map.of("version", version));
    } else if (!rules.current().equals(version)) {
      findings.add(BagCode.VERSION_UNKNOWN, new Place.Part(file), Map.of("version", version));
      return Optional.empty();
    }
    return Optional.of(version);
  }

  private static Optional<Matcher> matching(Pattern pattern, String content) {
    Matcher matcher = pattern.matcher(content);
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  private static Optional<String> text(byte[] bytes) {
    if (bytes.length > MOST) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
