/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.casework.AssessmentRun;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.assessment.AssessmentFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where the files of runs lie. */
final class RunFolder {
  /** A file of a run. */
  enum Kind {
    REPORT(AssessmentFiles.REPORT, "text/html;charset=utf-8", "report"),
    WORKBOOK(
        AssessmentFiles.WORKBOOK,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "workbook"),
    RESULT(AssessmentFiles.RESULT, "application/json", "result"),
    OBSERVATIONS(AssessmentFiles.OBSERVATIONS, "application/x-ndjson", "observations");

    private final String file;
    private final String type;
    private final String text;

    Kind(String file, String type, String text) {
      this.file = file;
      this.type = type;
      this.text = text;
    }

    /** The name of the file. */
    String file() {
      return file;
    }

    /** As RFC 6838 names it. */
    String type() {
      return type;
    }

    /** The part of the keys of its texts. */
    String text() {
      return text;
    }

    static Optional<Kind> of(String file) {
      return Arrays.stream(values()).filter(kind -> kind.file.equals(file)).findFirst();
    }
  }

  private static final int MOST_DIGESTS = 4000;

  private final Path data;
  private final Map<String, String> digests = new ConcurrentHashMap<>();

  RunFolder(Path data) {
    this.data = data.toAbsolutePath().normalize();
  }

  /** A file of a run, whether it is there or not. */
  Path file(AssessmentRun run, Kind kind) {
    Path folder = data.resolve(run.folder()).normalize();
    if (!folder.startsWith(data) || folder.equals(data)) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    return folder.resolve(kind.file());
  }

  /** How large it is; empty where it is not there. */
  Optional<Long> size(AssessmentRun run, Kind kind) {
    Path file = file(run, kind);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.size(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Its SHA-256 in hex, computed once; empty where it cannot be read. */
  String digest(AssessmentRun run, Kind kind) {
    if (digests.size() > MOST_DIGESTS) {
      digests.clear();
    }
    return digests.computeIfAbsent(run.id() + "/" + kind.file(), _ -> computed(file(run, kind)));
  }

  private static String computed(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        digest.update(bytes, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
