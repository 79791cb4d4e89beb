/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.finding.Findings;
import io.yunheng.finding.Place;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes lines of manifests and of {@code fetch.txt} apart (RFC 8493 sections 2.1.3, 2.2.3). */
final class LineForms {
  private final BagRules rules;
  private final String file;
  private final Findings<BagCode> findings;

  LineForms(BagRules rules, String file, Findings<BagCode> findings) {
    this.rules = rules;
    this.file = file;
    this.findings = findings;
  }

  /**
   * A line of a manifest.
   *
   * @param octets of a digest; 0 if not known
   * @param payload whether it has to list payload files, and not anything else
   */
  Optional<ManifestLine> manifest(
      long number, long offset, String line, int octets, boolean payload) {
    int blank = blank(line, 0);
    int from = past(line, blank);
    if (blank == 0 || from == blank || from == line.length() || !hex(line, blank)) {
      findings.add(BagCode.LINE_MALFORMED, new Place.Line(file, number, ""));
      return Optional.empty();
    }
    if (line.charAt(from) == '*' && from + 1 < line.length()) {
      from++;
      findings.add(BagCode.ASTERISK, new Place.Line(file, number, line.substring(from)));
    }
    Optional<String> path = path(number, BagPath.decode(line.substring(from)));
    if (blank % 2 != 0 || (octets > 0 && blank != 2 * octets)) {
      findings.add(BagCode.DIGEST_FORM, new Place.Line(file, number, path.orElse("")));
      return Optional.empty();
    }
    String checksum = line.substring(0, blank).toLowerCase(Locale.ROOT);
    return path.filter(p -> placed(number, p, payload))
        .map(p -> new ManifestLine(number, offset, checksum, p));
  }

  private boolean placed(long number, String path, boolean payload) {
    boolean below = path.startsWith(BagPath.PAYLOAD);
    if (payload && !below) {
      findings.add(BagCode.PATH_OUTSIDE_PAYLOAD, new Place.Line(file, number, path));
      return false;
    }
    if (!payload && below && file.startsWith(BagReader.TAG_MANIFEST)) {
      findings.add(BagCode.TAG_LISTS_PAYLOAD, new Place.Line(file, number, path));
      return false;
    }
    if (!payload
        && path.startsWith(BagReader.TAG_MANIFEST)
        && path.endsWith(".txt")
        && path.indexOf('/') < 0) {
      findings.add(BagCode.TAG_LISTS_TAG_MANIFEST, new Place.Line(file, number, path));
      return false;
    }
    return true;
  }

  Optional<FetchLine> fetch(long number, long offset, String line) {
    int url = blank(line, 0);
    int second = past(line, url);
    int length = blank(line, second);
    int third = past(line, length);
    if (url == 0
        || second == url
        || length == second
        || third == length
        || third == line.length()) {
      findings.add(BagCode.FETCH_MALFORMED, new Place.Line(file, number, ""));
      return Optional.empty();
    }
    String size = line.substring(second, length);
    if (!size.matches("-|[0-9]{1,18}")) {
      findings.add(BagCode.FETCH_MALFORMED, new Place.Line(file, number, ""));
      return Optional.empty();
    }
    OptionalLong octets =
        size.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(size));
    return path(number, BagPath.decode(line.substring(third)))
        .filter(path -> placed(number, path, true))
        .map(path -> new FetchLine(number, offset, line.substring(0, url), octets, path));
  }

  private Optional<String> path(long number, String decoded) {
    String path = decoded;
    if (path.startsWith("./")) {
      path = path.substring(2);
      findings.add(BagCode.PATH_DOTTED, new Place.Line(file, number, path));
    }
    Optional<BagCode> problem = BagPath.problem(path);
    if (problem.isPresent()) {
      findings.add(problem.get(), new Place.Line(file, number, path));
      return Optional.empty();
    }
    if (rules.device(path)) {
      findings.add(BagCode.PATH_DEVICE, new Place.Line(file, number, path));
    }
    return Optional.of(path);
  }

  private static boolean hex(String line, int to) {
    for (int i = 0; i < to; i++) {
      char c = line.charAt(i);
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (!hex) {
        return false;
      }
    }
    return true;
  }

  /** Where the next blank or tab is. */
  private static int blank(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
      at++;
    }
    return at;
  }

  /** Where the blanks and tabs end. */
  private static int past(String line, int from) {
    int at = from;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
