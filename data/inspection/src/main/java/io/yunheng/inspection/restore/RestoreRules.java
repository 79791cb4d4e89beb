/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import io.yunheng.database.Engine;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.inspection.context.InspectionData;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What of a dump goes into which engine.
 *
 * @param encodings of dumps, by the name that the engine has for them
 */
public record RestoreRules(List<OfEngine> engines, Map<String, Charset> encodings) {
  private static final String FILE = "deep-restores.yaml";
  private static final int HEAD = 512;

  /**
   * Rules of an engine.
   *
   * @param formats ids of rules of formats.yaml whose dumps it takes
   * @param alone ids of those that need a server of their own
   * @param leftOut beginnings of statements that say nothing of rows
   * @param cannot beginnings of SQLSTATE, or error numbers, which mean that this server cannot do
   *     it, not that the dump is wrong
   */
  public record OfEngine(
      Engine engine,
      List<String> formats,
      List<String> alone,
      List<Pattern> leftOut,
      List<String> cannot) {
    public OfEngine {
      formats = List.copyOf(formats);
      alone = List.copyOf(alone);
      leftOut = List.copyOf(leftOut);
      cannot = List.copyOf(cannot);
    }

    /** Whether a statement is left out. */
    boolean leavesOut(String sql) {
      String head = sql.substring(0, Math.min(sql.length(), HEAD)).replaceAll("\\s+", " ");
      return leftOut.stream().anyMatch(pattern -> pattern.matcher(head).lookingAt());
    }

    /** Whether an error is one of what this server cannot do. */
    boolean cannot(SQLException e) {
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      String number = Integer.toString(e.getErrorCode());
      return state.isEmpty()
          || cannot.stream().anyMatch(one -> state.startsWith(one) || number.equals(one));
    }
  }

  public RestoreRules {
    engines = List.copyOf(engines);
    encodings = Map.copyOf(encodings);
  }

  /** Those that ship. */
  public static RestoreRules shipped() {
    return read(InspectionData.bytes(FILE), FILE);
  }

  /**
   * Reads them.
   *
   * @throws FaultException with everything that is wrong
   */
  public static RestoreRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("engines", "encodings");
    List<OfEngine> engines = new ArrayList<>();
    for (Fields fields : root.someList("engines")) {
      fields.only("engine", "formats", "alone", "left-out", "cannot");
      if (fields.texts("formats").isEmpty()) {
        fields.missing("formats");
      }
      engines.add(
          new OfEngine(
              fields.word("engine", Engine.class, Engine.JDBC),
              fields.texts("formats"),
              fields.texts("alone"),
              patterns(fields),
              fields.texts("cannot")));
    }
    Map<String, Charset> encodings = new HashMap<>();
    for (Fields fields : root.someList("encodings")) {
      fields.only("name", "charset");
      String name = fields.text("name").toUpperCase(Locale.ROOT);
      try {
        if (encodings.put(name, Charset.forName(fields.text("charset"))) != null) {
          fields.twice("name", name);
        }
      } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
        fields.wrong("charset", fields.text("charset"), "UTF-8, GB18030, …");
      }
    }
    problems.throwIfAny();
    return new RestoreRules(engines, encodings);
  }

  private static List<Pattern> patterns(Fields fields) {
    List<Pattern> patterns = new ArrayList<>();
    for (String text : fields.texts("left-out")) {
      try {
        patterns.add(Pattern.compile(text, Pattern.CASE_INSENSITIVE));
      } catch (PatternSyntaxException _) {
        fields.wrong("left-out", text, "regex");
      }
    }
    return patterns;
  }

  /** The rules of the engine that takes dumps of a format. */
  public Optional<OfEngine> taking(String format) {
    return engines.stream()
        .filter(one -> one.formats().contains(format) || one.alone().contains(format))
        .findFirst();
  }
}
