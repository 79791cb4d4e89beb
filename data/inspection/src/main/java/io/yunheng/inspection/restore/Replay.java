/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import io.yunheng.database.Engine;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Runs the statements of a dump, one after the other, up to the first that fails. */
public final class Replay {
  private static final Pattern COPY =
      Pattern.compile("COPY\\s.*\\sFROM\\s+stdin\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DATABASE =
      Pattern.compile("(USE|CREATE DATABASE)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile("(?:USE|CREATE DATABASE)[^`]*`([^`]*)`.*|USE\\s+(\\S+)", Pattern.DOTALL);
  private static final Pattern MADE =
      Pattern.compile("(/\\*!\\d* ?)?(CREATE|ALTER)\\b.*", Pattern.DOTALL);
  private static final String PART = "(?:`[^`]*`|'[^']*'|[A-Za-z0-9_.%]+)";
  private static final Pattern DEFINER =
      Pattern.compile("DEFINER\\s*=\\s*" + PART + "(?:@" + PART + ")?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SETTING =
      Pattern.compile("(/\\*M?!\\d* ?)?SET\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PLAIN_ESCAPES =
      Pattern.compile(
          "SET\\s+standard_conforming_strings\\s*(=|TO)\\s*'?(on|off)'?", Pattern.CASE_INSENSITIVE);
  private static final int MOST_ROWS = 1_000;

  private final Connection connection;
  private final RestoreRules.OfEngine rules;
  private final InspectionContext look;
  private final long deadline;
  private String database = "";

  /**
   * Running of a script.
   *
   * @param look takes what is worth knowing
   */
  public Replay(Connection connection, RestoreRules.OfEngine rules, InspectionContext look) {
    this.connection = connection;
    this.rules = rules;
    this.look = look;
    this.deadline = System.nanoTime() + look.limits().time().toNanos();
  }

  public void run(SqlScript script) throws IOException, InterruptedException {
    for (Optional<SqlScript.Sql> next = script.next(); next.isPresent(); next = script.next()) {
      look.time("");
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      one(next.get(), script);
    }
  }

  private void one(SqlScript.Sql sql, SqlScript script) throws IOException {
    boolean copies = script instanceof PostgresScript && COPY.matcher(sql.text()).matches();
    if (copies) {
      copy(sql, (PostgresScript) script);
      return;
    }
    if (script instanceof PostgresScript postgres) {
      Matcher setting = PLAIN_ESCAPES.matcher(sql.text());
      if (setting.matches()) {
        postgres.escapes(setting.group(2).equalsIgnoreCase("off"));
      }
    }
    if (rules.leavesOut(sql.text()) || named(sql)) {
      return;
    }
    String text = sql.text();
    if (rules.engine() == Engine.MARIADB && MADE.matcher(text).matches()) {
      text = DEFINER.matcher(text).replaceAll("");
    }
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setMaxRows(MOST_ROWS);
      statement.setQueryTimeout(seconds());
      statement.execute(text);
    } catch (SQLException e) {
      if (SETTING.matcher(text).matches() && !lost(e)) {
        look.found(DeepCode.RESTORE_SETTING, Long.toString(sql.line()), "state", state(e));
      } else {
        throw refused(sql, e);
      }
    }
  }

  private static boolean lost(SQLException e) {
    return state(e).startsWith("08");
  }

  /** A dump of one database may name it; what goes into several is not for a scratch database. */
  private boolean named(SqlScript.Sql sql) throws InspectionStopException {
    if (rules.engine() != Engine.MARIADB || !DATABASE.matcher(sql.text()).matches()) {
      return false;
    }
    Matcher matcher = NAME.matcher(sql.text());
    String name =
        matcher.matches()
            ? Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2))
            : "";
    if (!database.isEmpty() && !database.equals(name)) {
      throw InspectionStopException.of(
          DeepCode.RESTORE_FORM, Long.toString(sql.line()), "form", "CREATE DATABASE, USE");
    }
    database = name;
    return true;
  }

  private void copy(SqlScript.Sql sql, PostgresScript script) throws IOException {
    script.rest();
    byte[] buffer = new byte[1 << 16];
    try {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql.text());
      try {
        for (int read = script.data(buffer); read >= 0; read = script.data(buffer)) {
          copy.writeToCopy(buffer, 0, read);
          look.time("");
        }
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw refused(sql, e);
    }
  }

  private int seconds() {
    long left = TimeUnit.NANOSECONDS.toSeconds(deadline - System.nanoTime());
    return Math.clamp(left, 1, Integer.MAX_VALUE);
  }

  private InspectionStopException refused(SqlScript.Sql sql, SQLException e) {
    return InspectionStopException.of(
        rules.cannot(e) ? DeepCode.RESTORE_CANNOT : DeepCode.RESTORE_REFUSED,
        Long.toString(sql.line()),
        "state",
        state(e),
        "statement",
        kind(sql.text()));
  }

  private static String state(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return e.getErrorCode() > 0 ? state + "/" + e.getErrorCode() : state;
  }

  /** Its first two words, which quote no data. */
  private static String kind(String sql) {
    String[] words =
        sql.substring(0, Math.min(sql.length(), 80))
            .replaceAll("[^A-Za-z]+", " ")
            .strip()
            .toUpperCase(Locale.ROOT)
            .split(" ", -1);
    return words.length > 1 ? words[0] + " " + words[1] : words[0];
  }
}
