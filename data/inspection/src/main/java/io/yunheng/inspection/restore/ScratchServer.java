/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.Engine;
import io.yunheng.database.Password;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A server on which scratch databases are made. Only those whose names were made here are ever
 * taken away.
 */
public final class ScratchServer {
  private static final String PREFIX = "yunhengscratch";
  private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-f]{18}");
  private static final String WORD = "scratch";
  private static final int LONGEST = 200;

  private final SecureRandom random = new SecureRandom();
  private final DatabaseLogin login;
  private final Scratch scratch;
  private final ScratchLedger ledger;

  /** A database that was made, and how to get into it. */
  public record Made(String name, DatabaseLogin login) {}

  public ScratchServer(DatabaseLogin login, ScratchLedger ledger) {
    this.login = login;
    this.ledger = ledger;
    this.scratch =
        switch (login.address().engine()) {
          case POSTGRESQL -> new PostgresScratch();
          case MARIADB -> new MariadbScratch();
          case JDBC ->
              throw FaultException.of(
                  FaultCode.USAGE_VALUE,
                  "option",
                  "--restore",
                  "value",
                  login.address().toString(),
                  "known",
                  "postgresql://, mariadb://");
        };
  }

  public Engine engine() {
    return login.address().engine();
  }

  private String server() {
    return login.address().toString();
  }

  public Connection connect(DatabaseLogin to) throws SQLException {
    return scratch.connect(to);
  }

  /**
   * Takes away what an earlier run left.
   *
   * @throws FaultException if the server cannot be reached, does not let us in, or refuses that
   */
  public void tidy() {
    try (Connection connection = scratch.connect(login)) {
      for (String name : ledger.of(server())) {
        if (NAME.matcher(name).matches()) {
          scratch.drop(connection, name);
        }
        ledger.remove(name);
      }
    } catch (SQLException e) {
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      FaultCode code =
          state.startsWith("28")
              ? FaultCode.DATABASE_LOGIN_REFUSED
              : state.startsWith("08") || state.isEmpty() || state.startsWith("3D")
                  ? FaultCode.DATABASE_UNREACHABLE
                  : FaultCode.DATABASE_REFUSED;
      throw FaultException.of(code, "address", server(), "reason", line(e));
    }
  }

  private static String line(SQLException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = message.lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  /** A new database; what was made of it before an error stays in the ledger. */
  public Made make() throws SQLException {
    String name = PREFIX + word(9);
    String password = word(24);
    ledger.add(name, server());
    try (Connection connection = scratch.connect(login)) {
      scratch.make(connection, name, password);
    }
    DatabaseAddress at = login.address();
    return new Made(
        name,
        new DatabaseLogin(
            new DatabaseAddress(at.engine(), at.host(), at.port(), name, name, at.options(), ""),
            new Password.OfVariable(WORD),
            Map.of(WORD, password),
            Optional.empty(),
            List.of()));
  }

  /** Takes away what this run made. */
  public void drop() throws SQLException {
    List<String> names = ledger.of(server());
    if (names.isEmpty()) {
      return;
    }
    try (Connection connection = scratch.connect(login)) {
      for (String name : names) {
        if (NAME.matcher(name).matches()) {
          scratch.drop(connection, name);
          ledger.remove(name);
        }
      }
    }
  }

  /** The names of those that there still are. */
  public List<String> left() {
    return ledger.of(server());
  }

  private String word(int octets) {
    byte[] bytes = new byte[octets];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
