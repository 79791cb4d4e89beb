/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.database.Password;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.handover.DeepRequest;
import io.yunheng.handover.KeyRing;
import io.yunheng.handover.Meter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How files are opened, decrypted and restored. */
final class DeepOptions {
  private static final int MOST_RECORD = 1 << 26;

  @Option(names = "--deep", descriptionKey = "deep")
  private boolean asked;

  @Option(names = "--keys", paramLabel = "FILE", descriptionKey = "keys")
  private Optional<Path> keys = Optional.empty();

  @Option(names = "--restore", paramLabel = "SERVER", descriptionKey = "restore")
  private List<String> servers = new ArrayList<>();

  @Option(
      names = "--restore-password-env",
      paramLabel = "VARIABLE",
      descriptionKey = "restore-password-env")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "--restore-password-file",
      paramLabel = "FILE",
      descriptionKey = "restore-password-file")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--record", paramLabel = "[DUMP=]FILE", descriptionKey = "record")
  private List<String> records = new ArrayList<>();

  boolean asked() {
    return asked;
  }

  /**
   * What is asked for.
   *
   * @param all takes every result
   * @throws FaultException if options do not go together, or a file that they name is wrong
   */
  Optional<DeepRequest> request(Optional<Path> all, Meter meter) {
    if (!asked) {
      for (String option : given()) {
        throw usage(option + ": --deep");
      }
      return Optional.empty();
    }
    KeyRing ring = keys.map(file -> KeyRing.read(file, System.getenv())).orElse(KeyRing.NONE);
    return Optional.of(DeepRequest.of(ring, all, meter).restoring(logins(), recorded()));
  }

  private List<String> given() {
    List<String> given = new ArrayList<>();
    keys.ifPresent(_ -> given.add("--keys"));
    if (!servers.isEmpty()) {
      given.add("--restore");
    }
    if (!records.isEmpty()) {
      given.add("--record");
    }
    return given;
  }

  private static FaultException usage(String problem) {
    return FaultException.of(FaultCode.USAGE_INVALID, "problem", problem);
  }

  private List<DatabaseLogin> logins() {
    List<Password> passwords = new ArrayList<>();
    variables.forEach(name -> passwords.add(new Password.OfVariable(name)));
    files.forEach(file -> passwords.add(new Password.OfFile(file)));
    boolean each = passwords.size() <= 1 || passwords.size() == servers.size();
    if (!each || (!variables.isEmpty() && !files.isEmpty())) {
      throw usage("--restore, --restore-password-env, --restore-password-file");
    }
    List<DatabaseLogin> logins = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      Password password =
          passwords.isEmpty() ? new Password.None() : passwords.get(passwords.size() == 1 ? 0 : i);
      logins.add(new DatabaseLogin(DatabaseAddress.parse(servers.get(i)), password));
    }
    if (logins.stream().map(login -> login.address().engine()).distinct().count() < logins.size()) {
      throw usage(
          "--restore: "
              + String.join(", ", servers.stream().map(one -> one.split(":", 2)[0]).toList()));
    }
    if (!records.isEmpty() && servers.isEmpty()) {
      throw usage("--record: --restore");
    }
    return logins;
  }

  private List<DeepRequest.Recorded> recorded() {
    List<DeepRequest.Recorded> recorded = new ArrayList<>();
    for (String text : records) {
      int equals = text.indexOf('=');
      boolean whole = equals < 0 || Files.isRegularFile(Path.of(text));
      String dump = whole ? "" : text.substring(0, equals);
      String name = whole ? text : text.substring(equals + 1);
      DatabaseRecord record =
          DatabaseRecord.read(BoundedFile.bytes(Path.of(name), name, MOST_RECORD), name);
      recorded.add(new DeepRequest.Recorded(dump, record));
    }
    return recorded;
  }
}
