/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form with one small file (RFC 7578), as browsers without scripts send it. */
public final class SentForm {
  private static final int MOST_PARTS = 30;
  private static final int LONGEST_HEAD = 4096;
  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/form-data;.*\\bboundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?.*");
  private static final Pattern NAME = Pattern.compile("; name=\"([^\"]{1,64})\"");
  private static final Pattern FILE = Pattern.compile("; filename=\"([^\"]{0,1000})\"");
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, String> fields = new HashMap<>();
  private String fileName = "";
  private byte[] file = new byte[0];

  private SentForm() {}

  /**
   * Reads one.
   *
   * @param type the content type of the request
   * @throws FaultException with {@code REQUEST_INVALID}
   */
  public static SentForm read(String type, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(type);
    if (!boundary.matches()) {
      throw invalid();
    }
    byte[] mark = ("\r\n--" + boundary.group(1)).getBytes(StandardCharsets.US_ASCII);
    SentForm form = new SentForm();
    int at = mark.length - 2;
    if (!startsWith(body, 0, Arrays.copyOfRange(mark, 2, mark.length))) {
      throw invalid();
    }
    for (int parts = 0; startsWith(body, at, new byte[] {'\r', '\n'}); parts++) {
      int head = find(body, HEAD_END, at);
      int end = head < 0 ? -1 : find(body, mark, head + 2);
      if (end < 0 || head - at > LONGEST_HEAD || parts == MOST_PARTS) {
        throw invalid();
      }
      form.part(
          new String(body, at, head - at, StandardCharsets.UTF_8),
          Arrays.copyOfRange(body, Math.min(head + HEAD_END.length, end), end));
      at = end + mark.length;
    }
    if (!startsWith(body, at, new byte[] {'-', '-'})) {
      throw invalid();
    }
    return form;
  }

  private void part(String head, byte[] content) {
    Optional<String> disposition =
        head.lines()
            .filter(line -> line.regionMatches(true, 0, "Content-Disposition: form-data", 0, 30))
            .findFirst();
    Matcher name = NAME.matcher(disposition.orElseThrow(SentForm::invalid));
    if (!name.find()) {
      throw invalid();
    }
    Matcher named = FILE.matcher(disposition.get());
    if (named.find()) {
      fileName = named.group(1).replace("%22", "\"").replaceAll(".*[/\\\\]", "");
      file = content;
    } else {
      fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
    }
  }

  /** What a field says, without what cannot be seen; may be empty. */
  public String field(String name) {
    return Visit.clean(fields.getOrDefault(name, ""));
  }

  /** The name of the file, without folders; empty where none was chosen. */
  public String fileName() {
    return Visit.clean(fileName);
  }

  /** Its bytes. */
  public byte[] file() {
    return file.clone();
  }

  private static boolean startsWith(byte[] body, int at, byte[] wanted) {
    return at + wanted.length <= body.length
        && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private static int find(byte[] body, byte[] wanted, int from) {
    for (int at = from; at + wanted.length <= body.length; at++) {
      if (body[at] == wanted[0] && startsWith(body, at, wanted)) {
        return at;
      }
    }
    return -1;
  }

  private static FaultException invalid() {
    return FaultException.of(FaultCode.REQUEST_INVALID, "what", "multipart/form-data");
  }
}
