/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.List;
import javax.net.ssl.SSLException;

/** What an exception of a driver means for us. */
record SqlFailure(UncomparedReason reason, String detail) {
  private static final int LONGEST = 200;
  private static final int MOST_CAUSES = 20;

  /** What drivers say, in whatever language, where only they looked at the certificate. */
  private static final List<String> UNTRUSTED =
      List.of(
          "PgjdbcHostnameVerifier", "SSL hostname verification failed", "Self signed certificates");

  private static final int TABLE_DEFINITION_CHANGED = 1412;
  private static final int DENIED_TABLE = 1142;
  private static final int DENIED_COLUMN = 1143;
  private static final int DENIED_DATABASE = 1044;

  /**
   * The meaning of an exception.
   *
   * @throws OutOfMemoryError if a driver wrapped it: it says nothing of the database
   */
  static SqlFailure of(Throwable thrown) {
    throwExhausted(thrown);
    return switch (thrown) {
      case CellFormException e -> new SqlFailure(UncomparedReason.VALUE_UNREADABLE, line(e));
      case SQLException e -> new SqlFailure(reason(e), line(e));
      default -> new SqlFailure(UncomparedReason.QUERY_FAILED, line(thrown));
    };
  }

  private static UncomparedReason reason(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (e instanceof SQLNonTransientConnectionException
        || e instanceof SQLRecoverableException
        || state.startsWith("08")
        || state.startsWith("57P")
        || (state.equals("70100") && e.getErrorCode() == 1927)
        || e.getCause() instanceof SocketException
        || e.getCause() instanceof java.io.EOFException) {
      return UncomparedReason.CONNECTION_LOST;
    }
    int code = e.getErrorCode();
    if (state.equals("42501")
        || code == DENIED_TABLE
        || code == DENIED_COLUMN
        || code == DENIED_DATABASE) {
      return UncomparedReason.PERMISSION;
    }
    if (code == TABLE_DEFINITION_CHANGED || state.equals("42P01") || state.equals("42S02")) {
      return UncomparedReason.TABLE_CHANGED;
    }
    return UncomparedReason.QUERY_FAILED;
  }

  /** Ends the job where there is no database to read. */
  static FaultException fault(SQLException e, DatabaseAddress address) {
    throwExhausted(e);
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    FaultCode code =
        untrusted(e)
            ? FaultCode.DATABASE_NOT_TRUSTED
            : state.startsWith("28")
                ? FaultCode.DATABASE_LOGIN_REFUSED
                : state.startsWith("08") || state.isEmpty() || state.startsWith("3D")
                    ? FaultCode.DATABASE_UNREACHABLE
                    : FaultCode.DATABASE_REFUSED;
    return FaultException.of(code, "address", address.toString(), "reason", line(e));
  }

  private static void throwExhausted(Throwable thrown) {
    int depth = 0;
    for (Throwable cause = thrown; cause != null && depth < MOST_CAUSES; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError exhausted) {
        throw exhausted;
      }
      depth++;
    }
  }

  /** Whether it failed over who the server is. */
  private static boolean untrusted(SQLException e) {
    int depth = 0;
    for (Throwable cause = e; cause != null && depth < MOST_CAUSES; cause = cause.getCause()) {
      if (cause instanceof SSLException || cause instanceof CertificateException) {
        return true;
      }
      depth++;
    }
    return UNTRUSTED.stream().anyMatch(String.valueOf(e.getMessage())::contains);
  }

  static String line(Throwable thrown) {
    String message =
        thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    String line = message.lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
