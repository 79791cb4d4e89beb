/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.casework.PartialUpload;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of the files that came back for a request, among the evidence of its case.
 *
 * @param request the number of the request; empty where it is not known yet
 */
public record ReturnedFolder(Optional<Long> request) {
  private static final Pattern PATH =
      Pattern.compile("requests/(?:([1-9][0-9]{0,8})/)?returned(?:/.*)?", Pattern.DOTALL);
  private static final Pattern HELD =
      Pattern.compile("requests/[1-9][0-9]{0,8}/attachments/.*", Pattern.DOTALL);
  private static final int MOST_NAMES = 1_000;

  /** The folder of a request. */
  public static ReturnedFolder of(long request) {
    return new ReturnedFolder(Optional.of(request));
  }

  /** The folder that a path is, or lies in. */
  public static Optional<ReturnedFolder> of(String path) {
    Matcher found = PATH.matcher(path);
    return found.matches()
        ? Optional.of(new ReturnedFolder(Optional.ofNullable(found.group(1)).map(Long::parseLong)))
        : Optional.empty();
  }

  /** Whether an upload is an attachment that waits until its form is taken in. */
  static boolean holds(PartialUpload upload) {
    return HELD.matcher(upload.description().path()).matches();
  }

  /** Its path. */
  public String path() {
    return "requests/" + request.map(number -> number + "/").orElse("") + "returned";
  }

  /** A name in it that nothing else has: with a number where something has it. */
  public String free(String name, Predicate<String> taken) {
    return free(path() + "/", name, taken);
  }

  /**
   * A name in a folder that nothing else has.
   *
   * @param folder ends with a slash
   */
  public static String free(String folder, String name, Predicate<String> taken) {
    String path = folder + name;
    int dot = name.lastIndexOf('.');
    boolean ends = dot > name.lastIndexOf('/') + 1;
    for (int i = 2; taken.test(path) && i < MOST_NAMES; i++) {
      path =
          folder
              + (ends ? name.substring(0, dot) : name)
              + "-"
              + i
              + (ends ? name.substring(dot) : "");
    }
    return path;
  }
}
