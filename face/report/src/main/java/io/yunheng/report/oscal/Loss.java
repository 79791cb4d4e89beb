/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something of an arrangement that OSCAL has no place for.
 *
 * @param service the id of the service it is about, if it is about one
 * @param ids what it is about: by {@code organisations}, {@code delegations} and so on
 * @param layers how many times work was handed on, for a way of it
 * @param where it is to be found instead
 */
public record Loss(
    Kind kind,
    Optional<String> service,
    Map<String, List<String>> ids,
    OptionalInt layers,
    Text text,
    Where where) {
  public Loss {
    Map<String, List<String>> ordered = new LinkedHashMap<>();
    ids.forEach((name, all) -> ordered.put(name, List.copyOf(all)));
    ids = Collections.unmodifiableMap(ordered);
  }

  /**
   * A place in another file.
   *
   * @param pointer JSON Pointer (RFC 6901)
   */
  public record Where(File file, String pointer) {}

  /** The files that hold what OSCAL does not. */
  public enum File implements Word {
    /** What was derived, {@code responsibility.json}. */
    RESULT("responsibility.json"),
    /** What it was derived from: the file that was read. */
    ARRANGEMENT("arrangement");

    private final String code;

    File(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** What it is that is lost. */
  public enum Kind implements Word {
    /** Others do the work than those who are responsible. */
    WORK("work"),
    /** The way on which work was handed on. */
    CHAIN("chain"),
    AGREEMENT("agreement"),
    /** What an agreement states, and where. */
    PASSAGE("passage"),
    WATCHING("watching"),
    TOLD("told"),
    /** Who bears a loss. */
    LOSS("loss"),
    /** Several share a duty and nothing divides it. */
    OVERLAP("overlap"),
    FINDING("finding"),
    CONTRADICTION("contradiction"),
    QUESTION("question"),
    APPLICABILITY("applicability"),
    /** Why somebody has a role. */
    REASON("reason"),
    EVENT("event"),
    AUTHORISATION("authorisation"),
    NORM("norm"),
    SUPERVISION("supervision");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
