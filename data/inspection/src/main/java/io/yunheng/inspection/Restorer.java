/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.content.Format;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.database.Engine;
import io.yunheng.fault.FaultException;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import io.yunheng.inspection.restore.MariadbScript;
import io.yunheng.inspection.restore.PostgresScript;
import io.yunheng.inspection.restore.Replay;
import io.yunheng.inspection.restore.Restoration;
import io.yunheng.inspection.restore.RestoreRules;
import io.yunheng.inspection.restore.RestoredTables;
import io.yunheng.inspection.restore.ScratchLedger;
import io.yunheng.inspection.restore.ScratchServer;
import io.yunheng.inspection.restore.TranscodingStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Restores dumps into servers, one dump at a time on each. It removes everything it created, also
 * when the program is asked to end; if it is killed, the next restorer with the same ledger removes
 * the rest. Thread-safe.
 */
public final class Restorer implements AutoCloseable {
  private static final int HEAD = 1 << 14;
  private static final int LONGEST = 1 << 26;
  private static final Pattern ENCODING =
      Pattern.compile(
          "^(?:/\\*!\\d* )?SET (?:client_encoding = '([A-Za-z0-9_-]+)'|NAMES ([a-z0-9_]+))",
          Pattern.MULTILINE);

  private final List<ScratchServer> servers;
  private final RestoreRules rules;
  private final InspectionRules findings;
  private final PgRestore tool;
  private final InspectionLimits limits;
  private final Path work;
  private final Thread ending = new Thread(this::end, "scratch databases");

  private Restorer(
      List<ScratchServer> servers,
      RestoreRules rules,
      InspectionRules findings,
      PgRestore tool,
      InspectionLimits limits,
      Path work) {
    this.servers = List.copyOf(servers);
    this.rules = rules;
    this.findings = findings;
    this.tool = tool;
    this.limits = limits;
    this.work = work;
  }

  /**
   * A restorer, with what an earlier one left taken away.
   *
   * @param logins at most one of each engine counts; the users make databases and users there
   * @param ledger a file that names scratch databases while there are any
   * @param work folder for what is sorted on disk
   * @throws FaultException if a server cannot be reached or does not let us in
   */
  public static Restorer open(
      List<DatabaseLogin> logins, Path ledger, PgRestore tool, InspectionLimits limits, Path work) {
    ScratchLedger names = new ScratchLedger(ledger);
    List<ScratchServer> servers =
        logins.stream().map(login -> new ScratchServer(login, names)).toList();
    servers.forEach(ScratchServer::tidy);
    Restorer restorer =
        new Restorer(
            servers, RestoreRules.shipped(), InspectionRules.shipped(), tool, limits, work);
    if (!servers.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(restorer.ending);
    }
    return restorer;
  }

  /** Which dumps can be restored, for the identity of what was done. */
  public String state() {
    return servers.stream().map(server -> server.engine().code()).sorted().toList().toString();
  }

  /**
   * Restores a dump.
   *
   * @param record of the database that the dump is of
   * @return nothing if the format is that of no dump
   * @throws InterruptedException if it is interrupted
   */
  public Optional<Restoration> restore(Path dump, Format format, Optional<DatabaseRecord> record)
      throws InterruptedException {
    String rule = format instanceof Format.Known known ? known.rule().orElse("") : "";
    Optional<RestoreRules.OfEngine> taking = rules.taking(rule);
    if (taking.isEmpty()) {
      return Optional.empty();
    }
    Optional<ScratchServer> server =
        servers.stream().filter(one -> one.engine() == taking.get().engine()).findFirst();
    if (server.isEmpty()) {
      return Optional.of(
          Restoration.not(
              List.of(
                  findings.finding(
                      DeepCode.NOT_RESTORED, "", "engine", taking.get().engine().code()))));
    }
    if (taking.get().alone().contains(rule)) {
      return Optional.of(
          Restoration.not(List.of(findings.finding(DeepCode.RESTORE_FORM, "", "form", rule))));
    }
    synchronized (server.get()) {
      return Optional.of(restore(dump, rule, taking.get(), server.get(), record));
    }
  }

  private Restoration restore(
      Path dump,
      String rule,
      RestoreRules.OfEngine of,
      ScratchServer server,
      Optional<DatabaseRecord> record)
      throws InterruptedException {
    InspectionContext look = new InspectionContext(findings, limits, _ -> {});
    Optional<Restoration> done = Optional.empty();
    try {
      ScratchServer.Made made = server.make();
      try (Connection connection = server.connect(made.login())) {
        Replay replay = new Replay(connection, of, look);
        if (rule.equals("postgresql-custom")) {
          tool.script(dump, limits.time(), script -> run(replay, of, script));
        } else {
          try (InputStream script =
              Files.newInputStream(dump, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            run(replay, of, script);
          }
        }
      }
      done = Optional.of(new RestoredTables(look, work).read(made.login(), record));
    } catch (InterruptedException e) {
      drop(server, look);
      throw e;
    } catch (InspectionStopException stop) {
      look.found(stop);
    } catch (SQLException e) {
      look.found(DeepCode.RESTORE_SERVER, "", "state", String.valueOf(e.getSQLState()));
    } catch (CharacterCodingException e) {
      look.found(DeepCode.TEXT_ENCODING, "", "encoding", "client_encoding");
    } catch (FaultException e) {
      look.found(DeepCode.RESTORE_SERVER, "", "state", e.faults().getFirst().code().code());
    } catch (IOException e) {
      look.found(DeepCode.UNREADABLE, "");
    }
    drop(server, look);
    return done.isEmpty()
        ? Restoration.not(look.findings())
        : new Restoration(done.get().restored(), done.get().compared(), look.findings());
  }

  private static void drop(ScratchServer server, InspectionContext look) {
    try {
      server.drop();
    } catch (SQLException | FaultException e) {
      look.found(DeepCode.SCRATCH_LEFT, String.join(", ", server.left()));
    }
  }

  private void run(Replay replay, RestoreRules.OfEngine of, InputStream script)
      throws IOException, InterruptedException {
    int longest = (int) Math.min(limits.memory() / 4L, LONGEST);
    BufferedInputStream in = new BufferedInputStream(script, 1 << 16);
    Charset charset = encoding(of, in);
    if (of.engine() == Engine.MARIADB) {
      if (!charset.equals(StandardCharsets.UTF_8)) {
        throw InspectionStopException.of(DeepCode.RESTORE_FORM, "", "form", "SET NAMES " + charset);
      }
      replay.run(new MariadbScript(in, longest));
      return;
    }
    replay.run(
        new PostgresScript(
            charset.equals(StandardCharsets.UTF_8) ? in : new TranscodingStream(in, charset),
            longest));
  }

  /** The encoding that a dump names in its head; UTF-8 where it names none. */
  private Charset encoding(RestoreRules.OfEngine of, BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    in.reset();
    Matcher matcher = ENCODING.matcher(head);
    if (!matcher.find()) {
      return StandardCharsets.UTF_8;
    }
    if (of.engine() == Engine.MARIADB) {
      String name = Optional.ofNullable(matcher.group(2)).orElse("");
      return switch (name) {
        case "utf8", "utf8mb3", "utf8mb4", "binary" -> StandardCharsets.UTF_8;
        default ->
            throw InspectionStopException.of(
                DeepCode.RESTORE_FORM, "", "form", "SET NAMES " + name);
      };
    }
    String name = Optional.ofNullable(matcher.group(1)).orElse("").toUpperCase(Locale.ROOT);
    Charset charset = rules.encodings().get(name);
    if (charset == null) {
      throw InspectionStopException.of(
          DeepCode.RESTORE_FORM, "", "form", "client_encoding " + name);
    }
    return charset;
  }

  private void end() {
    for (ScratchServer server : servers) {
      try {
        server.drop();
      } catch (SQLException | FaultException _) {
        // The ledger has them.
      }
    }
  }

  @Override
  public void close() {
    end();
    if (!servers.isEmpty()) {
      try {
        Runtime.getRuntime().removeShutdownHook(ending);
      } catch (IllegalStateException _) {
        // The program is ending, and the hook does what is to be done.
      }
    }
  }
}
