/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import java.util.Map;
import java.util.Optional;

/** Where something was found. */
public sealed interface Place {
  /** The place for people, in one line. */
  String text();

  /** The values that texts may name: {@code place}, and others as the kind of place has them. */
  default Map<String, String> values() {
    return Map.of("place", text());
  }

  /**
   * A part of what was looked at, such as a list of files, or a file in an archive.
   *
   * @param name its path in what was looked at; {@code .} for all of it
   */
  record Part(String name) implements Place {
    /** The name of all of it. */
    public static final String WHOLE = ".";

    @Override
    public String text() {
      return name;
    }
  }

  /**
   * A line of a text file.
   *
   * @param file its path in what was looked at
   * @param line counted from one
   * @param path which the line names, as far as it was understood; empty if not at all
   */
  record Line(String file, long line, String path) implements Place {
    @Override
    public String text() {
      return file + ":" + line;
    }

    @Override
    public Map<String, String> values() {
      return Map.of("place", text(), "path", path);
    }
  }

  /**
   * A file.
   *
   * @param path in what was looked at
   */
  record Member(String path) implements Place {
    @Override
    public String text() {
      return path;
    }

    @Override
    public Map<String, String> values() {
      return Map.of("place", path, "path", path);
    }
  }

  /**
   * A place in something that was compared with what it was before. Texts may name {@code
   * placeBefore} and {@code placeAfter}, which are {@code -} on a side that has no such place.
   */
  sealed interface Sides extends Place {
    /** The place on the side before. */
    Optional<String> before();

    /** The place on the side after. */
    Optional<String> after();

    /** The place after, or else the place before. */
    @Override
    default String text() {
      return after().or(this::before).orElse("");
    }

    @Override
    default Map<String, String> values() {
      return Map.of(
          "place",
          text(),
          "placeBefore",
          before().orElse(FindingRules.UNKNOWN),
          "placeAfter",
          after().orElse(FindingRules.UNKNOWN));
    }

    /** The place that stands on as many sides as there are names. */
    static Sides of(Optional<String> before, Optional<String> after) {
      if (before.isPresent()) {
        String earlier = before.get();
        return after.<Sides>map(later -> new Both(earlier, later)).orElse(new Before(earlier));
      }
      return after.<Sides>map(After::new).orElse(new All());
    }
  }

  /** A place that only the side before has. */
  record Before(String name) implements Sides {
    @Override
    public Optional<String> before() {
      return Optional.of(name);
    }

    @Override
    public Optional<String> after() {
      return Optional.empty();
    }
  }

  /** A place that only the side after has. */
  record After(String name) implements Sides {
    @Override
    public Optional<String> before() {
      return Optional.empty();
    }

    @Override
    public Optional<String> after() {
      return Optional.of(name);
    }
  }

  /** A place that both sides have, each by its own name. */
  record Both(String earlier, String later) implements Sides {
    @Override
    public Optional<String> before() {
      return Optional.of(earlier);
    }

    @Override
    public Optional<String> after() {
      return Optional.of(later);
    }
  }

  /** All that was compared. */
  record All() implements Sides {
    @Override
    public Optional<String> before() {
      return Optional.empty();
    }

    @Override
    public Optional<String> after() {
      return Optional.empty();
    }
  }
}
