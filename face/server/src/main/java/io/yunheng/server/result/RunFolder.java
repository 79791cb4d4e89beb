/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.casework.AssessmentRun;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.assessment.AssessmentFiles;
import io.yunheng.server.web.FileName;
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
    OBSERVATIONS(AssessmentFiles.OBSERVATIONS, "application/x-ndjson", "observations"),
    LOCATION(AssessmentFiles.LOCATION, SVG, "location", "physical"),
    NETWORK(AssessmentFiles.NETWORK, SVG, "network", "network");

    private final String file;
    private final String type;
    private final String text;
    private final String layer;

    Kind(String file, String type, String text) {
      this(file, type, text, "");
    }

    Kind(String file, String type, String text, String layer) {
      this.layer = layer;
      this.file = file;
      this.type = type;
      this.text = text;
    }

    /** The name of the file, below the folder of its run. */
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

    /** The layer of the standard whose items say in words what a picture shows. */
    String layer() {
      return layer;
    }

    /** Whether browsers may show it in a page. */
    boolean picture() {
      return type.equals(SVG);
    }

    /** The name under which it is downloaded, without folders. */
    FileName download() {
      return FileName.ofPath(file);
    }

    /** The one that is downloaded under a name. */
    static Optional<Kind> of(String name) {
      return Arrays.stream(values())
          .filter(kind -> kind.download().text().equals(name))
          .findFirst();
    }
  }

  private static final String SVG = "image/svg+xml";
  private static final int MOST_DIGESTS = 4000;

  private final Path data;
  private final Map<String, String> digests = new ConcurrentHashMap<>();

  RunFolder(Path data) {
    this.data = data.toAbsolutePath().normalize();
  }

  /** A file of a run, whether it is there or not. */
  Path file(AssessmentRun run, Kind kind) {
    return of(run).resolve(kind.file());
  }

  /** The folder of a run. */
  Path of(AssessmentRun run) {
    Path folder = data.resolve(run.folder()).normalize();
    if (!folder.startsWith(data) || folder.equals(data)) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    return folder;
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
